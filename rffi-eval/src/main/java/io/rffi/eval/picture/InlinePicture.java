package io.rffi.eval.picture;

import io.rffi.api.IqSignal;
import io.rffi.dsp.spectrogram.StftGrid;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A picture of a signal that can be part of a page.
 *
 * @param dataUri the PNG as a {@code data:} URI
 * @param width in pixels
 * @param height in pixels
 */
public record InlinePicture(String dataUri, int width, int height) {
  private static final Dimension SPECTROGRAM = new Dimension(560, 360);
  private static final Dimension TRACE = new Dimension(1120, 240);
  private static final Dimension SQUARE = new Dimension(360, 360);

  /**
   * Whether a signal is long enough for spectrograms.
   *
   * @param signal what is to be drawn
   * @return whether it has two windows
   */
  public static boolean hasSpectrogram(IqSignal signal) {
    return StftGrid.PUBLISHED.columns(signal.length()) >= 2;
  }

  /**
   * The power spectrogram, the rows that networks see.
   *
   * @param signal see {@link #hasSpectrogram}
   * @return kHz over ms
   */
  public static InlinePicture power(IqSignal signal) {
    return heatMap(new SpectrogramCharts(signal, true, SPECTROGRAM).power("power / dB")::paint);
  }

  /**
   * The channel-independent spectrogram.
   *
   * @param signal see {@link #hasSpectrogram}
   * @return kHz over ms
   */
  public static InlinePicture channelIndependent(IqSignal signal) {
    return heatMap(
        new SpectrogramCharts(signal, true, SPECTROGRAM)
                .channelIndependent("channel-independent / log10")
            ::paint);
  }

  /**
   * The I branch over time.
   *
   * @param signal of any length
   * @return amplitude over ms
   */
  public static InlinePicture inPhase(IqSignal signal) {
    return of(ChartArea.lines(IqChart.inPhase(signal, TRACE)::paint, TRACE));
  }

  /**
   * Both branches over time.
   *
   * @param signal of any length
   * @return amplitude over µs
   */
  public static InlinePicture branches(IqSignal signal) {
    return of(ChartArea.lines(IqChart.branches(signal, SPECTROGRAM)::paint, SPECTROGRAM));
  }

  /**
   * Q over I.
   *
   * @param signals their samples are drawn as points
   * @return the constellation
   */
  public static InlinePicture constellation(List<IqSignal> signals) {
    return of(ChartArea.lines(IqChart.constellation(signals, SQUARE)::paint, SQUARE));
  }

  private static InlinePicture heatMap(ChartArea chart) {
    return of(ChartArea.stacked(List.of(chart), SPECTROGRAM));
  }

  static InlinePicture of(BufferedImage image) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException("can't make a picture", e);
    }
    return new InlinePicture(
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()),
        image.getWidth(),
        image.getHeight());
  }
}
