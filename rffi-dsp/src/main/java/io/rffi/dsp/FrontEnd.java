package io.rffi.dsp;

import io.rffi.api.IqSignal;
import io.rffi.api.ModelException;
import io.rffi.api.SampleRateException;
import io.rffi.api.SignalQualityException;
import io.rffi.api.SpectrogramTransform;
import io.rffi.dsp.spectrogram.ChannelIndependentSpectrogram;
import io.rffi.dsp.spectrogram.LogSpectrogram;
import io.rffi.dsp.spectrogram.MeanSymbolSpectrogram;
import io.rffi.dsp.spectrogram.StftGrid;
import io.rffi.dsp.spectrogram.SymbolTrack;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * What stands between a preamble and a network: which picture is made of how many samples at which
 * rate. Fingerprints can be compared only if their front ends are equal, so {@link #canonical} is a
 * part of their space.
 *
 * <p>The known ones come from the factories here. One of your own is a {@link SpectrogramTransform}
 * with a name ({@link #of}), or an implementation of this interface.
 *
 * <p>Implementations are immutable and safe for use by many threads at once.
 */
public interface FrontEnd {
  /** The published front end: eight LoRa SF7 symbols of 125 kHz at 1 MHz give 1 × 102 × 62. */
  FrontEnd LORA = channelIndependent(1e6, 8192, StftGrid.PUBLISHED);

  /** The mean of the same eight symbols, which gives 1 × 102 × 16. */
  FrontEnd LORA_MEAN_SYMBOL = meanSymbol(1e6, 8192, 1024, -20, new StftGrid(256, 64, 77, 102));

  /** The bundled LoRa model's: the mean symbol, and the track over the symbols; 1 × 1 × 1712. */
  FrontEnd LORA_SYMBOLS = symbols(1e6, 8192, 1024, -20, new StftGrid(256, 64, 77, 102));

  /**
   * Says what is done. Whoever changes what is done changes the name.
   *
   * @return the name in files, for example {@code "iq-window"}: letters, digits, {@code - _ .}
   */
  String name();

  /**
   * The only sample rate that is accepted.
   *
   * @return in hertz, &gt; 0
   */
  double sampleRateHz();

  /**
   * The only length that is accepted.
   *
   * @return in samples, ≥ 1
   */
  int samples();

  /**
   * What else has to be known, besides rate and length.
   *
   * @return by name, always in the same order; none unless overridden
   */
  default Map<String, Number> parameters() {
    return Map.of();
  }

  /**
   * The shape of the network's input, without the axis of the batch.
   *
   * @return for example {1, rows, columns} of a spectrogram, or {1, 2, samples} of an I/Q window
   */
  long[] inputShape();

  /**
   * Makes the network's input of a preamble that fits; {@link #process} is for callers.
   *
   * @param preamble of exactly this rate and length
   * @param target receives {@link #inputSize()} floats, row-major, at its position, which moves
   *     past them
   * @throws SignalQualityException if the preamble has no energy
   */
  void write(IqSignal preamble, FloatBuffer target);

  /**
   * How many floats the network's input has for one preamble.
   *
   * @return the product of {@link #inputShape()}
   */
  default int inputSize() {
    int size = 1;
    for (long axis : inputShape()) {
      size = Math.multiplyExact(size, Math.toIntExact(axis));
    }
    return size;
  }

  /**
   * Turns one preamble into the network's input.
   *
   * @param preamble of exactly this rate and length
   * @param target receives {@link #inputSize()} floats, row-major, at its position, which moves
   *     past them
   * @throws SampleRateException if the preamble has another rate
   * @throws SignalQualityException if the preamble has another length or no energy
   * @throws ModelException if the front end gives another number of values than it says
   */
  default void process(IqSignal preamble, FloatBuffer target) {
    FrontEnds.requireFitting(this, preamble);
    int start = target.position();
    write(preamble, target);
    if (target.position() - start != inputSize()) {
      throw new ModelException(
          "front end %s gave %d values, and says that it gives %d; correct it"
              .formatted(name(), target.position() - start, inputSize()));
    }
  }

  /**
   * All parameters in one line, the same for equal front ends in every version of this library. Not
   * to be overridden.
   *
   * @return for example {@code "iq-window sampleRateHz=5000000.0 samples=128"}
   */
  default String canonical() {
    StringBuilder text = new StringBuilder(name());
    text.append(" sampleRateHz=").append(sampleRateHz()).append(" samples=").append(samples());
    parameters().forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
    return text.toString();
  }

  /**
   * A front end of the {@link ChannelIndependentSpectrogram}, input 1 × rows × (columns − 1).
   *
   * @param sampleRateHz the sample rate
   * @param samples the length of a preamble
   * @param grid where the transform is evaluated
   * @return the front end
   */
  static FrontEnd channelIndependent(double sampleRateHz, int samples, StftGrid grid) {
    return new StftFrontEnd(StftFrontEnd.CHANNEL_INDEPENDENT, sampleRateHz, samples, grid);
  }

  /**
   * A front end of the {@link LogSpectrogram}, in decibels; input 1 × rows × columns.
   *
   * @param sampleRateHz the sample rate
   * @param samples the length of a preamble
   * @param grid where the transform is evaluated
   * @return the front end
   */
  static FrontEnd log(double sampleRateHz, int samples, StftGrid grid) {
    return new StftFrontEnd(StftFrontEnd.LOG, sampleRateHz, samples, grid);
  }

  /**
   * A front end of the samples themselves, input 1 × 2 × samples: row 0 is I, row 1 is Q.
   *
   * @param sampleRateHz the sample rate
   * @param samples the length of the window
   * @return the front end
   */
  static FrontEnd iqWindow(double sampleRateHz, int samples) {
    return new IqWindowFrontEnd(sampleRateHz, samples);
  }

  /**
   * A front end of the {@link MeanSymbolSpectrogram}, input 1 × rows × (symbol samples / hop).
   *
   * @param sampleRateHz the sample rate
   * @param samples the length of a preamble, a multiple of the symbol's
   * @param symbolSamples the length of a symbol
   * @param floorDb the soft floor, see {@link MeanSymbolSpectrogram}
   * @param grid where the transform is evaluated
   * @return the front end
   */
  static FrontEnd meanSymbol(
      double sampleRateHz, int samples, int symbolSamples, double floorDb, StftGrid grid) {
    return new MeanSymbolFrontEnd(false, sampleRateHz, samples, symbolSamples, floorDb, grid);
  }

  /**
   * A front end of the {@link MeanSymbolSpectrogram} and then the {@link SymbolTrack} of level and
   * phase, input 1 × 1 × (rows × symbol samples / hop + 8 × symbols + 16).
   *
   * @param sampleRateHz the sample rate
   * @param samples the length of a preamble, at least four symbols
   * @param symbolSamples the length of a symbol, a multiple of 64
   * @param floorDb the soft floor, see {@link MeanSymbolSpectrogram}
   * @param grid where the transform is evaluated
   * @return the front end
   */
  static FrontEnd symbols(
      double sampleRateHz, int samples, int symbolSamples, double floorDb, StftGrid grid) {
    return new MeanSymbolFrontEnd(true, sampleRateHz, samples, symbolSamples, floorDb, grid);
  }

  /**
   * A front end of a picture of your own, input 1 × rows × columns.
   *
   * @param name of this transform with all its parameters; another transform needs another name
   * @param sampleRateHz the sample rate
   * @param samples the length of a preamble
   * @param transform draws the picture; of that rate and length always as large
   * @return the front end
   * @throws IllegalArgumentException if the name is one of this library's, or has other characters
   *     than letters, digits and {@code - _ .}
   */
  static FrontEnd of(
      String name, double sampleRateHz, int samples, SpectrogramTransform transform) {
    return TransformFrontEnd.of(name, sampleRateHz, samples, transform);
  }

  /** Values by name, as a file has them. */
  interface Fields {
    /**
     * A text.
     *
     * @param key its name
     * @return its value
     */
    String text(String key);

    /**
     * A whole number.
     *
     * @param key its name
     * @return its value
     */
    int integer(String key);

    /**
     * A number.
     *
     * @param key its name
     * @return its value, finite
     */
    double number(String key);
  }

  /**
   * Reads a front end of this library: its {@link #name} under {@code frontEnd}, {@code
   * sampleRateHz}, {@code samples}, and its {@link #parameters}.
   *
   * @param fields throw what they like where a value is missing or none
   * @return the front end
   * @throws IllegalArgumentException if there is none of that name, naming those that are, or the
   *     values make none
   */
  static FrontEnd read(Fields fields) {
    return FrontEnds.read(fields);
  }
}
