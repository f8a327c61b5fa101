package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import io.rffi.dsp.math.RealFft;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Phase noise after a mask of levels at offsets, as data sheets state it.
 *
 * <p>Between its points the level falls along straight lines over the logarithm of the offset, of
 * any slope (−30 dB a decade for flicker noise close in); outside it is that of the nearest point.
 * A realisation is Gaussian and drawn in the frequency domain. What is slower than the packet is
 * left out: from packet to packet that is the {@linkplain Crystal crystal's} wander. What lies
 * beyond half the sample rate is left out too.
 *
 * @param points at least one, their offsets rising
 */
record PhaseNoiseMask(List<Point> points) implements PhaseNoise {
  /**
   * One point of the mask.
   *
   * @param offsetHz the distance from the carrier, &gt; 0
   * @param dbcPerHz L(f) there
   */
  public record Point(double offsetHz, double dbcPerHz) {
    /** Checks the ranges. */
    public Point {
      Require.positive(offsetHz, "offsetHz");
      Require.finite(dbcPerHz, "dbcPerHz");
    }
  }

  /**
   * The density is worked out at steps of 1/256 in frequency: within 0.03 dB at −30 dB a decade.
   */
  private static final int BINS_PER_STEP = 256;

  /** Checks the order and copies the points. */
  public PhaseNoiseMask {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a mask needs at least one point");
    }
    for (int n = 1; n < points.size(); n++) {
      if (points.get(n).offsetHz <= points.get(n - 1).offsetHz) {
        throw new IllegalArgumentException("the mask's offsets must rise, got " + points);
      }
    }
  }

  /**
   * A mask of the usual four points, 1 kHz to 1 MHz.
   *
   * @param at1kHz L(1 kHz) in dBc/Hz
   * @param at10kHz L(10 kHz)
   * @param at100kHz L(100 kHz)
   * @param at1MHz L(1 MHz)
   * @return the mask
   */
  public static PhaseNoiseMask decades(
      double at1kHz, double at10kHz, double at100kHz, double at1MHz) {
    return new PhaseNoiseMask(
        List.of(
            new Point(1e3, at1kHz),
            new Point(10e3, at10kHz),
            new Point(100e3, at100kHz),
            new Point(1e6, at1MHz)));
  }

  /**
   * This mask, higher or lower.
   *
   * @param decibels what is added to every level
   * @return the shifted mask
   */
  public PhaseNoiseMask shifted(double decibels) {
    return new PhaseNoiseMask(
        points.stream()
            .map(point -> new Point(point.offsetHz, point.dbcPerHz + decibels))
            .toList());
  }

  @Override
  public double dbcPerHz(double offsetHz) {
    Require.positive(offsetHz, "offsetHz");
    int above = 0;
    while (above < points.size() && points.get(above).offsetHz < offsetHz) {
      above++;
    }
    if (above == 0 || above == points.size()) {
      return points.get(Math.max(0, above - 1)).dbcPerHz;
    }
    Point low = points.get(above - 1);
    Point high = points.get(above);
    double along = Math.log(offsetHz / low.offsetHz) / Math.log(high.offsetHz / low.offsetHz);
    return low.dbcPerHz + along * (high.dbcPerHz - low.dbcPerHz);
  }

  /** A quarter more is drawn than is needed: a transform's end runs into its beginning. */
  @Override
  public double[] realisation(int length, double sampleRateHz, RandomGenerator random) {
    Require.positive(sampleRateHz, "sampleRateHz");
    int size = transformSize(length + length / 4);
    double[] spectrum = new double[size];
    double deviation = 0;
    int steady = 0; // up to here the density hardly differs
    // E|X[k]|² = N·f_s·L(f_k): the two-sided density of the phase is L.
    for (int k = 1; k < size / 2; k++) {
      if (k > steady) {
        steady = k + k / BINS_PER_STEP;
        double hertz = 0.5 * (k + steady) * sampleRateHz / size;
        deviation = Math.sqrt(0.5 * size * sampleRateHz * Iq.powerRatio(dbcPerHz(hertz)));
      }
      spectrum[2 * k] = deviation * random.nextGaussian();
      spectrum[2 * k + 1] = deviation * random.nextGaussian();
    }
    RealFft.inverse(spectrum);
    return Arrays.copyOf(spectrum, length);
  }

  /** The next size that is quick to transform: 2^n or 3·2^n. */
  private static int transformSize(int least) {
    int power = Math.max(4, Integer.highestOneBit(least));
    if (power >= least) {
      return power;
    }
    int half = power / 2;
    return 3 * half >= least ? 3 * half : Math.multiplyExact(2, power);
  }
}
