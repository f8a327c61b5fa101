package io.rffi.eval.metric;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How sure a figure is, judged by drawing <em>devices</em> anew (B. Efron, Annals of Statistics 7,
 * 1979; for biometrics R. M. Bolle, N. K. Ratha and S. Pankanti, Computer Vision and Image
 * Understanding 93, 2004: the subsets bootstrap).
 *
 * <p>A figure answers how other devices would fare, and packets of one device resemble each other:
 * one radio that is hard to recognise spoils all of its packets at once. Drawing packets would take
 * a thousand packets of ten devices for a thousand independent trials, and give bounds that are far
 * too narrow. So each resample draws as many devices as there are, with replacement, each with all
 * of its packets; where there are several populations, such as enrolled devices and rogues, each is
 * drawn on its own. The bounds are percentiles of the figure over the resamples, and always hold
 * the figure itself.
 *
 * <p>Plain percentiles are too narrow for few devices: of ten, intervals of 95 % held the truth in
 * 89 to 92 of 100 cases. They are therefore taken as far out as Student's distribution asks (the
 * expanded percentile interval: T. C. Hesterberg, The American Statistician 69, 2015), by the
 * smallest population: with five devices and more they held it in 93 to 95 ({@code
 * bootstrap_coverage.py} among the tests' scripts); with three still in 73 to 80 only. Nor does
 * drawing anew show what has not happened yet: where no packet fails, or every one, bounds of
 * shares are those of as many trials as there are devices, and never narrower than those of
 * independent packets (C. J. Clopper and E. S. Pearson, Biometrika 26, 1934). From one device
 * nothing can be said of others: the bounds then are 0 and 1.
 *
 * @param resamples how many resamples are drawn, ≥ 100
 * @param confidence how sure the interval is, 0 &lt; confidence &lt; 1
 * @param seed draws the devices: the same seed gives the same bounds, whatever the order of packets
 */
public record DeviceBootstrap(int resamples, double confidence, long seed) {
  private static final DeviceBootstrap STANDARD = new DeviceBootstrap(1000, 0.95, 2026);
  private static final int LEAST_RESAMPLES = 100;

  /** Checks the numbers. */
  public DeviceBootstrap {
    if (resamples < LEAST_RESAMPLES) {
      throw new IllegalArgumentException(
          "a bootstrap takes at least " + LEAST_RESAMPLES + " resamples, got " + resamples);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("a confidence lies between 0 and 1, got " + confidence);
    }
  }

  /**
   * 1000 resamples, an interval of 95 %, a fixed seed.
   *
   * @return the usual bootstrap
   */
  public static DeviceBootstrap standard() {
    return STANDARD;
  }

  /**
   * The figure with its bounds.
   *
   * @param value the figure of the data as they are
   * @param count how many packets there are
   * @param populations how many devices each population has
   * @param statistic the figure, given for each population how often each of its devices was drawn;
   *     NaN where that leaves nothing, which is then left out
   */
  Figure figure(double value, int count, int[] populations, ToDoubleFunction<int[][]> statistic) {
    int devices = Arrays.stream(populations).sum();
    if (Arrays.stream(populations).min().orElseThrow() < 2) {
      return new Figure(value, 0, 1, confidence, count, devices);
    }
    double[] drawn = drawn(populations, statistic);
    if (drawn.length == 0) {
      return new Figure(value, 0, 1, confidence, count, devices);
    }
    int outside = (int) Math.floor(tail(populations) * drawn.length);
    double low = Math.min(value, drawn[outside]);
    double high = Math.max(value, drawn[drawn.length - 1 - outside]);
    return new Figure(value, low, high, confidence, count, devices);
  }

  /** The share of resamples that lie beyond either bound. */
  private double tail(int[] populations) {
    double devices = Arrays.stream(populations).min().orElseThrow();
    double deviates =
        TDistribution.of(devices - 1).inverseSurvivalProbability((1 - confidence) / 2);
    return NormalDistribution.of(0, 1)
        .survivalProbability(Math.sqrt(devices / (devices - 1)) * deviates);
  }

  private double[] drawn(int[] populations, ToDoubleFunction<int[][]> statistic) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[resamples];
    for (int n = 0; n < resamples; n++) {
      int[][] draws = new int[populations.length][];
      for (int population = 0; population < populations.length; population++) {
        draws[population] = draw(populations[population], random);
      }
      drawn[n] = statistic.applyAsDouble(draws);
    }
    return Arrays.stream(drawn).filter(figure -> !Double.isNaN(figure)).sorted().toArray();
  }

  private static int[] draw(int devices, SplittableRandom random) {
    int[] draws = new int[devices];
    for (int n = 0; n < devices; n++) {
      draws[random.nextInt(devices)]++;
    }
    return draws;
  }
}
