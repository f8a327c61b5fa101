package io.rffi.dsp.template;

/** How strong an aligned template is over the noise in its bandwidth. */
final class SnrEstimate {
  /** What the estimate can tell at all, from phase noise, distortion and filters. */
  private static final double LARGEST_DB = 80;

  private static final double SMALLEST_DB = -40;

  private SnrEstimate() {}

  /**
   * Estimates: by repeated periods if there are any, by the second and fourth moments of the
   * magnitude otherwise (M2M4; Pauluzzi and Beaulieu, IEEE Transactions on Communications 48,
   * 2000), which neither a flat channel nor the exact phase of the template moves; ripple of a
   * filter keeps that below some 30 dB.
   *
   * @param aligned interleaved samples that begin with the template, at its rate
   * @param template which it is
   * @param periods its repetitions
   * @param carrierHz where its carrier is
   * @param noiseBandHz the bandwidth of the noise that is in the samples
   * @return the SNR in the template's bandwidth in dB, −40 to 80
   */
  static double db(
      float[] aligned,
      PreambleTemplate template,
      RepeatedPeriods periods,
      double carrierHz,
      double noiseBandHz) {
    double ratio =
        periods.exist()
            ? periods.signalToNoise(carrierHz)
            : byMoments(aligned, kurtosis(template.ideal().toArray()));
    double inBand = ratio * Math.max(1, noiseBandHz / template.bandwidthHz());
    return Math.max(SMALLEST_DB, Math.min(LARGEST_DB, 10 * Math.log10(inBand)));
  }

  /** M4 = k·S² + 4·S·N + 2·N² and M2 = S + N for a signal of kurtosis k, solved for S / N. */
  private static double byMoments(float[] iq, double kurtosis) {
    double second = moment(iq, 1);
    double difference = 2 * second * second - moment(iq, 2);
    double signal = Math.sqrt(Math.max(0, difference / (2 - kurtosis)));
    double noise = second - signal;
    return noise <= 0 ? Double.POSITIVE_INFINITY : signal / noise;
  }

  /** Mean |x|⁴ over squared mean |x|²: 1 for a constant envelope, 2 for noise. */
  private static double kurtosis(float[] iq) {
    double second = moment(iq, 1);
    // Something as irregular as noise can't be told from it by its magnitude.
    return Math.min(1.9, moment(iq, 2) / (second * second));
  }

  private static double moment(float[] iq, int half) {
    double sum = 0;
    for (int n = 0; n < iq.length; n += 2) {
      double power = (double) iq[n] * iq[n] + (double) iq[n + 1] * iq[n + 1];
      sum += half == 1 ? power : power * power;
    }
    return 2 * sum / iq.length;
  }
}
