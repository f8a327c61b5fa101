package io.rffi.dsp.template;

/**
 * Gaussian frequency shift keying with BT = 0.5 and a modulation index of 0.5. Before the first bit
 * and behind the last there is the plain carrier.
 */
final class GfskModulator {
  private static final double BANDWIDTH_TIME = 0.5;
  private static final double INDEX = 0.5;

  /** Steps of the numerical integral in one bit, a multiple of every oversampling. */
  private static final int STEPS = 256;

  /** The Gaussian is negligible this many bits from its centre: 1e-10. */
  private static final int REACH = 2;

  private GfskModulator() {}

  /**
   * Modulates.
   *
   * @param bits true is the higher frequency
   * @param oversampling samples a bit, a power of two up to 256
   * @return interleaved samples of magnitude 1; sample n is at n / oversampling bits from the
   *     beginning of the first bit
   */
  static float[] modulate(boolean[] bits, int oversampling) {
    double[] gaussian = gaussian();
    int reach = REACH * STEPS;
    int every = STEPS / oversampling;
    float[] iq = new float[2 * bits.length * oversampling];
    // The integral up to the first bit's beginning, where its pulse has begun already.
    double phase = 0;
    for (int step = -reach; step < bits.length * STEPS; step++) {
      if (step >= 0 && step % every == 0) {
        iq[2 * (step / every)] = (float) Math.cos(phase);
        iq[2 * (step / every) + 1] = (float) Math.sin(phase);
      }
      double frequency = 0; // over the deviation; at the step's middle
      for (int k = 0; k < gaussian.length; k++) {
        frequency += gaussian[k] * level(bits, step + k - reach);
      }
      phase += Math.PI * INDEX * frequency / STEPS;
    }
    return iq;
  }

  private static int level(boolean[] bits, int step) {
    if (step < 0 || step >= bits.length * STEPS) {
      return 0;
    }
    return bits[step / STEPS] ? 1 : -1;
  }

  /** The filter's impulse response, summing to 1, at every step within the reach. */
  private static double[] gaussian() {
    double[] values = new double[2 * REACH * STEPS + 1];
    double exponent = 2 * Math.pow(Math.PI * BANDWIDTH_TIME, 2) / Math.log(2);
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      double t = (double) k / STEPS - REACH;
      values[k] = Math.exp(-exponent * t * t);
      sum += values[k];
    }
    for (int k = 0; k < values.length; k++) {
      values[k] /= sum;
    }
    return values;
  }
}
