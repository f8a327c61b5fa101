package io.rffi.eval.picture;

import io.rffi.api.IqSignal;
import java.awt.Color;
import java.awt.Dimension;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Samples as charts. */
final class IqChart {
  /** Far enough apart in lightness, too. */
  private static final Color I = new Color(0x3b528b);

  private static final Color Q = new Color(0x5ec962);

  private static final int TICK_SPACING = 80;

  private IqChart() {}

  static XYChart inPhase(IqSignal signal, Dimension size) {
    XYChart chart = chart("time / ms", "I", size);
    addBranch(chart, "I", milliseconds(signal, 1), signal, signal::i, I);
    chart.getStyler().setLegendVisible(false);
    return chart;
  }

  static XYChart branches(IqSignal signal, Dimension size) {
    XYChart chart = chart("time / µs", "amplitude", size);
    addBranch(chart, "I", milliseconds(signal, 1e3), signal, signal::i, I);
    addBranch(chart, "Q", milliseconds(signal, 1e3), signal, signal::q, Q);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
    return chart;
  }

  static XYChart constellation(List<IqSignal> signals, Dimension size) {
    XYChart chart = chart("I", "Q", size);
    double[] i = signals.stream().flatMapToDouble(s -> values(s, s::i)).toArray();
    double[] q = signals.stream().flatMapToDouble(s -> values(s, s::q)).toArray();
    XYSeries points = chart.addSeries("samples", i, q);
    points.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    points.setMarkerColor(I);
    points.setMarker(SeriesMarkers.CIRCLE);
    XYStyler styler = chart.getStyler();
    styler.setMarkerSize(2);
    styler.setLegendVisible(false);
    double largest =
        Math.max(
            IntStream.range(0, i.length).mapToDouble(n -> Math.abs(i[n])).max().orElse(1),
            IntStream.range(0, q.length).mapToDouble(n -> Math.abs(q[n])).max().orElse(1));
    styler.setXAxisMin(-largest).setXAxisMax(largest).setYAxisMin(-largest).setYAxisMax(largest);
    return chart;
  }

  private static XYChart chart(String x, String y, Dimension size) {
    return CurveChart.of(x, y, size, TICK_SPACING, "0.##");
  }

  private static void addBranch(
      XYChart chart,
      String name,
      double[] times,
      IqSignal signal,
      IntToDoubleFunction branch,
      Color colour) {
    XYSeries series = chart.addSeries(name, times, values(signal, branch).toArray());
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineWidth(0.8f);
  }

  private static DoubleStream values(IqSignal signal, IntToDoubleFunction branch) {
    return IntStream.range(0, signal.length()).mapToDouble(branch);
  }

  private static double[] milliseconds(IqSignal signal, double parts) {
    return IntStream.range(0, signal.length())
        .mapToDouble(n -> 1e3 * parts * n / signal.sampleRateHz())
        .toArray();
  }
}
