package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Estimators of fading from what a channel makes of constants; they know no channel's inside. */
final class FadingStatistics {
  private FadingStatistics() {}

  static IqSignal ones(int length, double sampleRateHz) {
    return Measure.constantLike(IqSignal.of(new float[2 * length], sampleRateHz));
  }

  /** |h|² of many realisations of a frequency-flat channel. */
  static double[] powers(ChannelModel flat, int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    IqSignal one = ones(1, 1e6);
    double[] powers = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      powers[draw] = Math.pow(flat.apply(one, random).rms(), 2);
    }
    return powers;
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** K by moments of the envelope: E|h|⁴ / (E|h|²)² = 2 − (K/(K+1))². */
  static double ricianK(double[] powers) {
    double second = mean(powers);
    double fourth = mean(Arrays.stream(powers).map(power -> power * power).toArray());
    double direct = Math.sqrt(2 - fourth / (second * second));
    return direct / (1 - direct);
  }

  /** Kolmogorov and Smirnov's √n·sup|F_n − F|; above 2.69 once in a million for the right F. */
  static double kolmogorovSmirnov(double[] values, DoubleUnaryOperator cumulative) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double worst = 0;
    for (int n = 0; n < sorted.length; n++) {
      double expected = cumulative.applyAsDouble(sorted[n]);
      worst = Math.max(worst, Math.abs((double) n / sorted.length - expected));
      worst = Math.max(worst, Math.abs((n + 1.0) / sorted.length - expected));
    }
    return worst * Math.sqrt(sorted.length);
  }

  /** P(|h|² ≤ x) under Rician fading of mean power 1: Gamma distributions, mixed by Poisson's. */
  static double ricianPowerCdf(double k, double x) {
    double y = (1 + k) * x;
    double weight = Math.exp(-k); // of j direct "events"
    double term = Math.exp(-y);
    double tail = term; // P(Gamma(j + 1) > y)
    double cdf = 0;
    for (int j = 0; j < 60; j++) {
      cdf += weight * (1 - tail);
      weight *= k / (j + 1);
      term *= y / (j + 1);
      tail += term;
    }
    return cdf;
  }

  /** How far E h(t)·h*(0) is from J₀(2πf_d·t), 0 to 3 turns: RMSE, and the largest |imaginary|. */
  static double[] jakesError(ChannelModel flatAt10Hz, int runs, long seed) {
    double[][] golden = Measure.golden("bessel_j0.csv");
    IqSignal in = ones(golden.length, 10 / 0.05); // one sample is 0.05 turns at 10 Hz
    SplittableRandom random = new SplittableRandom(seed);
    double[] re = new double[golden.length];
    double[] im = new double[golden.length];
    for (int run = 0; run < runs; run++) {
      IqSignal fading = flatAt10Hz.apply(in, random);
      for (int n = 0; n < re.length; n++) {
        re[n] += (fading.i(n) * fading.i(0) + fading.q(n) * fading.q(0)) / runs;
        im[n] += (fading.q(n) * fading.i(0) - fading.i(n) * fading.q(0)) / runs;
      }
    }
    double square = 0;
    double imaginary = 0;
    for (int n = 0; n < re.length; n++) {
      square += Math.pow(re[n] - golden[n][0], 2) / re.length;
      imaginary = Math.max(imaginary, Math.abs(im[n]));
    }
    return new double[] {Math.sqrt(square), imaginary};
  }

  /** Mean power spectrum of a channel's answer to a constant, Hann window; [0] is −rate/2. */
  static double[] spectrum(ChannelModel flat, int length, double rateHz, int runs, long seed) {
    IqSignal in = ones(length, rateHz);
    SplittableRandom random = new SplittableRandom(seed);
    double[] spectrum = new double[length];
    for (int run = 0; run < runs; run++) {
      IqSignal out = flat.apply(in, random);
      for (int bin = 0; bin < length; bin++) {
        spectrum[bin] += binPower(out, bin - length / 2);
      }
    }
    return spectrum;
  }

  private static double binPower(IqSignal x, int cycles) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < x.length(); n++) {
      double turn = 2 * Math.PI * n / x.length();
      double window = 1 - Math.cos(turn);
      double cos = Math.cos(turn * cycles);
      double sin = -Math.sin(turn * cycles);
      re += window * (x.i(n) * cos - x.q(n) * sin);
      im += window * (x.i(n) * sin + x.q(n) * cos);
    }
    return re * re + im * im;
  }
}
