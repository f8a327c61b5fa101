package io.rffi.dsp.lora.receive;

import io.rffi.api.IqSignal;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.TestPackets;
import io.rffi.dsp.lora.frame.LoraFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Packets with a content, each on a link of its own. */
record TestAir(LoraParameters lora, double rateHz) {
  private static final int PREAMBLE = 8;
  private static final double SILENT_SYMBOLS = 2;

  /** What differs from packet to packet. */
  record Link(double startSample, double carrierHz, double clockPpm, double snrDb) {
    static Link random(Random random, LoraParameters lora, double snrDb) {
      return new Link(
          200 + 500 * random.nextDouble(),
          0.2 * lora.bandwidthHz() * (random.nextDouble() - 0.5),
          40 * (random.nextDouble() - 0.5),
          snrDb);
    }
  }

  /** Bytes of a seed, so that a failure can be repeated. */
  static byte[] payload(Random random, int length) {
    byte[] payload = new byte[length];
    random.nextBytes(payload);
    return payload;
  }

  /** One packet; its SNR is counted in the bandwidth. */
  IqSignal packet(LoraFrame frame, Link link, Random random) {
    List<Integer> values = new ArrayList<>();
    if (lora.spreadingFactor() < 7) {
      values.addAll(List.of(0, 0));
    }
    values.addAll(frame.symbols(lora.spreadingFactor()));
    double symbols = PREAMBLE + 4.25 + values.size() + SILENT_SYMBOLS;
    double symbol = lora.symbolSeconds() / (1 + 1e-6 * link.clockPpm);
    double seconds = link.startSample / rateHz + symbols * symbol;
    return new TestPackets(lora, rateHz, seconds)
        .noise(link.snrDb, random)
        .clockOffset(link.clockPpm)
        .packet(link.startSample, PREAMBLE, values, link.carrierHz, 1, random)
        .signal();
  }
}
