package io.rffi.cli.picture;

import io.rffi.eval.metric.RocCurve;
import io.rffi.train.experiment.Merit;
import io.rffi.train.experiment.ReproducedFigure;
import io.rffi.train.experiment.RogueCurve;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Extractors beside one another, as pictures for a page. */
public final class ReproductionCharts {
  private static final Dimension SIZE = new Dimension(560, 400);
  private static final int LEAST_SETS = 3;
  private static final int SLANT_DEGREES = 60;
  private static final int LABEL_SPACING = 15;

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
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
    return InlinePicture.of(ChartArea.lines(chart::paint, SIZE));
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
    // An XYChart looks for ticks whose labels have room beside one another, for ever if need be.
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(SIZE.width)
            .height(SIZE.height)
            .yAxisTitle("accuracy")
            .build();
    List<String> extractors = own.stream().map(ReproducedFigure::extractor).distinct().toList();
    for (String extractor : extractors) {
      Color colour = colour(extractors.indexOf(extractor));
      CategorySeries series = chart.addSeries(extractor, sets, values(own, extractor, sets));
      series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(colour);
      series.setLineColor(colour).setLineWidth(1.6f);
    }
    CategoryStyler styler = chart.getStyler();
    styler.setDefaultSeriesRenderStyle(CategorySeries.CategorySeriesRenderStyle.Line);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setYAxisMin(0.0).setYAxisMax(1.0).setYAxisDecimalPattern("0.###");
    styler.setXAxisLabelRotation(SLANT_DEGREES).setXAxisTickMarkSpacingHint(LABEL_SPACING);
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    styler.setOverlapped(true); // not beside one another, as bars would be
    styler.setLegendPosition(Styler.LegendPosition.InsideSW);
    return Optional.of(InlinePicture.of(ChartArea.lines(chart::paint, SIZE)));
  }

  /** In the order of the sets; null where there is none. */
  private static List<Double> values(
      List<ReproducedFigure> figures, String extractor, List<String> sets) {
    Map<String, Double> bySet = new HashMap<>();
    figures.stream()
        .filter(each -> each.extractor().equals(extractor))
        .forEach(each -> bySet.put(each.set(), each.figure().value()));
    return sets.stream().map(bySet::get).toList();
  }

  private static Color colour(int number) {
    return COLOURS.get(number % COLOURS.size());
  }
}
