package io.rffi.augment.transmitter;

import io.rffi.augment.waveform.FrequencySweep;
import io.rffi.dsp.math.Phasor;
import java.util.List;

/**
 * Baseband samples of a frequency trajectory as a phase-locked loop follows it.
 *
 * <p>Everything is closed-form within a sweep, so no sample rate is special and no error builds up.
 */
final class SweepSynthesiser {
  private final ChirpPll pll;

  SweepSynthesiser(ChirpPll pll) {
    this.pll = pll;
  }

  /**
   * Samples the trajectory.
   *
   * @param sweeps what to follow; the loop has settled on the first one's start
   * @param firstSeconds the transmitter's time at sample 0; the trajectory begins at 0
   * @param stepSeconds the transmitter's time between samples
   * @param samples receives interleaved I, Q of magnitude 1; untouched outside the trajectory
   */
  void fill(
      List<FrequencySweep> sweeps, double firstSeconds, double stepSeconds, double[] samples) {
    PllPhaseError lag = new PllPhaseError(pll);
    int length = samples.length / 2;
    double begin = 0;
    double phase = 0;
    double frequency = sweeps.get(0).startHz();
    int from = Math.max(0, (int) Math.ceil(-firstSeconds / stepSeconds));
    for (FrequencySweep sweep : sweeps) {
      lag.step(sweep.startHz() - frequency);
      double end = begin + sweep.seconds();
      int to = Math.min(length, (int) Math.ceil((end - firstSeconds) / stepSeconds));
      double offset = firstSeconds + from * stepSeconds - begin;
      chirp(sweep, phase, offset, stepSeconds, samples, from, to);
      lag.after(offset).applyTo(stepSeconds, samples, from, to);
      phase = (phase + sweep.phase(sweep.seconds())) % (2 * Math.PI);
      frequency = sweep.endHz();
      lag.advance(sweep.seconds());
      begin = end;
      from = Math.max(from, to);
    }
  }

  /** An ideal chirp: its phasor is multiplied on by one that itself turns at a constant rate. */
  private static void chirp(
      FrequencySweep sweep,
      double startPhase,
      double firstSeconds,
      double stepSeconds,
      double[] samples,
      int from,
      int to) {
    Phasor bend = new Phasor(2 * Math.PI * sweep.slopeHzPerSecond() * stepSeconds * stepSeconds);
    Phasor turn = new Phasor(0);
    Phasor z = new Phasor(0);
    for (int block = from; block < to; block += Phasor.EXACT_EVERY) {
      double seconds = firstSeconds + (block - from) * stepSeconds;
      double phase = startPhase + sweep.phase(seconds);
      z.set(phase);
      turn.set(startPhase + sweep.phase(seconds + stepSeconds) - phase);
      for (int n = block; n < Math.min(to, block + Phasor.EXACT_EVERY); n++) {
        samples[2 * n] = z.re();
        samples[2 * n + 1] = z.im();
        z.turn(turn);
        turn.turn(bend);
      }
    }
  }
}
