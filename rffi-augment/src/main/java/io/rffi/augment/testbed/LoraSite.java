package io.rffi.augment.testbed;

import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.channel.Receiver;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.Resampler;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.math.FineCarrier;
import java.util.List;
import java.util.random.RandomGenerator;

/** A building, and the one receiver in it: from a LoRa node to a reception. */
final class LoraSite {
  static final LoraParameters LORA = LoraParameters.EU868_SF7;

  private static final double RATE_HZ = 1e6;
  private static final int SYMBOL = (int) Math.round(LORA.symbolSeconds() * RATE_HZ);
  private static final int EXAMPLE = 8 * SYMBOL;
  private static final int SILENCE = 512;
  private static final int PAYLOAD_SYMBOLS = 4;

  private static final double TRANSMIT_DBM = 14;

  /** Thermal noise in 125 kHz at a noise figure of 6 dB. */
  private static final double NOISE_DBM = -117;

  private final Difficulty difficulty;
  private final Receiver receiver = Receiver.typical();

  LoraSite(Difficulty difficulty) {
    this.difficulty = difficulty;
  }

  /**
   * Receives one packet.
   *
   * @param number the unit's
   * @param sender as it is on that day
   * @param link what the way to the receiver is like
   * @param way what the way between them is drawn from: the same for packets that take the same
   * @param random the packet's own randomness
   */
  Reception receive(
      int number, Sender sender, LinkConditions link, RandomGenerator way, RandomGenerator random) {
    List<Integer> payload = random.ints(PAYLOAD_SYMBOLS, 0, LORA.chips()).boxed().toList();
    double fraction = random.nextDouble();
    IqSignal sent =
        sender.send(
            unit -> unit.packet(LORA, LoraPacketLayout.lorawan(payload), RATE_HZ, fraction, random),
            random);
    IqSignal arrived = link.channel(difficulty, way).apply(sent, way);
    double level = link.levelDbm(TRANSMIT_DBM, difficulty, sent, arrived);
    double snr = level - NOISE_DBM;
    IqSignal antenna =
        new SimulatedCapture(RATE_HZ)
            .silence(SILENCE)
            .packet(arrived, 0, 0)
            .silence(SILENCE)
            .build(snr, LORA.bandwidthHz(), random);
    IqSignal capture = receiver.apply(antenna, random);
    double cfo = sender.carrierOffsetHz() - receiver.offsetHz();
    double start = SILENCE + fraction + StartError.rms(snr) * random.nextGaussian();
    return new Reception(
        number,
        capture,
        SILENCE,
        sent.length(),
        level,
        snr,
        cfo,
        List.of(example(capture, start, cfo)));
  }

  /** The preamble as an extractor delivers it, found where the truth says it is. */
  private static IqSignal example(IqSignal capture, double start, double cfoHz) {
    IqSignal cut = new Resampler(RATE_HZ).cut(capture, start, EXAMPLE);
    float[] samples = cut.toArray();
    FineCarrier.rotate(samples, -cfoHz / RATE_HZ);
    FineCarrier.rotate(samples, -FineCarrier.estimate(samples, SYMBOL));
    float gain = (float) (1 / cut.rms());
    for (int n = 0; n < samples.length; n++) {
      samples[n] *= gain;
    }
    return IqSignal.of(samples, RATE_HZ);
  }
}
