package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What makes decibels, degrees and microseconds one measure: each quantity is counted from a centre
 * in spreads, and cut off at {@value #LIMIT} of them, so that no quantity can decide alone.
 *
 * <p>With the spreads of packets of <em>one</em> radio, the Euclidean distance is Mahalanobis' with
 * a diagonal covariance: quantities that hardly move within a radio count most. Immutable.
 */
public final class ImpairmentScale {
  private static final double LIMIT = 10;

  private final double[] centres;
  private final double[] spreads;

  private ImpairmentScale(double[] centres, double[] spreads) {
    this.centres = centres;
    this.spreads = spreads;
  }

  /**
   * The documented figures of the quantities.
   *
   * @param quantities what is measured
   * @return their centres and spreads
   */
  public static ImpairmentScale typical(List<Quantity> quantities) {
    return new ImpairmentScale(
        quantities.stream().mapToDouble(Quantity::centre).toArray(),
        quantities.stream().mapToDouble(Quantity::spread).toArray());
  }

  /**
   * Learns centres and spreads from packets of unknown radios: mean and standard deviation over
   * all.
   *
   * @param estimator what measures them
   * @param signals at least two packets
   * @return the scale
   */
  public static ImpairmentScale ofUnlabelled(
      ImpairmentEstimator estimator, List<IqSignal> signals) {
    return ofRadios(estimator, List.of(signals));
  }

  /**
   * Learns centres and spreads from packets of known radios: the mean over all, and the standard
   * deviation within radios. Sessions, places and noise that the packets don't show can't be
   * learnt from them.
   *
   * @param estimator what measures them
   * @param radios the packets of each radio; at least one has two or more
   * @return the scale
   */
  public static ImpairmentScale ofRadios(
      ImpairmentEstimator estimator, Collection<List<IqSignal>> radios) {
    List<List<double[]>> values = new ArrayList<>();
    for (List<IqSignal> signals : radios) {
      values.add(signals.stream().map(estimator::estimate).toList());
    }
    int quantities = estimator.quantities().size();
    double[] centres = new double[quantities];
    double[] spreads = new double[quantities];
    for (int n = 0; n < quantities; n++) {
      int at = n;
      List<double[]> columns =
          values.stream()
              .map(radio -> radio.stream().mapToDouble(value -> value[at]).toArray())
              .filter(column -> column.length > 0)
              .toList();
      centres[n] =
          columns.stream().flatMapToDouble(Arrays::stream).average().orElse(Double.NaN);
      spreads[n] = within(columns, estimator.quantities().get(n));
    }
    return new ImpairmentScale(centres, spreads);
  }

  /** sqrt(Σ (x − mean of its radio)² / (packets − radios)). */
  private static double within(List<double[]> columns, Quantity quantity) {
    double sum = 0;
    int free = 0;
    for (double[] column : columns) {
      double mean = Arrays.stream(column).average().orElseThrow();
      sum += Arrays.stream(column).map(value -> (value - mean) * (value - mean)).sum();
      free += column.length - 1;
    }
    double spread = free == 0 ? 0 : Math.sqrt(sum / free);
    if (!(spread > 0)) {
      throw new IllegalArgumentException(
          "the packets say nothing of the spread of "
              + quantity.name()
              + "; give at least two different ones of a radio");
    }
    return spread;
  }

  int quantities() {
    return centres.length;
  }

  /** Counts values in spreads from the centres. */
  float[] apply(double[] values) {
    float[] scaled = new float[values.length];
    for (int n = 0; n < values.length; n++) {
      double spread = (values[n] - centres[n]) / spreads[n];
      scaled[n] = (float) Math.max(-LIMIT, Math.min(LIMIT, spread));
    }
    return scaled;
  }

  /**
   * The figures, as they can be reported or written down.
   *
   * @param quantities what was measured
   * @return the same quantities with this scale's centres and spreads, for {@link #typical}
   */
  public List<Quantity> asQuantities(List<Quantity> quantities) {
    if (quantities.size() != centres.length) {
      throw new IllegalArgumentException(
          "the scale has " + centres.length + " quantities, got " + quantities.size());
    }
    List<Quantity> scaled = new ArrayList<>();
    for (int n = 0; n < centres.length; n++) {
      Quantity quantity = quantities.get(n);
      scaled.add(new Quantity(quantity.name(), quantity.unit(), centres[n], spreads[n]));
    }
    return List.copyOf(scaled);
  }

  /** The exact figures in one line. */
  String canonical() {
    return "limit="
        + LIMIT
        + " centres="
        + text(centres)
        + " spreads="
        + text(spreads);
  }

  private static String text(double[] values) {
    return Arrays.stream(values)
        .mapToObj(value -> String.format(Locale.ROOT, "%s", value))
        .collect(Collectors.joining(","));
  }
}
