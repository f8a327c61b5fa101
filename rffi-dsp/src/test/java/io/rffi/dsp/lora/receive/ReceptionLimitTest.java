package io.rffi.dsp.lora.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.dsp.lora.frame.FrameFormat;
import io.rffi.dsp.lora.frame.LoraFrame;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How near to an ideal receiver packets are read: simulated, seeds fixed. */
class ReceptionLimitTest {
  private static final int PAYLOAD = 16;

  /** What became of some packets. */
  private static final class Count {
    private int packets;
    private int lost;
    private int wrong;
    private long symbols;
    private long wrongSymbols;

    double packetErrorRate() {
      return (double) (lost + wrong) / packets;
    }

    double symbolErrorRate() {
      return (double) wrongSymbols / symbols;
    }
  }

  private static Count count(int sf, int codingRate, double snrDb, int packets, long seed) {
    LoraParameters lora = new LoraParameters(sf, 125_000);
    TestAir air = new TestAir(lora, 250e3);
    LoraPreambleExtractor extractor = LoraPreambleExtractor.of(lora);
    Random random = new Random(seed);
    FrameFormat format = FrameFormat.explicit(PAYLOAD, codingRate, lora);
    Count count = new Count();
    for (int n = 0; n < packets; n++) {
      LoraFrame sent = LoraFrame.of(TestAir.payload(random, PAYLOAD), format);
      List<LoraPacket> read =
          LoraReceiver.explicit()
              .receive(
                  air.packet(sent, TestAir.Link.random(random, lora, snrDb), random), extractor);
      count.packets++;
      if (read.isEmpty()) {
        count.lost++;
        continue;
      }
      LoraPacket packet = read.get(0);
      count.wrong += packet.frame().equals(Optional.of(sent)) ? 0 : 1;
      List<Integer> values = sent.symbols(sf);
      for (int symbol = 0; symbol < Math.min(values.size(), packet.symbols().size()); symbol++) {
        count.symbols++;
        count.wrongSymbols += values.get(symbol).equals(packet.symbols().get(symbol)) ? 0 : 1;
      }
    }
    return count;
  }

  @Test
  void theLimitIsTheOneOfTheLiterature() {
    // Binary orthogonal signalling has ½·e^(−Es/2N0); a union bound of 127 of these is near at SF7.
    double energy = 128 * Math.pow(10, -0.7);
    assertThat(NoncoherentLimit.symbolErrorRate(7, -7))
        .isCloseTo(127 / 2.0 * Math.exp(-energy / 2), within(1e-4));
  }

  /** 120 packets of 38 symbols; 0.5 dB changes the rate by a factor of 2.4, the seed is fixed. */
  @Test
  void symbolsAreReadWithinHalfADecibelOfTheLimit() {
    Count count = count(7, 5, -9, 120, 5);

    assertThat(count.symbolErrorRate()).isLessThan(NoncoherentLimit.symbolErrorRate(7, -9.5));
  }

  /**
   * 1 % of packets lost. With one parity bit for four bits, a soft decision corrects most single
   * errors: a coded packet needs no more than the SNR at which an uncoded symbol fails once in 200.
   */
  @Tag("heavy")
  @ParameterizedTest
  @CsvSource({"7, 5, -8.5, 2000", "9, 5, -13.6, 1000", "12, 5, -21.4, 300"})
  void printsPacketErrorRates(int sf, int codingRate, double middleDb, int packets) {
    for (double snrDb = middleDb - 1; snrDb <= middleDb + 1; snrDb += 0.5) {
      Count count = count(sf, codingRate, snrDb, packets, 20261201);
      System.out.printf(
          Locale.ROOT,
          "SF%d 4/%d %.1f dB: packets %d, lost %d, wrong %d, PER %.4f, SER %.5f, ideal SER %.5f at"
              + " %.2f dB%n",
          sf,
          codingRate,
          snrDb,
          count.packets,
          count.lost,
          count.wrong,
          count.packetErrorRate(),
          count.symbolErrorRate(),
          NoncoherentLimit.symbolErrorRate(sf, snrDb),
          NoncoherentLimit.snrDb(sf, count.symbolErrorRate()));
      assertThat(count.symbolErrorRate())
          .isLessThan(NoncoherentLimit.symbolErrorRate(sf, snrDb - 0.5));
    }
  }

  /** All SF, code rates and bandwidths, with and without header, 10 dB above the limit. */
  @Tag("heavy")
  @Test
  void readsTenThousandPackets() {
    Random random = new Random(77);
    int wrong = 0;
    int packets = 10_000;
    for (int n = 0; n < packets; n++) {
      // Long symbols take long: SF12 is one in twenty.
      int sf = 7 + (int) (6 * Math.pow(random.nextDouble(), 2));
      int bandwidthHz = 125_000 << random.nextInt(3);
      LoraParameters lora = new LoraParameters(sf, bandwidthHz);
      boolean explicit = random.nextInt(4) > 0;
      int length = 1 + random.nextInt(sf > 9 ? 20 : 60);
      int codingRate = 5 + random.nextInt(4);
      FrameFormat format =
          explicit
              ? FrameFormat.explicit(length, codingRate, lora)
              : FrameFormat.implicit(length, codingRate, lora);
      LoraFrame sent = LoraFrame.of(TestAir.payload(random, length), format);
      TestAir.Link link = TestAir.Link.random(random, lora, 2.5 - 2.5 * (sf - 7));
      List<LoraPacket> read =
          (explicit ? LoraReceiver.explicit() : LoraReceiver.implicit(format))
              .receive(
                  new TestAir(lora, 2.0 * bandwidthHz).packet(sent, link, random),
                  LoraPreambleExtractor.of(lora));
      boolean right = read.stream().anyMatch(one -> one.frame().equals(Optional.of(sent)));
      if (!right) {
        wrong++;
        System.out.println("wrong: " + lora + " " + format + " " + link + " " + read);
      }
    }
    System.out.println("wrong: " + wrong + " of " + packets);
    assertThat(wrong).isZero();
  }
}
