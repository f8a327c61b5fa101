package io.rffi.cli.picture;

import io.rffi.eval.metric.RocCurve;
import io.rffi.train.experiment.Merit;
import io.rffi.train.experiment.ReproducedFigure;
import io.rffi.train.experiment.RogueCurve;
import java.awt.Color;
import java.awt.Dimension;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;

/** Extractors beside one another, as pictures for a page. */
public final class ReproductionCharts {
  private static final Dimension SIZE = new Dimension(560, 400);
  private static final int LEAST_SETS = 3;

  /** Told apart by lightness, too. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x440154),
          new Color(0x3b528b),
          new Color(0x21918c),
          new Color(0x5ec962),
          new Color(0xd9a514),
          new Color(0xd1495b));

  private ReproductionCharts() {}

  /**
   * ROC curves.
   *
   * @param curves at least one
   * @return true accepts over false accepts
   */
  public static InlinePicture rogues(List<RogueCurve> curves) {
    XYChart chart = CurveChart.of("false-accept rate", "true-accept rate", SIZE);
    for (int n = 0; n < curves.size(); n++) {
      RocCurve curve = curves.get(n).curve();
      CurveChart.line(
          chart,
          String.format(Locale.ROOT, "%s, AUC %.4f", curves.get(n).extractor(), curve.area()),
          values(curve, RocCurve.Point::falseAcceptRate),
          values(curve, RocCurve.Point::trueAcceptRate),
          colour(n));
    }
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    return picture(chart, Styler.LegendPosition.InsideSE);
  }

  private static double[] values(RocCurve curve, ToDoubleFunction<RocCurve.Point> value) {
    return curve.points().stream().mapToDouble(value).toArray();
  }

  /**
   * Accuracies set by set, a line for each extractor.
   *
   * @param figures of any experiments
   * @param experiment which
   * @return the picture; empty if the experiment has fewer than three sets with accuracies
   */
  public static Optional<InlinePicture> overSets(
      List<ReproducedFigure> figures, String experiment) {
    List<ReproducedFigure> own =
        figures.stream()
            .filter(each -> each.experiment().equals(experiment) && each.merit() == Merit.ACCURACY)
            .toList();
    List<String> sets = own.stream().map(ReproducedFigure::set).distinct().toList();
    if (sets.size() < LEAST_SETS) {
      return Optional.empty();
    }
    XYChart chart = CurveChart.of("", "accuracy", SIZE);
    List<String> extractors = own.stream().map(ReproducedFigure::extractor).distinct().toList();
    for (String extractor : extractors) {
      List<ReproducedFigure> line =
          own.stream().filter(each -> each.extractor().equals(extractor)).toList();
      CurveChart.dots(
          chart,
          extractor,
          line.stream().mapToDouble(each -> sets.indexOf(each.set())).toArray(),
          line.stream().mapToDouble(each -> each.figure().value()).toArray(),
          colour(extractors.indexOf(extractor)));
    }
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    chart.getStyler().setXAxisTickMarkSpacingHint(SIZE.width / (sets.size() + 2));
    chart.getStyler().setXAxisTickLabelsFormattingFunction(at -> name(sets, at));
    return Optional.of(picture(chart, Styler.LegendPosition.InsideSW));
  }

  private static String name(List<String> sets, double at) {
    boolean isSet = at == Math.rint(at) && at >= 0 && at < sets.size();
    return isSet ? sets.get((int) at) : " ";
  }

  private static Color colour(int number) {
    return COLOURS.get(number % COLOURS.size());
  }

  private static InlinePicture picture(XYChart chart, Styler.LegendPosition legend) {
    chart.getStyler().setLegendPosition(legend);
    return InlinePicture.of(ChartArea.lines(chart::paint, SIZE));
  }
}
