package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What makes decibels, degrees and microseconds one measure: each quantity is counted from a centre
 * in spreads, cut off at {@value #LIMIT} of them, so that none can decide alone, and the counts are
 * multiplied by a matrix, so that quantities that move together within a radio don't count twice.
 *
 * <p>Learnt {@linkplain #ofRadios from known radios}, the Euclidean distance becomes that of
 * Mahalanobis by the covariance within radios (Hatch, Kajarekar and Stolcke, Interspeech 2006).
 * Immutable and safe for use by many threads at once.
 */
public final class ImpairmentScale {
  static final double LIMIT = 10;

  private final double[] centres;
  private final double[] spreads;
  private final double[][] map;

  ImpairmentScale(double[] centres, double[] spreads, double[][] map) {
    this.centres = centres;
    this.spreads = spreads;
    this.map = map;
  }

  /**
   * The quantities' own figures; what moves together counts twice.
   *
   * @param quantities what is measured
   * @return their centres and spreads
   */
  public static ImpairmentScale typical(List<Quantity> quantities) {
    return new ImpairmentScale(
        quantities.stream().mapToDouble(Quantity::centre).toArray(),
        quantities.stream().mapToDouble(Quantity::spread).toArray(),
        identity(quantities.size()));
  }

  /**
   * Learns centres and spreads from packets of unknown radios: mean and standard deviation over
   * all. What moves together counts twice.
   *
   * @param estimator what measures them
   * @param signals at least two packets, which differ in every quantity
   * @return the scale
   */
  public static ImpairmentScale ofUnlabelled(
      ImpairmentEstimator estimator, List<IqSignal> signals) {
    ScaleStatistics statistics = ScaleStatistics.of(estimator, List.of(signals));
    return new ImpairmentScale(
        statistics.centres(), statistics.spreads(), identity(statistics.centres().length));
  }

  /**
   * Learns centres, spreads and what moves together from packets of known radios: the mean over
   * all, and the covariance within radios, shrunk towards its diagonal the more, the fewer packets
   * there are. Sessions, places and noise that the packets don't show can't be learnt from them:
   * give packets of several days, and augment their channels.
   *
   * @param estimator what measures them
   * @param radios the packets of each radio; at least one has two or more, which differ in every
   *     quantity
   * @return the scale
   */
  public static ImpairmentScale ofRadios(
      ImpairmentEstimator estimator, Collection<List<IqSignal>> radios) {
    ScaleStatistics statistics = ScaleStatistics.of(estimator, radios);
    return new ImpairmentScale(
        statistics.centres(), statistics.spreads(), statistics.whitening(LIMIT));
  }

  /**
   * Reads what {@link #toText} wrote.
   *
   * @param text all of it
   * @return an equal scale
   * @throws io.rffi.api.ModelException if it is no such text
   */
  public static ImpairmentScale parse(String text) {
    return ScaleText.parse(text);
  }

  /**
   * The exact figures, to be kept beside a store of fingerprints.
   *
   * @return three lines: centres, spreads, and the matrix by rows
   */
  public String toText() {
    return ScaleText.of(centres, spreads, map);
  }

  private static double[][] identity(int size) {
    double[][] identity = new double[size][size];
    for (int n = 0; n < size; n++) {
      identity[n][n] = 1;
    }
    return identity;
  }

  int quantities() {
    return centres.length;
  }

  /** Counts values in spreads from the centres, and multiplies by the matrix. */
  float[] apply(double[] values) {
    double[] counts = new double[values.length];
    for (int n = 0; n < values.length; n++) {
      double count = (values[n] - centres[n]) / spreads[n];
      counts[n] = Math.max(-LIMIT, Math.min(LIMIT, count));
    }
    float[] mapped = new float[map.length];
    for (int row = 0; row < map.length; row++) {
      double sum = 0;
      for (int n = 0; n < counts.length; n++) {
        sum += map[row][n] * counts[n];
      }
      mapped[row] = (float) sum;
    }
    return mapped;
  }

  /** Equal figures. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ImpairmentScale that
        && Arrays.equals(centres, that.centres)
        && Arrays.equals(spreads, that.spreads)
        && Arrays.deepEquals(map, that.map);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(centres) + Arrays.hashCode(spreads))
        + Arrays.deepHashCode(map);
  }

  @Override
  public String toString() {
    return "ImpairmentScale[" + centres.length + " quantities]";
  }
}
