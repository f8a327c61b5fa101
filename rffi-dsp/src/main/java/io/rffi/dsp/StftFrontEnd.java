package io.rffi.dsp;

import io.rffi.api.IqSignal;
import io.rffi.api.SpectrogramTransform;
import io.rffi.dsp.spectrogram.ChannelIndependentSpectrogram;
import io.rffi.dsp.spectrogram.LogSpectrogram;
import io.rffi.dsp.spectrogram.StftGrid;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link FrontEnd#channelIndependent} and {@link FrontEnd#log}. */
record StftFrontEnd(String name, double sampleRateHz, int samples, StftGrid grid)
    implements FrontEnd {
  static final String CHANNEL_INDEPENDENT = "channel-independent-spectrogram";
  static final String LOG = "log-spectrogram";

  StftFrontEnd {
    FrontEnds.requireRanges(sampleRateHz, samples);
    if (columns(name, samples, grid) < 1) {
      throw new IllegalArgumentException(
          "%d samples make no column of FFT length %d and hop %d"
              .formatted(samples, grid.fftLength(), grid.hop()));
    }
  }

  private static int columns(String name, int samples, StftGrid grid) {
    return grid.columns(samples) - (name.equals(CHANNEL_INDEPENDENT) ? 1 : 0);
  }

  static Map<String, Number> parameters(StftGrid grid) {
    Map<String, Number> parameters = new LinkedHashMap<>();
    parameters.put("fftLength", grid.fftLength());
    parameters.put("hop", grid.hop());
    parameters.put("firstRow", grid.firstRow());
    parameters.put("rows", grid.rows());
    return parameters;
  }

  @Override
  public Map<String, Number> parameters() {
    return parameters(grid);
  }

  @Override
  public long[] inputShape() {
    return new long[] {1, grid.rows(), columns(name, samples, grid)};
  }

  @Override
  public void write(IqSignal preamble, FloatBuffer target) {
    SpectrogramTransform transform =
        name.equals(LOG) ? new LogSpectrogram(grid) : new ChannelIndependentSpectrogram(grid);
    transform.transform(preamble).putInto(target);
  }
}
