package io.rffi.dsp.lora;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * Packets of eight up-chirps in white noise, at 1 MHz unless said otherwise, their start and
 * carrier anywhere, and how many of them are found: exactly one preamble, its carrier within half a
 * symbol rate and its start within a chip.
 */
final class DetectionTrials {
  static final double RATE_HZ = 1e6;

  private final LoraParameters lora;
  private final double lowestRateHz;
  private final double highestRateHz;
  private final LoraPreambleExtractor extractor;

  DetectionTrials(LoraParameters lora) {
    this(lora, RATE_HZ, RATE_HZ);
  }

  /** Each packet is sampled at a rate of its own. */
  DetectionTrials(LoraParameters lora, double lowestRateHz, double highestRateHz) {
    this.lora = lora;
    this.lowestRateHz = lowestRateHz;
    this.highestRateHz = highestRateHz;
    extractor = LoraPreambleExtractor.of(lora);
  }

  /**
   * What came of a number of packets.
   *
   * @param packets how many were sent
   * @param found how many of them were found, and nothing else
   * @param spurious how many preambles were reported that were none
   */
  record Outcome(int packets, int found, int spurious) {
    double probability() {
      return (double) found / packets;
    }

    String row(LoraParameters lora, double snrDb) {
      return String.format(
          Locale.ROOT,
          "%-16s %6.1f %8d %8d %9d %9.4f",
          lora.describe().substring(5),
          snrDb,
          packets,
          found,
          spurious,
          probability());
    }

    static String header() {
      return String.format(
          "%-16s %6s %8s %8s %9s %9s",
          "modulation", "SNR dB", "packets", "found", "spurious", "Pd");
    }
  }

  /** Sends packets, on all cores. */
  Outcome packets(double snrDb, int count, long seed) {
    AtomicInteger found = new AtomicInteger();
    AtomicInteger spurious = new AtomicInteger();
    LongStream.range(0, count)
        .parallel()
        .forEach(n -> send(snrDb, new SplittableRandom(seed + n), found, spurious));
    return new Outcome(count, found.get(), spurious.get());
  }

  private void send(
      double snrDb, SplittableRandom random, AtomicInteger found, AtomicInteger spurious) {
    double rate =
        lowestRateHz == highestRateHz
            ? lowestRateHz
            : random.nextDouble(lowestRateHz, highestRateHz);
    double symbol = lora.symbolSeconds() * rate;
    double start = (0.5 + 2 * random.nextDouble()) * symbol;
    double carrier = (rate - lora.bandwidthHz()) * (random.nextDouble() - 0.5);
    IqSignal capture =
        new TestPackets(lora, rate, 20 * lora.symbolSeconds())
            .payload(4)
            .packet(start, 8, carrier, 1, random)
            .noise(snrDb, random)
            .signal();
    List<Preamble> preambles = extractor.extract(capture);
    long right = preambles.stream().filter(one -> isAt(one, rate, start, carrier)).count();
    found.addAndGet(right == 1 && preambles.size() == 1 ? 1 : 0);
    spurious.addAndGet((int) (preambles.size() - Math.min(right, 1)));
  }

  private boolean isAt(Preamble preamble, double rate, double start, double carrier) {
    return Math.abs(preamble.startSample() - start) < rate / lora.bandwidthHz()
        && Math.abs(preamble.cfoHz() - carrier) < 0.5 / lora.symbolSeconds();
  }

  /**
   * How many preambles are found in seconds of noise, which are made and searched piece by piece.
   */
  int inNoise(int seconds, int pieceSeconds, long seed) {
    return LongStream.range(0, seconds / pieceSeconds)
        .parallel()
        .mapToInt(n -> extractor.extract(noise(pieceSeconds, seed + n)).size())
        .sum();
  }

  private static IqSignal noise(int seconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] iq = new float[(int) (2 * RATE_HZ * seconds)];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) random.nextGaussian();
    }
    return IqSignal.of(iq, RATE_HZ);
  }
}
