package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import java.util.random.RandomGenerator;

/**
 * A discrete spur of the synthesiser, fractional or of the reference: the carrier's phase is
 * modulated by β·cos(2πft + θ), which puts a line of β/2 on either side.
 *
 * <p>θ is another one in every packet: the divider's state at turn-on is arbitrary.
 *
 * @param levelDbc the power of one line relative to the carrier, below 0; −∞ for none
 * @param offsetHz f, the lines' distance from the carrier, &gt; 0
 */
public record SynthesiserSpur(double levelDbc, double offsetHz) implements Impairment {
  /** No spur. */
  public static final SynthesiserSpur NONE = new SynthesiserSpur(Double.NEGATIVE_INFINITY, 1);

  /** Checks the ranges. */
  public SynthesiserSpur {
    if (!(levelDbc < 0)) {
      throw new IllegalArgumentException("levelDbc must be below 0, got " + levelDbc);
    }
    Require.positive(offsetHz, "offsetHz");
  }

  /** Adds this packet's phase modulation. */
  void addTo(double[] phase, double sampleRateHz, RandomGenerator random) {
    if (levelDbc == Double.NEGATIVE_INFINITY) {
      return;
    }
    double index = 2 * Iq.amplitudeRatio(levelDbc);
    double start = 2 * Math.PI * random.nextDouble();
    for (int n = 0; n < phase.length; n++) {
      phase[n] += index * Math.cos(start + 2 * Math.PI * offsetHz * n / sampleRateHz);
    }
  }
}
