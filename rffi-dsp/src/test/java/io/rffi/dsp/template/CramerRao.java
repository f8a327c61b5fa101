package io.rffi.dsp.template;

import io.rffi.api.IqSignal;
import io.rffi.dsp.Resampler;

/**
 * The least standard deviations that any unbiased estimate of start and carrier can have, both
 * estimated together with amplitude and phase, the template known and the noise white.
 */
final class CramerRao {
  private static final double STEP = 0.02; // samples, of the numeric derivative

  private final double startSeconds;
  private final double carrierHz;

  private CramerRao(double startSeconds, double carrierHz) {
    this.startSeconds = startSeconds;
    this.carrierHz = carrierHz;
  }

  /** At an SNR in the template's bandwidth. */
  static CramerRao of(PreambleTemplate template, double snrDb) {
    double rate = template.searchRateHz();
    int length = (int) Math.round(template.seconds() * rate);
    double ratio = template.ideal().sampleRateHz() / rate;
    IqSignal signal = new Resampler(rate).cut(template.ideal(), 0, length);
    IqSignal early = new Resampler(rate).cut(template.ideal(), -STEP * ratio, length);
    IqSignal late = new Resampler(rate).cut(template.ideal(), STEP * ratio, length);
    // Fisher information of the delay and the angular frequency, the phase projected out.
    double[][] derivatives = new double[3][2 * length];
    for (int n = 0; n < length; n++) {
      derivatives[0][2 * n] = -signal.q(n);
      derivatives[0][2 * n + 1] = signal.i(n);
      derivatives[1][2 * n] = (late.i(n) - early.i(n)) / (2 * STEP) * rate;
      derivatives[1][2 * n + 1] = (late.q(n) - early.q(n)) / (2 * STEP) * rate;
      double t = 2 * Math.PI * n / rate;
      derivatives[2][2 * n] = -t * signal.q(n);
      derivatives[2][2 * n + 1] = t * signal.i(n);
    }
    for (int k = 1; k < 3; k++) {
      double factor = dot(derivatives[k], derivatives[0]) / dot(derivatives[0], derivatives[0]);
      for (int n = 0; n < 2 * length; n++) {
        derivatives[k][n] -= factor * derivatives[0][n];
      }
    }
    double noise =
        signal.rms() * signal.rms() * rate / template.bandwidthHz() * Math.pow(10, -snrDb / 10);
    double tt = 2 / noise * dot(derivatives[1], derivatives[1]);
    double tf = 2 / noise * dot(derivatives[1], derivatives[2]);
    double ff = 2 / noise * dot(derivatives[2], derivatives[2]);
    double determinant = tt * ff - tf * tf;
    return new CramerRao(Math.sqrt(ff / determinant), Math.sqrt(tt / determinant));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      sum += a[n] * b[n];
    }
    return sum;
  }

  double startSeconds() {
    return startSeconds;
  }

  double carrierHz() {
    return carrierHz;
  }
}
