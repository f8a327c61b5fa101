package io.rffi.augment.transmitter;

import io.rffi.augment.internal.FractionalDelayFilter;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;

/**
 * Ripple of the transmit filter, as one internal echo: H(f) = 1 + ρ·e^{j(θ − 2πfτ)}.
 *
 * <p>Stated by its ripple and delay, it is the same filter at every sample rate.
 *
 * @param rippleDb the passband ripple from trough to crest, 20·log10((1 + ρ)/(1 − ρ)), ≥ 0
 * @param echoMicroseconds the echo's delay τ, ≥ 0; ripple repeats every 1/τ in frequency
 * @param echoDegrees the echo's phase θ at the carrier
 */
public record TransmitFilter(double rippleDb, double echoMicroseconds, double echoDegrees)
    implements Impairment {
  /** A flat filter. */
  public static final TransmitFilter FLAT = new TransmitFilter(0, 0, 0);

  /** Checks the ranges. */
  public TransmitFilter {
    Require.notNegative(rippleDb, "rippleDb");
    Require.notNegative(echoMicroseconds, "echoMicroseconds");
    Require.finite(echoDegrees, "echoDegrees");
  }

  /** The filtered samples, interleaved like the input; the input itself when the filter is flat. */
  double[] apply(double[] samples, double sampleRateHz) {
    if (rippleDb == 0) {
      return samples;
    }
    double crest = Iq.amplitudeRatio(rippleDb);
    double echo = (crest - 1) / (crest + 1);
    double angle = Math.toRadians(echoDegrees);
    double[] filtered = samples.clone();
    new FractionalDelayFilter(1e-6 * echoMicroseconds * sampleRateHz)
        .addDelayed(samples, echo * Math.cos(angle), echo * Math.sin(angle), filtered);
    return filtered;
  }
}
