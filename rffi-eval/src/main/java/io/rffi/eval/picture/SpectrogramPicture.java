package io.rffi.eval.picture;

import io.rffi.api.IqSignal;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** The power spectrogram above the channel-independent one, as a PNG. */
public final class SpectrogramPicture {
  private static final Dimension SIZE = new Dimension(1000, 500);

  private final SpectrogramCharts charts;
  private final String title;

  /**
   * Of a signal.
   *
   * @param signal at least two windows long
   * @param title what it is
   * @param cropped whether only the rows around the carrier are shown that networks see
   */
  public SpectrogramPicture(IqSignal signal, String title, boolean cropped) {
    charts = new SpectrogramCharts(signal, cropped, SIZE);
    this.title = title;
  }

  /**
   * Draws and writes the picture.
   *
   * @param png the file, which is replaced
   * @throws IOException if it can't be written
   */
  public void write(Path png) throws IOException {
    List<ChartArea> areas =
        List.of(
            charts.power(title + ": power / dB")::paint,
            charts.channelIndependent(
                    "channel-independent: log10 of each column's power over that of the column"
                        + " before")
                ::paint);
    try (var out = Files.newOutputStream(png)) {
      ImageIO.write(ChartArea.stacked(areas, SIZE), "png", out);
    }
  }
}
