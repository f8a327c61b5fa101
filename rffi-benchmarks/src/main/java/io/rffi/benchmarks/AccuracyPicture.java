package io.rffi.benchmarks;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How far off start and carrier of a LoRa preamble (SF7, 1 MHz) are over the SNR, against the
 * Cramér–Rao bound, as a PNG. The figures are those that {@code AccuracyTableTest} of rffi-dsp
 * leaves behind; one command measures and draws (the last line is this class alone):
 *
 * <pre>{@code
 * mvn -q verify -Pheavy -pl rffi-benchmarks -am -Dtest=AccuracyTableTest &&
 * java -cp rffi-benchmarks/target/benchmarks.jar io.rffi.benchmarks.AccuracyPicture
 * }</pre>
 */
public final class AccuracyPicture {
  private static final int WIDTH = 1100;
  private static final int HEIGHT = 520;

  /** Okabe and Ito's colours, which the colour-blind can tell apart. */
  private static final Color MEASURED = new Color(0x0072b2);

  private static final Color MEASURED_OFF = new Color(0xd55e00);
  private static final Color BOUND = Color.BLACK;

  private static final int OFF_PPM = 40;

  private AccuracyPicture() {}

  /**
   * Draws.
   *
   * @param arguments the table and the picture, or nothing for where they are in the repository
   * @throws IOException if the one can't be read or the other not be written
   */
  public static void main(String... arguments) throws IOException {
    Path csv =
        Path.of(arguments.length > 0 ? arguments[0] : "rffi-dsp/target/extraction-accuracy.csv");
    Path png = Path.of(arguments.length > 1 ? arguments[1] : "docs/extraction-accuracy.png");
    AccuracyFigures figures = AccuracyFigures.read(csv);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    start(figures).paint(graphics, WIDTH / 2, HEIGHT);
    graphics.translate(WIDTH / 2, 0);
    carrier(figures).paint(graphics, WIDTH / 2, HEIGHT);
    graphics.dispose();
    Path folder = png.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    if (!ImageIO.write(image, "png", png.toFile())) {
      throw new IOException("this Java writes no PNG: " + png);
    }
    System.out.println(png + ": " + Files.size(png) + " bytes");
  }

  private static XYChart start(AccuracyFigures figures) {
    XYChart chart = chart("start of an SF7 preamble", "RMSE / samples at 1 MHz");
    measured(chart, figures, AccuracyFigures.Point::startRmseMicros);
    List<AccuracyFigures.Point> bounds = figures.sf7(0);
    line(chart, "bound, clock unknown", bounds, AccuracyFigures.Point::startBoundMicros)
        .setLineStyle(SeriesLines.SOLID);
    line(
            chart,
            "bound, clock known",
            bounds,
            AccuracyFigures.Point::startBoundKnowingTheClockMicros)
        .setLineStyle(SeriesLines.DASH_DASH);
    return chart;
  }

  private static XYChart carrier(AccuracyFigures figures) {
    XYChart chart = chart("its carrier", "RMSE / Hz");
    measured(chart, figures, AccuracyFigures.Point::carrierRmseHz);
    line(chart, "bound", figures.sf7(0), AccuracyFigures.Point::carrierBoundHz)
        .setLineStyle(SeriesLines.SOLID);
    return chart;
  }

  private static void measured(
      XYChart chart, AccuracyFigures figures, ToDoubleFunction<AccuracyFigures.Point> value) {
    points(chart, "measured, equal clocks", figures.sf7(0), value, MEASURED, SeriesMarkers.CIRCLE);
    points(
        chart,
        "measured, clock " + OFF_PPM + " ppm fast",
        figures.sf7(OFF_PPM),
        value,
        MEASURED_OFF,
        SeriesMarkers.CROSS);
  }

  private static void points(
      XYChart chart,
      String name,
      List<AccuracyFigures.Point> points,
      ToDoubleFunction<AccuracyFigures.Point> value,
      Color colour,
      Marker marker) {
    XYSeries series = line(chart, name, points, value);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(marker);
    series.setMarkerColor(colour);
  }

  private static XYSeries line(
      XYChart chart,
      String name,
      List<AccuracyFigures.Point> points,
      ToDoubleFunction<AccuracyFigures.Point> value) {
    XYSeries series =
        chart.addSeries(
            name,
            points.stream().mapToDouble(AccuracyFigures.Point::snrDb).toArray(),
            points.stream().mapToDouble(value).toArray());
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(BOUND);
    series.setLineWidth(1.3f);
    return series;
  }

  private static XYChart chart(String title, String unit) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH / 2)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("SNR in 125 kHz / dB")
            .yAxisTitle(unit)
            .build();
    XYStyler styler = chart.getStyler();
    styler.setYAxisLogarithmic(true);
    styler.setXAxisMin(-12.0);
    styler.setXAxisMax(42.0);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setLegendPosition(Styler.LegendPosition.InsideNE);
    styler.setMarkerSize(8);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    return chart;
  }
}
