package io.rffi.eval.report;

import io.rffi.api.IqSignal;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.math.FineCarrier;
import java.util.Optional;
import java.util.SplittableRandom;

/** What a unit sends, before any channel and receiver. */
final class SentPreamble {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final int SYMBOLS = 8;

  private SentPreamble() {}

  /**
   * A preamble, cut out and tuned as examples are.
   *
   * @param unit who sends
   * @param like an example
   * @return empty if the example is no LoRa preamble
   */
  static Optional<IqSignal> of(Transmitter unit, IqSignal like) {
    double rate = like.sampleRateHz();
    int symbol = (int) Math.round(LORA.symbolSeconds() * rate);
    if (like.length() != SYMBOLS * symbol) {
      return Optional.empty();
    }
    IqSignal sent = unit.preamble(LORA, SYMBOLS, rate, new SplittableRandom(0));
    float[] samples = sent.toArray();
    FineCarrier.rotate(samples, -unit.carrierOffsetHz() / rate);
    FineCarrier.rotate(samples, -FineCarrier.estimate(samples, symbol));
    return Optional.of(IqSignal.of(samples, rate));
  }
}
