package io.rffi.augment.receiver;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.internal.FractionalDelayFilter;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import io.rffi.dsp.math.Rotation;
import java.util.random.RandomGenerator;

/**
 * A receiver's own crystal, behind both its tuning and its sampling clock.
 *
 * <p>With ε = ppm·10⁻⁶ the receiver mixes down from f_c·(1 + ε), so that signals move down by
 * ε·f_c, and takes sample n at the time n / (f_s·(1 + ε)): y[n] = x(n / (1 + ε))·e^{−j2πε·f_c·n /
 * (f_s·(1 + ε))}. A transmitter whose crystal is as fast looks perfect. What lies outside the
 * signal counts as silence. Draws nothing.
 *
 * <p>Immutable and thread-safe.
 *
 * @param ppm how fast the crystal runs, in parts per million; between −1000 and 1000
 * @param carrierHz f_c, what the receiver means to be tuned to, ≥ 0
 */
public record ReceiverClock(double ppm, double carrierHz) implements ChannelModel {
  private static final double MOST_PPM = 1000;

  /** Between filters so far apart, interpolation is right within −84 dB at 0.35 of the rate. */
  private static final double DELAY_STEP = 0.01;

  /** Checks the ranges. */
  public ReceiverClock {
    if (!(Math.abs(ppm) <= MOST_PPM)) {
      throw new IllegalArgumentException("ppm must be −1000 to 1000, got " + ppm);
    }
    Require.notNegative(carrierHz, "carrierHz");
  }

  /**
   * How far signals move.
   *
   * @return in Hz; negative for a fast crystal
   */
  public double carrierOffsetHz() {
    return -1e-6 * ppm * carrierHz;
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    double error = 1e-6 * ppm;
    double[] samples = Iq.toDoubles(in);
    if (error != 0) {
      samples = resample(samples, error / (1 + error));
    }
    Rotation.turn(samples, carrierOffsetHz() / (in.sampleRateHz() * (1 + error)));
    return Iq.like(in, samples);
  }

  /** x(n − drift·n), by delays that are interpolated between exact ones. */
  private static double[] resample(double[] source, double drift) {
    int length = source.length / 2;
    int stretch = (int) Math.max(1, Math.min(DELAY_STEP / Math.abs(drift), Math.max(1, length)));
    double[] early = new double[source.length];
    double[] late = new double[source.length];
    FractionalDelayFilter next = new FractionalDelayFilter(0);
    for (int begin = 0; begin < length; begin += stretch) {
      int end = Math.min(length, begin + stretch);
      next.addDelayed(source, 1, 0, early, begin, end);
      next = new FractionalDelayFilter(drift * (begin + stretch));
      next.addDelayed(source, 1, 0, late, begin, end);
      for (int n = begin; n < end; n++) {
        double share = (double) (n - begin) / stretch;
        early[2 * n] += share * (late[2 * n] - early[2 * n]);
        early[2 * n + 1] += share * (late[2 * n + 1] - early[2 * n + 1]);
      }
    }
    return early;
  }
}
