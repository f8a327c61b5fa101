package io.rffi.dsp.lora;

import io.rffi.dsp.math.Phasor;

/**
 * The quadratic part of a chirp's phase, e^(−jπk(n/fs)²) for the samples n of one symbol. Times
 * this, an up-chirp is a tone; times its conjugate, a down-chirp is. Immutable.
 */
final class ReferenceChirp {
  /** The phase is computed afresh after so many samples, and by recurrence in between. */
  private static final int STRIDE = 64;

  private final double[] table; // interleaved

  ReferenceChirp(SampledLora sampled) {
    this(sampled, sampled.window());
  }

  /** Covers so many samples from the symbol's beginning on. */
  ReferenceChirp(SampledLora sampled, int length) {
    table = new double[2 * length];
    double curvature = Math.PI * sampled.slope() / sampled.sampleRateHz() / sampled.sampleRateHz();
    Phasor bend = new Phasor(-2 * curvature);
    for (int from = 0; from < length; from += STRIDE) {
      Phasor z = new Phasor(-curvature * from * from);
      Phasor turn = new Phasor(-curvature * (2.0 * from + 1));
      for (int n = from; n < Math.min(length, from + STRIDE); n++) {
        table[2 * n] = z.re();
        table[2 * n + 1] = z.im();
        z.turn(turn);
        turn.turn(bend);
      }
    }
  }

  /** How many samples it covers. */
  int length() {
    return table.length / 2;
  }

  /** The real part at a sample, the same for both directions. */
  double re(int n) {
    return table[2 * n];
  }

  /** The imaginary part at a sample, to be multiplied by the direction's sign. */
  double im(int n) {
    return table[2 * n + 1];
  }
}
