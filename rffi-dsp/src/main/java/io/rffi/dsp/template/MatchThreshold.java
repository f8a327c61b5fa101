package io.rffi.dsp.template;

/**
 * The match that noise hardly reaches. White Gaussian noise of d complex dimensions spends in a
 * space of s of them a part of its energy that has the Beta(s, d − s) distribution, whatever its
 * level: a constant false-alarm rate.
 */
final class MatchThreshold {
  private static final int BISECTIONS = 60;

  private MatchThreshold() {}

  /**
   * The threshold of a search.
   *
   * @param kernels what is searched for; noise counts as white in the template's bandwidth only, as
   *     a receiver's filter may have left no more
   * @param falseAlarmsPerHour how many places an hour of noise may exceed it, &gt; 0
   * @return within 0 to 1
   */
  static double of(TemplateKernels kernels, double falseAlarmsPerHour) {
    PreambleTemplate template = kernels.template();
    double trialsPerHour = 3600 * kernels.sampleRateHz() * kernels.offsets();
    int dimensions = (int) Math.floor(template.seconds() * template.bandwidthHz());
    return exceededWith(
        Math.min(1, falseAlarmsPerHour / trialsPerHour), kernels.segments(), dimensions);
  }

  /** The value that Beta(s, d − s) exceeds with a probability. */
  static double exceededWith(double probability, int s, int d) {
    double low = 0;
    double high = 1;
    for (int n = 0; n < BISECTIONS; n++) {
      double middle = (low + high) / 2;
      if (tail(middle, s, d) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** P(Beta(s, d − s) &gt; t): fewer than s successes in d − 1 trials of chance t. */
  private static double tail(double t, int s, int d) {
    double term = Math.pow(1 - t, d - 1);
    double sum = term;
    for (int j = 1; j < s; j++) {
      term *= (d - j) * t / (j * (1 - t));
      sum += term;
    }
    return sum;
  }
}
