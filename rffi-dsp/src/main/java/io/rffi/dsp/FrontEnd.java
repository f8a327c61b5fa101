package io.rffi.dsp;

import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.api.SignalQualityException;
import io.rffi.api.SpectrogramTransform;
import io.rffi.dsp.spectrogram.ChannelIndependentSpectrogram;
import io.rffi.dsp.spectrogram.LogSpectrogram;
import io.rffi.dsp.spectrogram.MeanSymbolSpectrogram;
import io.rffi.dsp.spectrogram.StftGrid;
import io.rffi.dsp.spectrogram.SymbolTrack;
import java.nio.FloatBuffer;
import java.util.Locale;

/**
 * What stands between a preamble and a network: which picture is made of how many samples at which
 * rate. Fingerprints can be compared only if their front ends are equal.
 *
 * <p>Immutable and safe for use by many threads at once. An I/Q window has no short-time Fourier
 * transform: its {@code fftLength}, {@code hop}, {@code firstRow} and {@code rows} are 0.
 *
 * @param kind which picture
 * @param sampleRateHz the only sample rate that is accepted, &gt; 0
 * @param samples the only length that is accepted, ≥ 1
 * @param symbolSamples the length of the symbols that are averaged; 0 where none are
 * @param floorDb the soft floor of the mean symbol's spectrogram; 0 where there is none
 * @param fftLength N, see {@link StftGrid}
 * @param hop R
 * @param firstRow the lowest row that is kept
 * @param rows how many rows are kept
 */
