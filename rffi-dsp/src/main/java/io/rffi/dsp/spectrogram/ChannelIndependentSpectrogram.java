package io.rffi.dsp.spectrogram;

import io.rffi.api.IqSignal;
import io.rffi.api.Spectrogram;
import io.rffi.api.SpectrogramTransform;
import java.util.Objects;

/**
 * The channel-independent spectrogram of Shen, Zhang, Marshall and Cavallaro (IEEE TIFS 2022).
 *
 * <p>Q[k, m] = log10(|S[k, m+1]|² / |S[k, m]|²): each column over the one before, so that a channel
 * that stands still for the length of two windows cancels. Orientation and scale are those of the
 * authors' published code (their text divides the other way round). M columns of the short-time
 * Fourier transform give M − 1 columns. Powers more than 120 dB below the signal's mean bin power
 * are raised to that floor, so that every cell is finite. The scale of the signal cancels.
 *
 * <p>Safe for use by many threads at once.
 */
public final class ChannelIndependentSpectrogram implements SpectrogramTransform {
  private final StftGrid grid;
  private final double softFloor;

  /**
   * With any window and crop.
   *
   * @param grid where the transform is evaluated
   */
  public ChannelIndependentSpectrogram(StftGrid grid) {
    this(grid, 0);
  }

  /**
   * @param softFloor what is added to each power, relative to the signal's mean bin power
   */
  ChannelIndependentSpectrogram(StftGrid grid, double softFloor) {
    this.grid = Objects.requireNonNull(grid, "grid");
    this.softFloor = softFloor;
  }

  /** With the published window and crop: 8192 samples give 102 rows × 62 columns. */
  public ChannelIndependentSpectrogram() {
    this(StftGrid.PUBLISHED);
  }

  @Override
  public Spectrogram transform(IqSignal preamble) {
    int columns = grid.requireColumns(preamble, 2) - 1;
    ColumnPowers powers = new ColumnPowers(grid, preamble, softFloor);
    float[] cells = new float[grid.rows() * columns];
    double[] before = new double[grid.rows()];
    double[] now = new double[grid.rows()];
    powers.column(0, before);
    for (int column = 0; column < columns; column++) {
      powers.column(column + 1, now);
      for (int row = 0; row < grid.rows(); row++) {
        cells[row * columns + column] = (float) Log10.of(now[row] / before[row]);
      }
      double[] swap = before;
      before = now;
      now = swap;
    }
    // A column compares two windows; it stands at the beginning they share.
    double middle = (grid.fftLength() + grid.hop()) / 2.0;
    return Spectrogram.of(cells, grid.rows(), columns, grid.axes(preamble.sampleRateHz(), middle));
  }
}
