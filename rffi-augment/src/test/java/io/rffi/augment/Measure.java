package io.rffi.augment;

import io.rffi.api.IqSignal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Estimators that know nothing of how the signals were made. */
public final class Measure {
  private Measure() {}

  /** Rows of numbers from a file of golden vectors. */
  public static double[][] golden(String name) {
    try (InputStream in = Measure.class.getResourceAsStream("/golden/" + name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(Measure::row).toArray(double[][]::new);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double[] row(String line) {
    return java.util.Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** The unwrapped phase of x · conj(reference) in radians. */
  public static double[] phaseAgainst(IqSignal x, IqSignal reference) {
    double[] phase = new double[x.length()];
    double turns = 0;
    for (int n = 0; n < phase.length; n++) {
      double re = x.i(n) * reference.i(n) + x.q(n) * reference.q(n);
      double im = x.q(n) * reference.i(n) - x.i(n) * reference.q(n);
      double angle = Math.atan2(im, re);
      if (n > 0) {
        turns -= Math.rint((angle + turns - phase[n - 1]) / (2 * Math.PI)) * 2 * Math.PI;
      }
      phase[n] = angle + turns;
    }
    return phase;
  }

  /** The slope of a least-squares line through y[from], …, y[to − 1], per index. */
  public static double slope(double[] y, int from, int to) {
    double meanIndex = (from + to - 1) / 2.0;
    double top = 0;
    double bottom = 0;
    for (int n = from; n < to; n++) {
      top += (n - meanIndex) * y[n];
      bottom += (n - meanIndex) * (n - meanIndex);
    }
    return top / bottom;
  }

  /** Magnitudes |x[n]|. */
  public static double[] magnitude(IqSignal x) {
    double[] magnitude = new double[x.length()];
    for (int n = 0; n < magnitude.length; n++) {
      magnitude[n] = Math.hypot(x.i(n), x.q(n));
    }
    return magnitude;
  }

  /**
   * Least-squares amplitudes of x ≈ a·u + b·v.
   *
   * @return re a, im a, re b, im b
   */
  public static double[] fit(IqSignal x, IqSignal u, IqSignal v) {
    double[] uv = inner(u, v);
    double[] ux = inner(u, x);
    double[] vx = inner(v, x);
    double uu = inner(u, u)[0];
    double vv = inner(v, v)[0];
    double determinant = uu * vv - uv[0] * uv[0] - uv[1] * uv[1];
    double aRe = vv * ux[0] - (uv[0] * vx[0] - uv[1] * vx[1]);
    double aIm = vv * ux[1] - (uv[0] * vx[1] + uv[1] * vx[0]);
    double bRe = uu * vx[0] - (uv[0] * ux[0] + uv[1] * ux[1]);
    double bIm = uu * vx[1] - (uv[0] * ux[1] - uv[1] * ux[0]);
    return new double[] {
      aRe / determinant, aIm / determinant, bRe / determinant, bIm / determinant
    };
  }

  /** Σ conj(a) · b. */
  public static double[] inner(IqSignal a, IqSignal b) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < a.length(); n++) {
      re += (double) a.i(n) * b.i(n) + (double) a.q(n) * b.q(n);
      im += (double) a.i(n) * b.q(n) - (double) a.q(n) * b.i(n);
    }
    return new double[] {re, im};
  }

  /** The complex conjugate: the image that an unbalanced mixer adds. */
  public static IqSignal conjugate(IqSignal x) {
    float[] values = x.toArray();
    for (int n = 1; n < values.length; n += 2) {
      values[n] = -values[n];
    }
    return IqSignal.of(values, x.sampleRateHz());
  }

  /** A constant 1 of the same length: what leakage and DC look like. */
  public static IqSignal constantLike(IqSignal x) {
    float[] values = new float[2 * x.length()];
    for (int n = 0; n < values.length; n += 2) {
      values[n] = 1;
    }
    return IqSignal.of(values, x.sampleRateHz());
  }

  /** x / a for a complex number a: takes the start phase away. */
  public static IqSignal divide(IqSignal x, double re, double im) {
    float[] values = x.toArray();
    double power = re * re + im * im;
    for (int n = 0; n < values.length; n += 2) {
      double i = values[n];
      double q = values[n + 1];
      values[n] = (float) ((i * re + q * im) / power);
      values[n + 1] = (float) ((q * re - i * im) / power);
    }
    return IqSignal.of(values, x.sampleRateHz());
  }

  /** Σ a − b, squared, relative to the energy of b, in dB. */
  public static double errorDb(IqSignal a, IqSignal b, int from, int to) {
    double error = 0;
    double energy = 0;
    for (int n = from; n < to; n++) {
      error += Math.pow(a.i(n) - b.i(n), 2) + Math.pow(a.q(n) - b.q(n), 2);
      energy += Math.pow(b.i(n), 2) + Math.pow(b.q(n), 2);
    }
    return 10 * Math.log10(error / energy);
  }

  /** Complex white Gaussian noise of mean power 1. */
  public static IqSignal noise(int length, double sampleRateHz, RandomGenerator random) {
    float[] values = new float[2 * length];
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) (random.nextGaussian() * Math.sqrt(0.5));
    }
    return IqSignal.of(values, sampleRateHz);
  }
}
