package io.rffi.eval.picture;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** A chart, as it is painted. */
@FunctionalInterface
interface ChartArea {
  /** How much larger charts are drawn than they are shown. */
  int OVERSAMPLING = 3;

  void paint(Graphics2D graphics, int width, int height);

  /**
   * A chart whose lines the drawing itself smoothes; dense ones take long when they are enlarged.
   *
   * @param chart a chart of lines or points
   * @param size of the picture
   */
  static BufferedImage lines(ChartArea chart, Dimension size) {
    BufferedImage image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    // Lines drawn to whole pixels would beat with a dense signal.
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    chart.paint(graphics, size.width, size.height);
    graphics.dispose();
    return image;
  }

  /**
   * Heat maps below one another.
   *
   * @param charts at least one
   * @param size of each
   */
  static BufferedImage stacked(List<ChartArea> charts, Dimension size) {
    int height = charts.size() * size.height;
    BufferedImage image = new BufferedImage(size.width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(
        enlarged(charts, size).getScaledInstance(size.width, height, Image.SCALE_AREA_AVERAGING),
        0,
        0,
        null);
    graphics.dispose();
    return image;
  }

  /** Drawn large and without smoothing, which would leave seams between the cells. */
  private static BufferedImage enlarged(List<ChartArea> charts, Dimension size) {
    BufferedImage image =
        new BufferedImage(
            OVERSAMPLING * size.width,
            OVERSAMPLING * charts.size() * size.height,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(OVERSAMPLING, OVERSAMPLING);
    for (ChartArea chart : charts) {
      chart.paint(graphics, size.width, size.height);
      graphics.translate(0, size.height);
    }
    graphics.dispose();
    return image;
  }
}
