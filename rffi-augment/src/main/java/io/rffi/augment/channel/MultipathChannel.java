package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import java.util.random.RandomGenerator;

/**
 * A tapped delay line: exponential power-delay profile, Rician first path, Jakes Doppler.
 *
 * <p>Path l has the mean power p_l ∝ exp(−l·T_s/τ) down to −30 dB, with a sum of 1. The first path
 * is √(K/(K+1))·e^{jθ} + √(1/(K+1))·g₀(t), θ uniform; the others are Rayleigh. All g_l are
 * independent, and change within the signal when there is Doppler.
 *
 * <p>Paths lie a whole sample apart, as in the published augmentation. Where the delay spread is
 * small against the sample period T_s, little power is left beyond the first path (at 1 MHz, 3.6 %
 * for τ = 300 ns and nothing below 145 ns), and the discrete profile's RMS delay spread is not τ:
 * the channel is then nearly flat. {@link TappedDelayLine} has the delay spread that is asked for.
 *
 * <p>Immutable and thread-safe.
 *
 * @param delaySpreadSeconds τ, ≥ 0
 * @param ricianK the first path's ratio of direct to scattered power (linear), ≥ 0; 0 is Rayleigh
 * @param dopplerHz the largest Doppler shift, ≥ 0; 0 keeps the paths constant within a signal
 */
public record MultipathChannel(double delaySpreadSeconds, double ricianK, double dopplerHz)
    implements ChannelModel {
  /** A path turns by no more than this between two points of linear interpolation. */
  private static final double RADIANS_PER_KNOT = 0.02;

  /** Checks the ranges. */
  public MultipathChannel {
    Require.notNegative(delaySpreadSeconds, "delaySpreadSeconds");
    Require.notNegative(ricianK, "ricianK");
    Require.notNegative(dopplerHz, "dopplerHz");
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    double[] powers = SampleSpacedProfile.exponential(delaySpreadSeconds, in.sampleRateHz());
    double[] source = Iq.toDoubles(in);
    double[] out = new double[source.length];
    for (int tap = 0; tap < powers.length; tap++) {
      double scattered = Math.sqrt(tap == 0 ? powers[0] / (1 + ricianK) : powers[tap]);
      double direct = tap == 0 ? scattered * Math.sqrt(ricianK) : 0;
      double angle = tap == 0 ? 2 * Math.PI * random.nextDouble() : 0;
      Path path =
          new Path(
              direct * Math.cos(angle),
              direct * Math.sin(angle),
              scattered,
              new JakesFading(dopplerHz, random));
      addPath(source, tap, path, in.sampleRateHz(), out);
    }
    return Iq.like(in, out);
  }

  /** Adds one path, its gain interpolated between knots. */
  private void addPath(double[] source, int delay, Path path, double sampleRateHz, double[] out) {
    int length = out.length / 2;
    double knot = RADIANS_PER_KNOT * sampleRateHz / (2 * Math.PI * dopplerHz);
    int spacing = (int) Math.max(1, Math.min(knot, Math.max(1, length)));
    double re = path.re(0);
    double im = path.im(0);
    for (int begin = 0; begin < length; begin += spacing) {
      double end = (begin + spacing) / sampleRateHz;
      double nextRe = path.re(end);
      double nextIm = path.im(end);
      double stepRe = (nextRe - re) / spacing;
      double stepIm = (nextIm - im) / spacing;
      int stop = Math.min(length, begin + spacing);
      for (int n = Math.max(begin, delay); n < stop; n++) {
        double gainRe = re + (n - begin) * stepRe;
        double gainIm = im + (n - begin) * stepIm;
        double i = source[2 * (n - delay)];
        double q = source[2 * (n - delay) + 1];
        out[2 * n] += gainRe * i - gainIm * q;
        out[2 * n + 1] += gainRe * q + gainIm * i;
      }
      re = nextRe;
      im = nextIm;
    }
  }

  /** A path's gain over time. */
  private record Path(double directRe, double directIm, double scattered, JakesFading fading) {
    double re(double seconds) {
      return directRe + scattered * fading.re(seconds);
    }

    double im(double seconds) {
      return directIm + scattered * fading.im(seconds);
    }
  }
}
