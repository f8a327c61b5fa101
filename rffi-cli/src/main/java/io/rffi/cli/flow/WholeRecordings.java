package io.rffi.cli.flow;

import io.rffi.api.IqSignal;
import io.rffi.api.MalformedRecordingException;
import io.rffi.api.Preamble;
import io.rffi.api.SignalQuality;
import io.rffi.api.Waveform;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.quality.QualityMeter;
import io.rffi.dsp.quality.RepeatedSymbols;
import io.rffi.io.Recording;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Takes each recording as one preamble that was cut and freed of its carrier offset by someone
 * else, as data sets have them. All that is left to do is to divide by the RMS, and to measure what
 * can be measured: with a known LoRa modulation and whole symbols all but truncation, otherwise
 * nothing.
 */
public final class WholeRecordings implements PacketSource {
  /** No preamble is that long; a capture of minutes would not fit into memory. */
  private static final int MOST_SAMPLES = 1 << 24;

  private final Optional<LoraParameters> lora;

  /**
   * Takes recordings as they are.
   *
   * @param lora how they are modulated, if that is known and LoRa
   */
  public WholeRecordings(Optional<LoraParameters> lora) {
    this.lora = lora;
  }

  @Override
  public Iterable<Preamble> in(Recording recording) {
    if (recording.sampleCount() > MOST_SAMPLES) {
      throw new MalformedRecordingException(
          recording.name(),
          -1,
          recording.sampleCount()
              + " samples are no single preamble; leave --preamble out to search for packets");
    }
    IqSignal signal = recording.readAll();
    return List.of(
        lora.flatMap(known -> symbols(signal, known))
            .map(symbols -> preamble(signal, symbols))
            .orElseGet(() -> preamble(signal, 1, SignalQuality.UNMEASURED, Waveform.UNSTATED)));
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
