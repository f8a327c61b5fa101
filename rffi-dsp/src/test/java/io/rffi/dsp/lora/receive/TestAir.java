package io.rffi.dsp.lora.receive;

import io.rffi.api.IqSignal;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.frame.LoraFrame;
import java.util.List;
import java.util.Random;

/** Packets straight from the definition, each sample's phase computed on its own, in noise. */
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
    List<Integer> values = frame.symbols(lora.spreadingFactor());
    int empty = lora.spreadingFactor() < 7 ? 2 : 0;
    double symbol = lora.symbolSeconds() * rateHz / (1 + 1e-6 * link.clockPpm);
    double length = (PREAMBLE + 4.25 + empty + values.size()) * symbol;
    float[] iq = noise((int) (link.startSample + length + SILENT_SYMBOLS * symbol), link, random);
    double phase = 2 * Math.PI * random.nextDouble();
    int first = (int) Math.ceil(link.startSample);
    for (int n = first; n < link.startSample + length; n++) {
      double place = (n - link.startSample) / symbol;
      double angle =
          phase + 2 * Math.PI * link.carrierHz * n / rateHz + chirp(place, values, empty);
      iq[2 * n] += (float) Math.cos(angle);
      iq[2 * n + 1] += (float) Math.sin(angle);
    }
    return IqSignal.of(iq, rateHz);
  }

  private float[] noise(int samples, Link link, Random random) {
    double deviation = Math.sqrt(Math.pow(10, -link.snrDb / 10) * rateHz / lora.bandwidthHz() / 2);
    float[] iq = new float[2 * samples];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) (deviation * random.nextGaussian());
    }
    return iq;
  }

  private double chirp(double place, List<Integer> values, int empty) {
    if (place < PREAMBLE + 2) {
      int value = place < PREAMBLE ? 0 : place < PREAMBLE + 1 ? 24 : 32;
      return upChirp(place, value);
    }
    if (place < PREAMBLE + 4.25) {
      return -upChirp(place, 0);
    }
    double later = place - PREAMBLE - 4.25;
    int symbol = (int) later - empty;
    return upChirp(later, symbol < 0 ? 0 : values.get(symbol));
  }

  /** −πBt + πBt²/T, begun some chips later and wrapped at the band's edge. */
  private double upChirp(double place, int value) {
    double shifted = place + (double) value / lora.chips();
    double part = shifted - Math.floor(shifted);
    return Math.PI * lora.chips() * (part * part - part);
  }
}
