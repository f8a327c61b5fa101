package io.rffi.embed.impairment;

/**
 * How the first symbol of a packet differs from those that follow: the power comes up, and the
 * phase settles with it.
 *
 * @param missing how many samples' worth of amplitude are missing
 * @param phase the phase while the power comes up against that of the rest of the symbol, in rad
 */
record TurnOn(double missing, double phase) {
  /**
   * Measures.
   *
   * @param samples the packet, interleaved, its carrier's phase levelled
   * @param mean the mean of later symbols
   * @param length over how many samples the power comes up, less than a symbol; the rest of the
   *     first symbol says what it comes up to
   * @param from where the phase is looked at first: the first symbol has no loop transient
   */
  static TurnOn of(double[] samples, double[] mean, int length, int from) {
    int rest = mean.length / 2 - length;
    double[] settled = ComplexSamples.product(samples, length, mean, length, rest);
    double gain = Math.hypot(settled[0], settled[1]) / ComplexSamples.energy(mean, length, rest);
    double missing = 0;
    for (int n = 0; n < length; n++) {
      double level = gain * Math.hypot(mean[2 * n], mean[2 * n + 1]);
      if (level > 0) {
        missing += 1 - Math.hypot(samples[2 * n], samples[2 * n + 1]) / level;
      }
    }
    double[] turn = ComplexSamples.product(samples, from, mean, from, length - from);
    double phase = Math.atan2(turn[1], turn[0]) - Math.atan2(settled[1], settled[0]);
    return new TurnOn(missing, Math.IEEEremainder(phase, 2 * Math.PI));
  }
}
