package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets over one another: the capture effect. */
@Tag("statistical")
class OverlapTest {
  private static final LoraParameters SF7 = LoraParameters.EU868_SF7;
  private static final double RATE_HZ = 1e6;
  private static final double SYMBOL = 1024;

  /**
   * Both of two packets in one channel are found, the weaker one under or before the other by one
   * to twenty symbols. Where their tones are less than four of 128 bins apart (1 in 16 of random
   * packets) they are one tone to any receiver; those are not sent here. Of the rest 1 in 100 is
   * lost, and at 20 dB 4 in 100: at 4, eleven of 100 or more would be in 1 of 440 runs.
   */
  @ParameterizedTest
  @CsvSource({"6, 95", "10, 95", "15, 95", "20, 90"})
  void findsBothPacketsOfAChannel(double apartDb, int least) {
    int both = 0;
    for (int n = 0; n < 100; n++) {
      SplittableRandom random = new SplittableRandom(1000 + n);
      double first = (12 + random.nextDouble()) * SYMBOL;
      double second;
      double firstHz;
      double secondHz;
      double bins;
      do {
        double delay = 1 + 19 * random.nextDouble();
        second = first + (random.nextBoolean() ? delay : -Math.min(delay, 11)) * SYMBOL;
        firstHz = 20e3 * (random.nextDouble() - 0.5);
        secondHz = 20e3 * (random.nextDouble() - 0.5);
        bins = (secondHz - firstHz) * SYMBOL / RATE_HZ - (second - first) / 8;
      } while (Math.abs(bins - 128 * Math.rint(bins / 128)) < 4);
      IqSignal capture =
          new TestPackets(SF7, RATE_HZ, 0.06)
              .payload(16)
              .packet(first, 8, firstHz, 1, random)
              .packet(second, 8, secondHz, Math.pow(10, -apartDb / 20), random)
              .noise(20, random)
              .signal();
      List<Preamble> found = LoraPreambleExtractor.of(SF7).extract(capture);
      both += isAmong(found, first, firstHz) && isAmong(found, second, secondHz) ? 1 : 0;
    }
    assertThat(both).isGreaterThanOrEqualTo(least);
  }

  private static boolean isAmong(List<Preamble> found, double start, double hz) {
    return found.stream()
        .anyMatch(
            one -> Math.abs(one.startSample() - start) < 8 && Math.abs(one.cfoHz() - hz) < 488);
  }

  /** More packets than there are rounds, each after the other and weaker, under none. */
  @Test
  void findsPacketsInLineHoweverManyThereAre() {
    SplittableRandom random = new SplittableRandom(7);
    TestPackets packets = new TestPackets(SF7, RATE_HZ, 0.25).payload(10);
    for (int n = 0; n < 8; n++) {
      packets.packet((5 + 28 * n) * SYMBOL, 8, 1e3 * n, Math.pow(10, -4 * n / 20.0), random);
    }
    List<Preamble> found =
        LoraPreambleExtractor.of(SF7).extract(packets.noise(35, random).signal());
    assertThat(found).hasSize(8);
    for (int n = 0; n < 8; n++) {
      assertThat(isAmong(found, (5 + 28 * n) * SYMBOL, 1e3 * n)).isTrue();
    }
  }

  /** Two channels, and two spreading factors in one channel, at the same time. */
  @Test
  void findsPacketsOfOtherChannelsAndSpreadingFactors() {
    LoraParameters sf9 = new LoraParameters(9, 125_000);
    SplittableRandom random = new SplittableRandom(5);
    float[] iq =
        new TestPackets(SF7, RATE_HZ, 0.12)
            .packet(3000.3, 8, -200e3, 1, random)
            .packet(4000.7, 8, 0, 0.5, random)
            .packet(9000.1, 8, 200e3, 0.3, random)
            .noise(15, random)
            .signal()
            .toArray();
    float[] other =
        new TestPackets(sf9, RATE_HZ, 0.12).packet(5000.5, 8, 0, 0.7, random).signal().toArray();
    for (int n = 0; n < iq.length; n++) {
      iq[n] += other[n];
    }
    List<Preamble> found = LoraPreambleExtractor.of(SF7, sf9).extract(IqSignal.of(iq, RATE_HZ));
    assertThat(found).hasSize(4);
    assertThat(isAmong(found, 3000.3, -200e3)).isTrue();
    assertThat(isAmong(found, 4000.7, 0)).isTrue();
    assertThat(isAmong(found, 5000.5, 0)).isTrue();
    assertThat(isAmong(found, 9000.1, 200e3)).isTrue();
  }

  /** A range of carriers leaves out what lies beside it, and its ghosts. */
  @Test
  void aRangeOfCarriersLeavesTheOthersOut() {
    SplittableRandom random = new SplittableRandom(6);
    IqSignal capture =
        new TestPackets(SF7, RATE_HZ, 0.05)
            .packet(3000.3, 8, -200e3, 1, random)
            .packet(9000.7, 8, 40e3, 0.1, random)
            .noise(30, random)
            .signal();
    LoraPreambleExtractor all = LoraPreambleExtractor.of(SF7);
    assertThat(all.extract(capture)).hasSize(2);
    assertThat(all.withCarriersIn(0, 100e3).extract(capture))
        .singleElement()
        .satisfies(one -> assertThat(one.startSample()).isBetween(9000.5, 9000.9));
    assertThat(all.withCarriersIn(-300e3, -100e3).extract(capture)).hasSize(1);
    assertThat(all.withCarriersIn(100e3, 300e3).extract(capture)).isEmpty();
    assertThat(all.withCarriersIn(-100e3, -50e3).extract(capture)).isEmpty();
    assertThat(all.withCarriersIn(5e6, 6e6).extract(capture)).isEmpty();
  }
}
