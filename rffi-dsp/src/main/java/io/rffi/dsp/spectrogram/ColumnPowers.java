package io.rffi.dsp.spectrogram;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import io.rffi.dsp.math.Fft;

/** Computes |S[k, m]|² of one signal column by column; used by one thread. */
final class ColumnPowers {
  /**
   * What a bin can't be told from: 120 dB below the mean bin power N·mean|x|² of the signal. The
   * rounding of 32-bit samples lies another 25 dB lower.
   */
  private static final double RELATIVE_FLOOR = 1e-12;

  private final StftGrid grid;
  private final IqSignal signal;
  private final double floor;
  private final double softFloor;
  private final Fft fft;
  private final float[] samples;
  private final double[] frame;

  /**
   * @param softFloor what is added to each power, relative to the signal's mean bin power
   */
  ColumnPowers(StftGrid grid, IqSignal signal, double softFloor) {
    this.grid = grid;
    this.signal = signal;
    double rms = signal.rms();
    if (rms == 0) {
      throw new SignalQualityException(
          "energy", 0, Double.MIN_VALUE, "every sample is zero; there is no signal to look at");
    }
    double meanPower = rms * rms * grid.fftLength();
    floor = RELATIVE_FLOOR * meanPower;
    this.softFloor = softFloor * meanPower;
    fft = Fft.of(grid.fftLength());
    samples = new float[2 * grid.fftLength()];
    frame = new double[2 * grid.fftLength()];
  }

  /** Fills {@code powers} with the kept rows of a column, none of them below the floor. */
  void column(int column, double[] powers) {
    int length = grid.fftLength();
    signal.copyTo(column * grid.hop(), length, samples, 0);
    for (int n = 0; n < 2 * length; n++) {
      frame[n] = samples[n];
    }
    fft.forward(frame);
    for (int row = 0; row < grid.rows(); row++) {
      int bin = (grid.firstRow() + row + length / 2) & (length - 1);
      double re = frame[2 * bin];
      double im = frame[2 * bin + 1];
      powers[row] = Math.max(re * re + im * im + softFloor, floor);
    }
  }
}
