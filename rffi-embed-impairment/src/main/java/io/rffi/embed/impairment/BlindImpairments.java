package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures windows of unknown content, by moments: how far the samples are from circular (the
 * mixer's image), from mean 0 (its leakage), from Gaussian (the amplifier), and how they hang
 * together from sample to sample (the filter). Windows must be alike in modulation, and longer ones
 * say more: what a moment of N samples says is uncertain by 1/√N.
 *
 * <p>Level and phase of the signal make no difference, and the carrier offset none but to image and
 * leakage, which it smears: take it away where it turns within a window.
 */
public final class BlindImpairments implements ImpairmentEstimator {
  private static final int LEAST_SAMPLES = 64;

  private static final List<Quantity> QUANTITIES =
      List.of(
          new Quantity("image", "", 0.1, 0.05),
          new Quantity("leakage", "", 0.1, 0.05),
          new Quantity("kurtosis", "", 2, 0.2),
          new Quantity("fourth-order image", "", 0.5, 0.3),
          new Quantity("envelope variation", "", 0.4, 0.1),
          new Quantity("envelope skewness", "", 0, 0.3),
          new Quantity("crest factor", "dB", 6, 1.5),
          new Quantity("correlation after one sample", "", 0.5, 0.1),
          new Quantity("correlation after two samples", "", 0.3, 0.1),
          new Quantity("asymmetry of the spectrum", "rad", 0, 0.3),
          new Quantity("correlation of the envelope", "", 0.5, 0.1));
  private static final Quantity CARRIER = new Quantity("middle of the spectrum", "Hz", 0, 2000);

  private final double sampleRateHz;
  private final int samples;
  private final boolean carrier;

  private BlindImpairments(double sampleRateHz, int samples, boolean carrier) {
    this.sampleRateHz = sampleRateHz;
    this.samples = samples;
    this.carrier = carrier;
  }

  /**
   * For windows whose carrier offset is removed, or shall not count.
   *
   * @param sampleRateHz the windows' rate, &gt; 0
   * @param samples the windows' length, ≥ 64
   * @return the estimator
   */
  public static BlindImpairments of(double sampleRateHz, int samples) {
    if (!(sampleRateHz > 0) || Double.isInfinite(sampleRateHz) || samples < LEAST_SAMPLES) {
      throw new IllegalArgumentException(
          "a rate above 0 and at least %d samples are needed, got %s Hz and %d"
              .formatted(LEAST_SAMPLES, sampleRateHz, samples));
    }
    return new BlindImpairments(sampleRateHz, samples, false);
  }

  /**
   * The same for windows whose carrier offset was left in: the middle of their spectrum counts.
   *
   * @return the estimator
   */
  public BlindImpairments withCarrier() {
    return new BlindImpairments(sampleRateHz, samples, true);
  }

  @Override
  public double sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int samples() {
    return samples;
  }

  @Override
  public List<Quantity> quantities() {
    List<Quantity> all = new ArrayList<>(QUANTITIES);
    if (carrier) {
      all.add(CARRIER);
    }
    return List.copyOf(all);
  }

  @Override
  public double[] estimate(IqSignal window) {
    double[] x = ComplexSamples.normalised(window, sampleRateHz, samples);
    double[] powers = new double[samples];
    double[] levels = new double[samples];
    double meanRe = 0;
    double meanIm = 0;
    double squareRe = 0;
    double squareIm = 0;
    double fourthRe = 0;
    double fourthIm = 0;
    for (int n = 0; n < samples; n++) {
      double re = x[2 * n];
      double im = x[2 * n + 1];
      powers[n] = re * re + im * im;
      levels[n] = Math.sqrt(powers[n]);
      meanRe += re;
      meanIm += im;
      double realPart = re * re - im * im;
      double imaginaryPart = 2 * re * im;
      squareRe += realPart;
      squareIm += imaginaryPart;
      fourthRe += realPart * realPart - imaginaryPart * imaginaryPart;
      fourthIm += 2 * realPart * imaginaryPart;
    }
    double[] one = ComplexSamples.product(x, 1, x, 0, samples - 1);
    double[] two = ComplexSamples.product(x, 2, x, 0, samples - 2);
    double turn = Math.atan2(one[1], one[0]);
    double mean = Arrays.stream(levels).average().orElseThrow();
    double deviation = Math.sqrt(Math.max(0, moment(levels, mean, 2)));
    double[] values = {
      Math.hypot(squareRe, squareIm) / samples,
      Math.hypot(meanRe, meanIm) / samples,
      moment(powers, 0, 2),
      Math.hypot(fourthRe, fourthIm) / samples,
      deviation / mean,
      deviation > 0 ? moment(levels, mean, 3) / Math.pow(deviation, 3) : 0,
      10 * Math.log10(Arrays.stream(powers).max().orElseThrow()),
      Math.hypot(one[0], one[1]) / samples,
      Math.hypot(two[0], two[1]) / samples,
      Math.IEEEremainder(Math.atan2(two[1], two[0]) - 2 * turn, 2 * Math.PI),
      correlation(powers)
    };
    if (carrier) {
      values = Arrays.copyOf(values, values.length + 1);
      values[values.length - 1] = turn / (2 * Math.PI) * sampleRateHz;
    }
    return values;
  }

  private static double moment(double[] values, double about, int order) {
    double sum = 0;
    for (double value : values) {
      sum += Math.pow(value - about, order);
    }
    return sum / values.length;
  }

  /** Of the squared envelope with itself a sample later. */
  private static double correlation(double[] powers) {
    double variance = moment(powers, 1, 2);
    double sum = 0;
    for (int n = 1; n < powers.length; n++) {
      sum += (powers[n] - 1) * (powers[n - 1] - 1);
    }
    return variance > 0 ? sum / powers.length / variance : 0;
  }

  @Override
  public String canonical() {
    return String.format(
        Locale.ROOT,
        "blind-impairments-1 sampleRateHz=%s samples=%d carrier=%b",
        sampleRateHz,
        samples,
        carrier);
  }
}
