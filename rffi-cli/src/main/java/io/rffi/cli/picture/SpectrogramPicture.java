package io.rffi.cli.picture;

import io.rffi.api.IqSignal;
import io.rffi.api.Spectrogram;
import io.rffi.dsp.spectrogram.ChannelIndependentSpectrogram;
import io.rffi.dsp.spectrogram.LogSpectrogram;
import io.rffi.dsp.spectrogram.StftGrid;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.knowm.xchart.HeatMapChart;

/** The power spectrogram above the channel-independent one, as a PNG. */
public final class SpectrogramPicture {
  static final int WIDTH = 1000;
  static final int HEIGHT = 1000;

  private static final int OVERSAMPLING = 3;

  /** More would be hardly wider than a pixel. */
  private static final int MOST_COLUMNS = 500;

  /** Weaker cells are noise that nobody looks at. */
  private static final double SHOWN_DB = 60;

  /** The colour bars end at multiples of these. */
  private static final double DB_STEP = 5;

  private static final double RATIO_STEP = 0.5;

  private final IqSignal signal;
  private final String title;
  private final StftGrid grid;

  /**
   * Of a signal.
   *
   * @param signal at least two windows long
   * @param title what it is
   * @param cropped whether only the rows around the carrier are shown that networks see
   */
  public SpectrogramPicture(IqSignal signal, String title, boolean cropped) {
    this.signal = signal;
    this.title = title;
    StftGrid published = StftGrid.PUBLISHED;
    int fftLength = published.fftLength();
    int hop = Math.max(published.hop(), (signal.length() - fftLength) / MOST_COLUMNS + 1);
    grid =
        cropped
            ? new StftGrid(fftLength, hop, published.firstRow(), published.rows())
            : StftGrid.full(fftLength, hop);
  }

  /**
   * Draws and writes the picture.
   *
   * @param png the file, which is replaced
   * @throws IOException if it can't be written
   */
  public void write(Path png) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(
        enlarged().getScaledInstance(WIDTH, HEIGHT, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    graphics.dispose();
    try (var out = Files.newOutputStream(png)) {
      ImageIO.write(image, "png", out);
    }
  }

  /** Drawn large and without smoothing, which would leave seams between the cells. */
  private BufferedImage enlarged() {
    BufferedImage image =
        new BufferedImage(OVERSAMPLING * WIDTH, OVERSAMPLING * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(OVERSAMPLING, OVERSAMPLING);
    power().paint(graphics, WIDTH, HEIGHT / 2);
    graphics.translate(0, HEIGHT / 2);
    channelIndependent().paint(graphics, WIDTH, HEIGHT / 2);
    graphics.dispose();
    return image;
  }

  private HeatMapChart power() {
    Spectrogram spectrogram = new LogSpectrogram(grid).transform(signal);
    double strongest = DB_STEP * Math.ceil(quantile(spectrogram, 1) / DB_STEP);
    return HeatMap.of(title + ": power / dB", spectrogram, strongest - SHOWN_DB, strongest);
  }

  /** Symmetric about 0, no change; the few extreme ratios of two nearly empty bins saturate. */
  private HeatMapChart channelIndependent() {
    Spectrogram spectrogram = new ChannelIndependentSpectrogram(grid).transform(signal);
    double largest =
        Math.max(Math.abs(quantile(spectrogram, 0.01)), Math.abs(quantile(spectrogram, 0.99)));
    double limit = Math.max(RATIO_STEP, RATIO_STEP * Math.ceil(largest / RATIO_STEP));
    return HeatMap.of(
        "channel-independent: log10 of each column's power over that of the column before",
        spectrogram,
        -limit,
        limit);
  }

  private static double quantile(Spectrogram spectrogram, double share) {
    float[] values = spectrogram.toArray();
    Arrays.sort(values);
    return values[(int) Math.round(share * (values.length - 1))];
  }
}
