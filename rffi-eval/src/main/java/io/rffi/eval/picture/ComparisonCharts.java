package io.rffi.eval.picture;

import io.rffi.eval.metric.RocCurve;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Results beside one another, as pictures for a page. */
public final class ComparisonCharts {
  private static final Dimension SIZE = new Dimension(560, 400);
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

  private ComparisonCharts() {}

  /**
   * ROC curves.
   *
   * @param curves by what is compared, at least one; the legend and the colours follow their order
   * @return true accepts over false accepts
   */
  public static InlinePicture roc(Map<String, RocCurve> curves) {
    XYChart chart = CurveChart.of("false-accept rate", "true-accept rate", SIZE);
    int number = 0;
    for (Map.Entry<String, RocCurve> named : curves.entrySet()) {
      RocCurve curve = named.getValue();
      CurveChart.line(
          chart,
          String.format(Locale.ROOT, "%s, AUC %.4f", named.getKey(), curve.area()),
          values(curve, RocCurve.Point::falseAcceptRate),
          values(curve, RocCurve.Point::trueAcceptRate),
          colour(number++));
    }
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
    return InlinePicture.of(ChartArea.lines(chart::paint, SIZE));
  }

  private static double[] values(RocCurve curve, ToDoubleFunction<RocCurve.Point> value) {
    return curve.points().stream().mapToDouble(value).toArray();
  }

  /**
   * Accuracies set by set, a line for each of what is compared.
   *
   * @param sets names of sets, in order, at least one
   * @param accuracies by what is compared, then by set; a set may be missing
   * @return 0 to 1 over the sets
   */
  public static InlinePicture accuracies(
      List<String> sets, Map<String, Map<String, Double>> accuracies) {
    // An XYChart looks for ticks whose labels have room beside one another, for ever if need be.
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(SIZE.width)
            .height(SIZE.height)
            .yAxisTitle("accuracy")
            .build();
    int number = 0;
    for (Map.Entry<String, Map<String, Double>> named : accuracies.entrySet()) {
      Color colour = colour(number++);
      // Null where there is none.
      List<Double> values = sets.stream().map(named.getValue()::get).toList();
      CategorySeries series = chart.addSeries(named.getKey(), sets, values);
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
    return InlinePicture.of(ChartArea.lines(chart::paint, SIZE));
  }

  private static Color colour(int number) {
    return COLOURS.get(number % COLOURS.size());
  }
}
