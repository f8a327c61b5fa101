package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Require;
import io.rffi.augment.waveform.FrequencySweep;
import java.util.ArrayList;
import java.util.List;

/**
 * The staircase by which a fractional-N synthesiser climbs a chirp: its divider is set anew at
 * regular intervals, to the mean frequency of the interval that follows.
 *
 * <p>Against a smooth chirp of slope μ the phase is ahead by πμ·u·(T − u) at the time u within a
 * step of length T: lines at multiples of 1/T. The {@link ChirpPll} rounds the steps off.
 *
 * @param microseconds the interval T on the transmitter's clock, ≥ 0.1; 0 for a smooth chirp
 */
public record ChirpSteps(double microseconds) implements Impairment {
  /** A smooth chirp. */
  public static final ChirpSteps NONE = new ChirpSteps(0);

  private static final double SHORTEST_MICROSECONDS = 0.1;

  /** Checks the range. */
  public ChirpSteps {
    Require.notNegative(microseconds, "microseconds");
    if (microseconds > 0 && microseconds < SHORTEST_MICROSECONDS) {
      throw new IllegalArgumentException(
          "microseconds must be 0 or at least " + SHORTEST_MICROSECONDS + ", got " + microseconds);
    }
  }

  /** The same trajectory in steps; phase and frequency agree at the end of every sweep. */
  List<FrequencySweep> stepped(List<FrequencySweep> sweeps) {
    if (microseconds == 0) {
      return sweeps;
    }
    List<FrequencySweep> steps = new ArrayList<>();
    for (FrequencySweep sweep : sweeps) {
      int count = Math.max(1, (int) Math.rint(sweep.seconds() / (1e-6 * microseconds)));
      double length = sweep.seconds() / count;
      for (int step = 0; step < count; step++) {
        double hertz = sweep.startHz() + sweep.slopeHzPerSecond() * length * (step + 0.5);
        steps.add(new FrequencySweep(hertz, 0, length));
      }
    }
    return steps;
  }
}
