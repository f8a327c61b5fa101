package io.rffi.dsp.cut;

import io.rffi.api.IqSignal;
import io.rffi.api.MalformedRecordingException;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.SignalQuality;
import io.rffi.api.SignalSource;
import io.rffi.api.Waveform;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.quality.QualityMeter;
import io.rffi.dsp.quality.RepeatedSymbols;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Takes each capture as one preamble that was cut, and freed of its carrier offset, by someone
 * else, as data sets have them. All that is left to do is to divide by the RMS, and to measure what
 * can be measured: with a known LoRa modulation and whole symbols all but truncation, otherwise
 * nothing.
 *
 * <p>Immutable and safe for use by many threads at once.
 */
public final class CutPreambleExtractor implements PreambleExtractor {
  /** No preamble is that long; a capture of minutes would not fit into memory. */
  private static final int MOST_SAMPLES = 1 << 24;

  private final Optional<LoraParameters> lora;

  private CutPreambleExtractor(Optional<LoraParameters> lora) {
    this.lora = lora;
  }

  /**
   * Preambles of which nothing is known.
   *
   * @return the extractor
   */
  public static CutPreambleExtractor unmeasured() {
    return new CutPreambleExtractor(Optional.empty());
  }

  /**
   * LoRa preambles.
   *
   * @param modulation how they are modulated
   * @return the extractor
   */
  public static CutPreambleExtractor lora(LoraParameters modulation) {
    return new CutPreambleExtractor(Optional.of(modulation));
  }

  /** One preamble, whatever the capture holds; none if it is empty. */
  @Override
  public List<Preamble> extract(IqSignal capture) {
    if (capture.length() == 0) {
      return List.of();
    }
    return List.of(
        lora.flatMap(known -> symbols(capture, known))
            .map(symbols -> preamble(capture, symbols))
            .orElseGet(() -> preamble(capture, 1, SignalQuality.UNMEASURED, Waveform.UNSTATED)));
  }

  /**
   * {@inheritDoc}
   *
   * @throws MalformedRecordingException if there are more than 2<sup>24</sup> samples: they are no
   *     preamble
   */
  @Override
  public Iterable<Preamble> search(SignalSource source) {
    IqSignal capture =
        source
            .whole(MOST_SAMPLES)
            .orElseThrow(
                () ->
                    new MalformedRecordingException(
                        source.name(),
                        -1,
                        "more than %d samples are no single packet; search it for packets instead"
                            .formatted(MOST_SAMPLES)));
    return extract(capture);
  }

  private static Optional<RepeatedSymbols> symbols(IqSignal signal, LoraParameters lora) {
    double length = lora.symbolSeconds() * signal.sampleRateHz();
    double count = signal.length() / length;
    boolean whole = length == Math.rint(length) && count == Math.rint(count) && count >= 1;
    return whole && signal.sampleRateHz() >= lora.bandwidthHz()
        ? Optional.of(new RepeatedSymbols((int) length, (int) count, lora.bandwidthHz()))
        : Optional.empty();
  }

  private Preamble preamble(IqSignal signal, RepeatedSymbols symbols) {
    SignalQuality quality = QualityMeter.measure(signal, 0, symbols.count(), signal, symbols);
    return preamble(signal, symbols.count(), quality, lora.orElseThrow());
  }

  /**
   * Nobody measured this packet's offset: 0 stands for that. Silence is for embedders to refuse.
   */
  private static Preamble preamble(
      IqSignal signal, int symbols, SignalQuality quality, Waveform waveform) {
    return new Preamble(
        signal.normalised(), 0, symbols, false, 0, OptionalDouble.empty(), quality, waveform);
  }
}
