package io.rffi.dsp.spectrogram;

import io.rffi.api.IqSignal;
import io.rffi.api.Spectrogram;
import io.rffi.api.SpectrogramTransform;
import java.util.Objects;

/**
 * The power spectrogram in decibels, 10·log10 |S[k, m]|², unscaled: it still holds the channel.
 *
 * <p>Powers more than 120 dB below the signal's mean bin power are raised to that floor, so that
 * every cell is finite. Safe for use by many threads at once.
 */
public final class LogSpectrogram implements SpectrogramTransform {
  private final StftGrid grid;

  /**
   * With any window and crop.
   *
   * @param grid where the transform is evaluated
   */
  public LogSpectrogram(StftGrid grid) {
    this.grid = Objects.requireNonNull(grid, "grid");
  }

  /** With the published window and crop: 8192 samples give 102 rows × 63 columns. */
  public LogSpectrogram() {
    this(StftGrid.PUBLISHED);
  }

  @Override
  public Spectrogram transform(IqSignal preamble) {
    int columns = grid.requireColumns(preamble, 1);
    ColumnPowers powers = new ColumnPowers(grid, preamble, 0);
    float[] cells = new float[grid.rows() * columns];
    double[] now = new double[grid.rows()];
    for (int column = 0; column < columns; column++) {
      powers.column(column, now);
      for (int row = 0; row < grid.rows(); row++) {
        cells[row * columns + column] = (float) (10 * Log10.of(now[row]));
      }
    }
    return Spectrogram.of(
        cells, grid.rows(), columns, grid.axes(preamble.sampleRateHz(), grid.fftLength() / 2.0));
  }
}
