package io.rffi.eval.picture;

import io.rffi.eval.metric.ConfusionMatrix;
import io.rffi.eval.metric.CumulativeMatch;
import io.rffi.eval.metric.NormalDeviate;
import io.rffi.eval.metric.RocCurve;
import java.awt.Dimension;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;

/** The curves behind figures of merit, as pictures for a page. */
public final class EvaluationCharts {
  private static final Dimension SIZE = new Dimension(480, 400);
  private static final int BINS = 60;
  private static final int MOST_RANKS = 20;

  /** The rarest errors that a DET plot shows; those beyond lie on the edge. */
  private static final double RAREST = 1e-3;

  private EvaluationCharts() {}

  /**
   * True accepts over false accepts.
   *
   * @param curve the curve
   * @return both from 0 to 1
   */
  public static InlinePicture roc(RocCurve curve) {
    XYChart chart = CurveChart.of("false-accept rate", "true-accept rate", SIZE);
    CurveChart.line(chart, "chance", new double[] {0, 1}, new double[] {0, 1}, CurveChart.FAINT);
    CurveChart.line(
        chart,
        "ROC",
        values(curve.points(), RocCurve.Point::falseAcceptRate),
        values(curve.points(), RocCurve.Point::trueAcceptRate),
        CurveChart.FIRST);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
    return picture(chart);
  }

  /**
   * False rejects over false accepts, on axes of normal deviates.
   *
   * @param curve the curve
   * @return its part from one in a thousand on; no more than errors of 60 %, unless it is a poor
   *     one
   */
  public static InlinePicture det(RocCurve curve) {
    XYChart chart = CurveChart.of("false-accept rate", "false-reject rate", SIZE);
    double most = curve.equalErrorRate() < 0.2 ? 0.6 : 1 - RAREST;
    double[] edges = {NormalDeviate.of(RAREST), NormalDeviate.of(most)};
    CurveChart.line(chart, "equal errors", edges, edges, CurveChart.FAINT);
    List<RocCurve.Point> shown =
        curve.points().stream()
            .filter(point -> Math.max(point.falseAcceptRate(), point.falseRejectRate()) <= most)
            .toList();
    if (!shown.isEmpty()) {
      CurveChart.line(
          chart,
          "DET",
          values(shown, point -> deviate(point.falseAcceptRate())),
          values(shown, point -> deviate(point.falseRejectRate())),
          CurveChart.FIRST);
    }
    XYStyler styler = chart.getStyler();
    styler.setXAxisMin(edges[0]).setXAxisMax(edges[1]);
    styler.setYAxisMin(edges[0]).setYAxisMax(edges[1]);
    styler.setXAxisTickLabelsFormattingFunction(EvaluationCharts::percent);
    styler.setYAxisTickLabelsFormattingFunction(EvaluationCharts::percent);
    styler.setLegendPosition(Styler.LegendPosition.InsideNE);
    return picture(chart);
  }

  /** The rate of a deviate, finer towards both ends. */
  private static String percent(double deviate) {
    double percent = 100 * NormalDeviate.inverse(deviate);
    double fromNearestEnd = Math.min(percent, 100 - percent);
    String format = fromNearestEnd < 1 ? "%.2f %%" : fromNearestEnd < 10 ? "%.1f %%" : "%.0f %%";
    return String.format(Locale.ROOT, format, percent);
  }

  private static double deviate(double rate) {
    return NormalDeviate.of(Math.max(RAREST, rate));
  }

  /**
   * How often the right device is among the nearest.
   *
   * @param match the characteristic
   * @return the share over the rank, up to the twentieth
   */
  public static InlinePicture cumulativeMatch(CumulativeMatch match) {
    XYChart chart = CurveChart.of("rank", "share of packets", SIZE);
    int[] ranks = IntStream.rangeClosed(1, Math.min(MOST_RANKS, match.enrolled())).toArray();
    CurveChart.dots(
        chart,
        "CMC",
        IntStream.of(ranks).asDoubleStream().toArray(),
        IntStream.of(ranks).mapToDouble(match::share).toArray(),
        CurveChart.FIRST);
    chart.getStyler().setYAxisMax(1.0).setXAxisMin(0.0).setXAxisMax(ranks.length + 1.0);
    chart.getStyler().setYAxisMin(Math.min(0.9, Math.floor(10 * match.share(1)) / 10));
    chart.getStyler().setXAxisDecimalPattern("0");
    chart.getStyler().setLegendVisible(false);
    return picture(chart);
  }

  /**
   * How scores are distributed.
   *
   * @param genuine finite scores of enrolled devices, at least one
   * @param rogues finite scores of rogues, possibly none
   * @param threshold a line is drawn there, if it is known
   * @return the share of each kind's packets in bins of equal width
   */
  public static InlinePicture scores(double[] genuine, double[] rogues, OptionalDouble threshold) {
    XYChart chart = CurveChart.of("score (mean distance to the k nearest)", "share", SIZE);
    Histogram bins = Histogram.over(BINS, genuine, rogues);
    double top = bins.largestShare(genuine);
    CurveChart.steps(
        chart, "enrolled devices", bins.edges(), bins.shares(genuine), CurveChart.FIRST);
    if (rogues.length > 0) {
      top = Math.max(top, bins.largestShare(rogues));
      CurveChart.steps(chart, "rogues", bins.edges(), bins.shares(rogues), CurveChart.SECOND);
    }
    if (threshold.isPresent()) {
      double at = threshold.getAsDouble();
      CurveChart.line(
          chart, "threshold", new double[] {at, at}, new double[] {0, top}, CurveChart.FAINT);
    }
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
    return picture(chart);
  }

  /**
   * Which device was taken for which.
   *
   * @param matrix the decisions
   * @return the share of each device's packets in its row
   */
  public static InlinePicture confusion(ConfusionMatrix matrix) {
    return ConfusionChart.of(matrix);
  }

  private static double[] values(
      List<RocCurve.Point> points, Function<RocCurve.Point, Double> value) {
    return points.stream().mapToDouble(value::apply).toArray();
  }

  private static InlinePicture picture(XYChart chart) {
    return InlinePicture.of(ChartArea.lines(chart::paint, SIZE));
  }
}
