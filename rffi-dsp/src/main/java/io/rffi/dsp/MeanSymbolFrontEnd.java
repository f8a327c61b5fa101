package io.rffi.dsp;

import io.rffi.api.IqSignal;
import io.rffi.dsp.spectrogram.MeanSymbolSpectrogram;
import io.rffi.dsp.spectrogram.StftGrid;
import io.rffi.dsp.spectrogram.SymbolTrack;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link FrontEnd#meanSymbol} and, with the track over the symbols, {@link FrontEnd#symbols}. */
record MeanSymbolFrontEnd(
    boolean track,
    double sampleRateHz,
    int samples,
    int symbolSamples,
    double floorDb,
    StftGrid grid)
    implements FrontEnd {
  static final String ALONE = "mean-symbol-spectrogram";
  static final String WITH_TRACK = "mean-symbol-and-track";

  MeanSymbolFrontEnd {
    FrontEnds.requireRanges(sampleRateHz, samples);
    new MeanSymbolSpectrogram(symbolSamples, grid, floorDb);
    if (samples % symbolSamples != 0) {
      throw new IllegalArgumentException(
          samples + " samples are no whole symbols of " + symbolSamples);
    }
    if (track) {
      new SymbolTrack(symbolSamples);
      SymbolTrack.values(samples / symbolSamples);
    }
  }

  @Override
  public String name() {
    return track ? WITH_TRACK : ALONE;
  }

  @Override
  public Map<String, Number> parameters() {
    Map<String, Number> parameters = new LinkedHashMap<>();
    parameters.put("symbolSamples", symbolSamples);
    parameters.put("floorDb", floorDb);
    parameters.putAll(StftFrontEnd.parameters(grid));
    return parameters;
  }

  @Override
  public long[] inputShape() {
    int columns = symbolSamples / grid.hop();
    return track
        ? new long[] {
          1, 1, (long) grid.rows() * columns + SymbolTrack.values(samples / symbolSamples)
        }
        : new long[] {1, grid.rows(), columns};
  }

  @Override
  public void write(IqSignal preamble, FloatBuffer target) {
    new MeanSymbolSpectrogram(symbolSamples, grid, floorDb).transform(preamble).putInto(target);
    if (track) {
      new SymbolTrack(symbolSamples).measure(preamble, target);
    }
  }
}
