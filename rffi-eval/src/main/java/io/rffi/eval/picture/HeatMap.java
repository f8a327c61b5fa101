package io.rffi.eval.picture;

import io.rffi.api.Spectrogram;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;
import org.knowm.xchart.style.Styler;

/** One spectrogram as a chart: kHz over ms, with a colour bar. */
final class HeatMap {
  /**
   * Viridis (S. van der Walt and N. Smith): evenly perceived, also in grey and by the colour-blind.
   */
  private static final int[] VIRIDIS = {
    0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
  };

  private static final int LABELS = 9;
  private static final int ABOVE_AND_BELOW_BAR = 200;

  private HeatMap() {}

  /**
   * Draws.
   *
   * @param title above the chart
   * @param spectrogram what to show
   * @param low what the colour bar begins with; cells below look the same
   * @param high what it ends with
   * @param size of the chart
   */
  static HeatMapChart of(
      String title, Spectrogram spectrogram, double low, double high, Dimension size) {
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(size.width)
            .height(size.height)
            .title(title)
            .xAxisTitle("time / ms")
            .yAxisTitle("frequency / kHz")
            .build();
    style(chart.getStyler(), low, high);
    chart.getStyler().setGradientColorColumnHeight(size.height - ABOVE_AND_BELOW_BAR);
    Spectrogram.Axes axes = spectrogram.axes();
    chart.addSeries(
        "cells",
        values(
            spectrogram.columns(),
            n -> 1e3 * (axes.firstColumnSeconds() + n * axes.columnSpacingSeconds())),
        values(spectrogram.rows(), n -> 1e-3 * (axes.firstRowHz() + n * axes.rowSpacingHz())),
        cells(spectrogram, low, high));
    return chart;
  }

  private static void style(HeatMapStyler styler, double low, double high) {
    styler.setRangeColors(viridis());
    styler.setMin(low);
    styler.setMax(high);
    styler.setHeatMapValueDecimalPattern("0.0");
    styler.setLegendPosition(Styler.LegendPosition.OutsideE);
    styler.setXAxisMaxLabelCount(LABELS);
    styler.setPlotContentSize(1);
    styler.setShowValue(false);
    styler.setAntiAlias(false);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotGridLinesVisible(false);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setXAxisDecimalPattern("0.0");
    styler.setYAxisDecimalPattern("0");
  }

  static Color[] viridis() {
    return IntStream.of(VIRIDIS).mapToObj(Color::new).toArray(Color[]::new);
  }

  private static List<Double> values(int count, DoubleFunction<Double> value) {
    List<Double> values = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      values.add(value.apply(n));
    }
    return values;
  }

  private static List<Number[]> cells(Spectrogram spectrogram, double low, double high) {
    List<Number[]> cells = new ArrayList<>(spectrogram.rows() * spectrogram.columns());
    for (int column = 0; column < spectrogram.columns(); column++) {
      for (int row = 0; row < spectrogram.rows(); row++) {
        double value = Math.max(low, Math.min(high, spectrogram.at(row, column)));
        cells.add(new Number[] {column, row, value});
      }
    }
    return cells;
  }
}
