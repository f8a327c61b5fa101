package io.rffi.eval.picture;

import io.rffi.api.IqSignal;
import io.rffi.api.Spectrogram;
import io.rffi.dsp.spectrogram.ChannelIndependentSpectrogram;
import io.rffi.dsp.spectrogram.LogSpectrogram;
import io.rffi.dsp.spectrogram.StftGrid;
import java.awt.Dimension;
import java.util.Arrays;
import org.knowm.xchart.HeatMapChart;

/** The two spectrograms of a signal as charts. */
final class SpectrogramCharts {
  /** More would be hardly wider than a pixel. */
  private static final int MOST_COLUMNS = 500;

  /** Weaker cells are noise that nobody looks at. */
  private static final double SHOWN_DB = 60;

  /** The colour bars end at multiples of these. */
  private static final double DB_STEP = 5;

  private static final double RATIO_STEP = 0.5;

  private final IqSignal signal;
  private final StftGrid grid;
  private final Dimension size;

  /**
   * Of a signal.
   *
   * @param signal at least two windows long
   * @param cropped whether only the rows around the carrier are shown that networks see
   * @param size of each chart
   */
  SpectrogramCharts(IqSignal signal, boolean cropped, Dimension size) {
    this.signal = signal;
    this.size = size;
    StftGrid published = StftGrid.PUBLISHED;
    int fftLength = published.fftLength();
    int hop = Math.max(published.hop(), (signal.length() - fftLength) / MOST_COLUMNS + 1);
    grid =
        cropped
            ? new StftGrid(fftLength, hop, published.firstRow(), published.rows())
            : StftGrid.full(fftLength, hop);
  }

  HeatMapChart power(String title) {
    Spectrogram spectrogram = new LogSpectrogram(grid).transform(signal);
    double strongest = DB_STEP * Math.ceil(quantile(spectrogram, 1) / DB_STEP);
    return HeatMap.of(title, spectrogram, strongest - SHOWN_DB, strongest, size);
  }

  /** Symmetric about 0, no change; the few extreme ratios of two nearly empty bins saturate. */
  HeatMapChart channelIndependent(String title) {
    Spectrogram spectrogram = new ChannelIndependentSpectrogram(grid).transform(signal);
    double largest =
        Math.max(Math.abs(quantile(spectrogram, 0.01)), Math.abs(quantile(spectrogram, 0.99)));
    double limit = Math.max(RATIO_STEP, RATIO_STEP * Math.ceil(largest / RATIO_STEP));
    return HeatMap.of(title, spectrogram, -limit, limit, size);
  }

  private static double quantile(Spectrogram spectrogram, double share) {
    float[] values = spectrogram.toArray();
    Arrays.sort(values);
    return values[(int) Math.round(share * (values.length - 1))];
  }
}
