package io.rffi.eval.picture;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of a few lines. */
final class CurveChart {
  /** Far enough apart in lightness, too. */
  static final Color FIRST = new Color(0x3b528b);

  static final Color SECOND = new Color(0x5ec962);
  static final Color FAINT = new Color(0x999999);

  private static final int TICK_SPACING = 60;

  private CurveChart() {}

  static XYChart of(String x, String y, Dimension size) {
    return of(x, y, size, TICK_SPACING, "0.###");
  }

  /** With ticks so many pixels apart, in that decimal pattern. */
  static XYChart of(String x, String y, Dimension size, int tickSpacing, String pattern) {
    XYChart chart =
        new XYChartBuilder()
            .width(size.width)
            .height(size.height)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    XYStyler styler = chart.getStyler();
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setXAxisTickMarkSpacingHint(tickSpacing);
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setXAxisDecimalPattern(pattern);
    styler.setYAxisDecimalPattern(pattern);
    return chart;
  }

  static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color colour) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineWidth(1.6f);
    return series;
  }

  static void dots(XYChart chart, String name, double[] x, double[] y, Color colour) {
    XYSeries series = line(chart, name, x, y, colour);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(colour);
  }

  /** Each value between its edge and the next. */
  static void steps(XYChart chart, String name, double[] edges, double[] values, Color colour) {
    double[] x = new double[2 * values.length + 2];
    double[] y = new double[2 * values.length + 2];
    for (int n = 0; n < values.length; n++) {
      x[2 * n + 1] = edges[n];
      x[2 * n + 2] = edges[n + 1];
      y[2 * n + 1] = values[n];
      y[2 * n + 2] = values[n];
    }
    x[0] = edges[0];
    x[x.length - 1] = edges[values.length];
    line(chart, name, x, y, colour);
  }
}