public record FrontEnd(
    Kind kind,
    double sampleRateHz,
    int samples,
    int symbolSamples,
    double floorDb,
    int fftLength,
    int hop,
    int firstRow,
    int rows) {
  /** How far a sample rate may lie from the exact one, relatively: the rounding of a text. */
  private static final double RATE_TOLERANCE = 1e-6;

  /** The published front end: eight LoRa SF7 symbols of 125 kHz at 1 MHz give 1 × 102 × 62. */
  public static final FrontEnd LORA = channelIndependent(1e6, 8192, StftGrid.PUBLISHED);

  /** The mean of the same eight symbols, which gives 1 × 102 × 16. */
  public static final FrontEnd LORA_MEAN_SYMBOL =
      meanSymbol(1e6, 8192, 1024, -20, new StftGrid(256, 64, 77, 102));

  /** The bundled LoRa model's: the mean symbol, and the track over the symbols; 1 × 1 × 1712. */
  public static final FrontEnd LORA_SYMBOLS =
      symbols(1e6, 8192, 1024, -20, new StftGrid(256, 64, 77, 102));

  /** Which picture is made. */
  public enum Kind {
    /** {@link ChannelIndependentSpectrogram}, input 1 × rows × (columns − 1). */
    CHANNEL_INDEPENDENT_SPECTROGRAM("channel-independent-spectrogram"),
    /** {@link LogSpectrogram}, input 1 × rows × columns. */
    LOG_SPECTROGRAM("log-spectrogram"),
    /** {@link MeanSymbolSpectrogram}, input 1 × rows × (symbol samples / hop). */
    MEAN_SYMBOL_SPECTROGRAM("mean-symbol-spectrogram"),
    /**
     * {@link MeanSymbolSpectrogram} and then {@link SymbolTrack}, input 1 × 1 × (rows × symbol
     * samples / hop + 8 × symbols + 16).
     */
    MEAN_SYMBOL_AND_TRACK("mean-symbol-and-track"),
    /** The samples themselves, input 1 × 2 × samples: row 0 is I, row 1 is Q. */
    IQ_WINDOW("iq-window");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /**
     * The name in files.
     *
     * @return for example {@code "iq-window"}
     */
    public String text() {
      return text;
    }

    /**
     * Whether symbols are averaged, so that their length and a floor are needed.
     *
     * @return whether {@link FrontEnd#symbolSamples()} and {@link FrontEnd#floorDb()} count
     */
    public boolean averagesSymbols() {
      return this == MEAN_SYMBOL_SPECTROGRAM || this == MEAN_SYMBOL_AND_TRACK;
    }

    /**
     * Reads the name in files.
     *
     * @param text what {@link #text()} returns
     * @return the kind
     * @throws IllegalArgumentException if there is none of that name, naming those that are
     */
    public static Kind parse(String text) {
      for (Kind kind : values()) {
        if (kind.text.equals(text)) {
          return kind;
        }
      }
      throw new IllegalArgumentException(
          "front end \""
              + text
              + "\" is none of channel-independent-spectrogram, log-spectrogram,"
              + " mean-symbol-spectrogram, mean-symbol-and-track, iq-window");
    }
  }

  /** Checks the ranges. */
  public FrontEnd {
    if (!(sampleRateHz > 0) || Double.isInfinite(sampleRateHz)) {
      throw new IllegalArgumentException("sample rate must be positive: " + sampleRateHz);
    }
    if (samples < 1) {
      throw new IllegalArgumentException("a front end needs at least 1 sample: " + samples);
    }
    switch (kind) {
      case IQ_WINDOW -> {
        if (fftLength != 0 || hop != 0 || firstRow != 0 || rows != 0) {
          throw new IllegalArgumentException("an I/Q window has no FFT length, hop or rows");
        }
      }
      case MEAN_SYMBOL_SPECTROGRAM, MEAN_SYMBOL_AND_TRACK -> {
        new MeanSymbolSpectrogram(
            symbolSamples, new StftGrid(fftLength, hop, firstRow, rows), floorDb);
        if (samples % symbolSamples != 0) {
          throw new IllegalArgumentException(
              samples + " samples are no whole symbols of " + symbolSamples);
        }
        if (kind == Kind.MEAN_SYMBOL_AND_TRACK) {
          new SymbolTrack(symbolSamples);
          SymbolTrack.values(samples / symbolSamples);
        }
      }
      default -> {
        if (columns(kind, samples, new StftGrid(fftLength, hop, firstRow, rows)) < 1) {
          throw new IllegalArgumentException(
              samples + " samples make no column of FFT length " + fftLength + " and hop " + hop);
        }
      }
    }
    if (!kind.averagesSymbols() && (symbolSamples != 0 || floorDb != 0)) {
      throw new IllegalArgumentException("only a mean symbol has symbol samples and a floor");
    }
  }

  /**
   * A front end of the channel-independent spectrogram.
   *
   * @param sampleRateHz the sample rate
   * @param samples the length of a preamble
   * @param grid where the transform is evaluated
   * @return the front end
   */
  public static FrontEnd channelIndependent(double sampleRateHz, int samples, StftGrid grid) {
    return of(Kind.CHANNEL_INDEPENDENT_SPECTROGRAM, sampleRateHz, samples, grid);
  }

  /**
   * A front end of the power spectrogram in decibels.
   *
   * @param sampleRateHz the sample rate
   * @param samples the length of a preamble
   * @param grid where the transform is evaluated
   * @return the front end
   */
  public static FrontEnd log(double sampleRateHz, int samples, StftGrid grid) {
    return of(Kind.LOG_SPECTROGRAM, sampleRateHz, samples, grid);
  }

  /**
   * A front end of the samples themselves.
   *
   * @param sampleRateHz the sample rate
   * @param samples the length of the window
   * @return the front end
   */
  public static FrontEnd iqWindow(double sampleRateHz, int samples) {
    return new FrontEnd(Kind.IQ_WINDOW, sampleRateHz, samples, 0, 0, 0, 0, 0, 0);
  }

  /**
   * A front end of the channel-independent spectrogram of the mean symbol.
   *
   * @param sampleRateHz the sample rate
   * @param samples the length of a preamble, a multiple of the symbol's
   * @param symbolSamples the length of a symbol
   * @param floorDb the soft floor, see {@link MeanSymbolSpectrogram}
   * @param grid where the transform is evaluated
   * @return the front end
   */
  public static FrontEnd meanSymbol(
      double sampleRateHz, int samples, int symbolSamples, double floorDb, StftGrid grid) {
    return of(Kind.MEAN_SYMBOL_SPECTROGRAM, sampleRateHz, samples, symbolSamples, floorDb, grid);
  }

  /**
   * A front end of the channel-independent spectrogram of the mean symbol, and the track of level
   * and phase over the symbols.
   *
   * @param sampleRateHz the sample rate
   * @param samples the length of a preamble, at least four symbols
   * @param symbolSamples the length of a symbol, a multiple of 64
   * @param floorDb the soft floor, see {@link MeanSymbolSpectrogram}
   * @param grid where the transform is evaluated
   * @return the front end
   */
  public static FrontEnd symbols(
      double sampleRateHz, int samples, int symbolSamples, double floorDb, StftGrid grid) {
    return of(Kind.MEAN_SYMBOL_AND_TRACK, sampleRateHz, samples, symbolSamples, floorDb, grid);
  }

  private static FrontEnd of(Kind kind, double sampleRateHz, int samples, StftGrid grid) {
    return of(kind, sampleRateHz, samples, 0, 0, grid);
  }

  private static FrontEnd of(
      Kind kind,
      double sampleRateHz,
      int samples,
      int symbolSamples,
      double floorDb,
      StftGrid grid) {
    return new FrontEnd(
        kind,
        sampleRateHz,
        samples,
        symbolSamples,
        floorDb,
        grid.fftLength(),
        grid.hop(),
        grid.firstRow(),
        grid.rows());
  }

  private static int columns(Kind kind, int samples, StftGrid grid) {
    return grid.columns(samples) - (kind == Kind.CHANNEL_INDEPENDENT_SPECTROGRAM ? 1 : 0);
  }

  /**
   * The shape of the network's input, without the axis of the batch.
   *
   * @return {1, rows, columns} of a spectrogram, {1, 1, values} where there is more than one, or
   *     {1, 2, samples} of an I/Q window
   */
  public long[] inputShape() {
    return switch (kind) {
      case IQ_WINDOW -> new long[] {1, 2, samples};
      case MEAN_SYMBOL_SPECTROGRAM -> new long[] {1, rows, symbolSamples / hop};
      case MEAN_SYMBOL_AND_TRACK ->
          new long[] {
            1, 1, (long) rows * (symbolSamples / hop) + SymbolTrack.values(samples / symbolSamples)
          };
      default -> new long[] {1, rows, columns(kind, samples, grid())};
    };
  }

  /**
   * How many floats the network's input has for one preamble.
   *
   * @return the product of {@link #inputShape()}
   */
  public int inputSize() {
    long[] shape = inputShape();
    return Math.toIntExact(shape[0] * shape[1] * shape[2]);
  }

  /**
   * Turns one preamble into the network's input.
   *
   * @param preamble of exactly this rate and length
   * @param target receives {@link #inputSize()} floats, row-major, at its position, which moves
   *     past them
   * @throws SampleRateException if the preamble has another rate
   * @throws SignalQualityException if the preamble has another length or no energy
   */
  public void process(IqSignal preamble, FloatBuffer target) {
    requireFitting(preamble);
    switch (kind) {
      case CHANNEL_INDEPENDENT_SPECTROGRAM ->
          put(new ChannelIndependentSpectrogram(grid()), preamble, target);
      case LOG_SPECTROGRAM -> put(new LogSpectrogram(grid()), preamble, target);
      case MEAN_SYMBOL_SPECTROGRAM ->
          put(new MeanSymbolSpectrogram(symbolSamples, grid(), floorDb), preamble, target);
      case MEAN_SYMBOL_AND_TRACK -> {
        put(new MeanSymbolSpectrogram(symbolSamples, grid(), floorDb), preamble, target);
        new SymbolTrack(symbolSamples).measure(preamble, target);
      }
      case IQ_WINDOW -> putSamples(preamble, target);
    }
  }

  private static void put(SpectrogramTransform transform, IqSignal preamble, FloatBuffer target) {
    transform.transform(preamble).putInto(target);
  }

  private static void putSamples(IqSignal window, FloatBuffer target) {
    if (window.rms() == 0) {
      throw new SignalQualityException(
          "energy", 0, Double.MIN_VALUE, "every sample is zero; there is no signal to look at");
    }
    for (int n = 0; n < window.length(); n++) {
      target.put(window.i(n));
    }
    for (int n = 0; n < window.length(); n++) {
      target.put(window.q(n));
    }
  }

  private void requireFitting(IqSignal preamble) {
    double rate = preamble.sampleRateHz();
    if (Math.abs(rate - sampleRateHz) > RATE_TOLERANCE * sampleRateHz) {
      throw new SampleRateException(
          rate, sampleRateHz, "resample the preamble to the rate that the model was trained at");
    }
    if (preamble.length() != samples) {
      throw new SignalQualityException(
          "length",
          preamble.length(),
          samples,
          "the model looks at "
              + samples
              + " samples, the preamble has "
              + preamble.length()
              + "; was it sent with another spreading factor, bandwidth or preamble length?");
    }
  }

  private StftGrid grid() {
    return new StftGrid(fftLength, hop, firstRow, rows);
  }

  /**
   * All parameters in one line, the same for equal front ends in every version of this library.
   *
   * @return for example {@code "iq-window sampleRateHz=5000000.0 samples=128"}
   */
  public String canonical() {
    String start =
        String.format(
            Locale.ROOT, "%s sampleRateHz=%s samples=%d", kind.text, sampleRateHz, samples);
    if (kind == Kind.IQ_WINDOW) {
      return start;
    }
    String symbol =
        kind.averagesSymbols() ? " symbolSamples=" + symbolSamples + " floorDb=" + floorDb : "";
    return String.format(
        Locale.ROOT,
        "%s%s fftLength=%d hop=%d firstRow=%d rows=%d",
        start,
        symbol,
        fftLength,
        hop,
        firstRow,
        rows);
  }
}
