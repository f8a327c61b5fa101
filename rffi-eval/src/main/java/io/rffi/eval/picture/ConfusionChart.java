package io.rffi.eval.picture;

import io.rffi.eval.metric.ConfusionMatrix;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;
import org.knowm.xchart.style.Styler;

/**
 * A confusion matrix as a heat map: who sent the packets from below, who was named to the right.
 */
final class ConfusionChart {
  private static final Dimension SIZE = new Dimension(640, 560);
  private static final int UPRIGHT = 15;
  private static final int ABOVE_AND_BELOW_BAR = 200;

  private ConfusionChart() {}

  static InlinePicture of(ConfusionMatrix matrix) {
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(SIZE.width)
            .height(SIZE.height)
            .xAxisTitle("taken for")
            .yAxisTitle("sent by")
            .build();
    style(chart.getStyler(), matrix.devices().size());
    List<String> senders =
        matrix.devices().stream().filter(device -> matrix.packets(device) > 0).toList();
    chart.addSeries("share", matrix.devices(), senders, cells(matrix, senders));
    return InlinePicture.of(ChartArea.stacked(List.of(chart::paint), SIZE));
  }

  private static List<Number[]> cells(ConfusionMatrix matrix, List<String> senders) {
    List<Number[]> cells = new ArrayList<>();
    for (int column = 0; column < matrix.devices().size(); column++) {
      for (int row = 0; row < senders.size(); row++) {
        String sender = senders.get(row);
        double share =
            (double) matrix.count(sender, matrix.devices().get(column)) / matrix.packets(sender);
        cells.add(new Number[] {column, row, share});
      }
    }
    return cells;
  }

  private static void style(HeatMapStyler styler, int devices) {
    styler.setRangeColors(HeatMap.viridis());
    styler.setMin(0);
    styler.setMax(1);
    styler.setHeatMapValueDecimalPattern("0.0");
    styler.setLegendPosition(Styler.LegendPosition.OutsideE);
    // With some left out the others would stand beside their columns.
    styler.setXAxisMaxLabelCount(Math.max(2, devices));
    styler.setXAxisLabelRotation(devices > UPRIGHT ? 90 : 0);
    styler.setPlotContentSize(1);
    styler.setShowValue(false);
    styler.setAntiAlias(false);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotGridLinesVisible(false);
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, devices > UPRIGHT ? 9 : 12));
    styler.setGradientColorColumnHeight(SIZE.height - ABOVE_AND_BELOW_BAR);
  }
}
