package io.rffi.dsp.spectrogram;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import io.rffi.api.Spectrogram;

/**
 * Where a short-time Fourier transform is evaluated: a rectangular window of N samples, moved by R,
 * without padding, and the rows that are kept.
 *
 * <p>S[k, m] = Σ_{n&lt;N} x[n + mR]·e^(−j2πkn/N) for m = 0 … ⌊(K − N)/R⌋ of K samples, unscaled.
 * Rows are fftshifted: row r holds k = (r + N/2) mod N, the frequency (r − N/2)·f_s/N.
 *
 * @param fftLength N, a power of two ≥ 2: window length and FFT length
 * @param hop R, ≥ 1
 * @param firstRow the lowest row that is kept, ≥ 0
 * @param rows how many rows are kept, ≥ 1; firstRow + rows ≤ N
 */
public record StftGrid(int fftLength, int hop, int firstRow, int rows) {
  /** The published grid: N = 256, R = 128, rows ⌊0.3N + ½⌋ … ⌊0.7N + ½⌋ − 1, which is 77 … 178. */
  public static final StftGrid PUBLISHED = new StftGrid(256, 128, 77, 102);

  /** Checks the ranges. */
  public StftGrid {
    if (fftLength < 2 || Integer.bitCount(fftLength) != 1) {
      throw new IllegalArgumentException("FFT length must be a power of two: " + fftLength);
    }
    if (hop < 1) {
      throw new IllegalArgumentException("hop must be at least 1: " + hop);
    }
    if (firstRow < 0 || rows < 1 || firstRow + rows > fftLength) {
      throw new IllegalArgumentException(
          "rows "
              + firstRow
              + " to "
              + (firstRow + rows - 1)
              + " are not within 0 to "
              + (fftLength - 1));
    }
  }

  /**
   * The grid that keeps every row.
   *
   * @param fftLength N, a power of two ≥ 2
   * @param hop R, ≥ 1
   * @return the grid
   */
  public static StftGrid full(int fftLength, int hop) {
    return new StftGrid(fftLength, hop, 0, fftLength);
  }

  /**
   * How many columns a signal gives.
   *
   * @param samples K
   * @return ⌊(K − N)/R⌋ + 1, or 0 if the signal is shorter than a window
   */
  public int columns(int samples) {
    return samples < fftLength ? 0 : (samples - fftLength) / hop + 1;
  }

  /** The column count, or the exception that says that the signal is too short. */
  int requireColumns(IqSignal signal, int least) {
    int columns = columns(signal.length());
    if (columns < least) {
      int needed = fftLength + (least - 1) * hop;
      throw new SignalQualityException(
          "length",
          signal.length(),
          needed,
          "the signal has " + signal.length() + " samples, the spectrogram needs " + needed);
    }
    return columns;
  }

  Spectrogram.Axes axes(double sampleRateHz, double firstColumnSample) {
    double rowSpacing = sampleRateHz / fftLength;
    return new Spectrogram.Axes(
        (firstRow - fftLength / 2) * rowSpacing,
        rowSpacing,
        firstColumnSample / sampleRateHz,
        hop / sampleRateHz);
  }
}
