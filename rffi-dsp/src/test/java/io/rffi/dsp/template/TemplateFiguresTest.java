package io.rffi.dsp.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints the figures of the template correlator. */
@Tag("heavy")
@Tag("statistical")
class TemplateFiguresTest {
  private static final int PACKETS = 1000;

  /** A capture at 1.25 times the search rate, carriers over the whole range, any start. */
  @Test
  void detectionAndAccuracy() {
    System.out.printf(
        "%-8s %6s %9s %7s %12s %12s %12s %12s %8s%n",
        "packet",
        "SNR dB",
        "found %",
        "others",
        "start ns",
        "bound ns",
        "CFO Hz",
        "bound Hz",
        "SNR err");
    for (Protocol protocol : Protocol.values()) {
      double rate = 1.25 * protocol.template.searchRateHz();
      for (int snrDb : new int[] {-4, -2, 0, 2, 4, 6, 8, 10, 20, 30, 40}) {
        Trials trials = Trials.run(protocol, rate, snrDb, PACKETS, 1);
        CramerRao bound = CramerRao.of(protocol.template, snrDb);
        System.out.printf(
            "%-8s %6d %9.1f %7d %12.2f %12.2f %12.1f %12.1f %8.1f%n",
            protocol,
            snrDb,
            100.0 * trials.found() / PACKETS,
            trials.others(),
            trials.startRmse() / rate * 1e9,
            bound.startSeconds() * 1e9,
            trials.cfoRmse(),
            bound.carrierHz(),
            trials.snrBias());
        assertThat(trials.others()).isZero();
      }
    }
  }

  @Test
  void falseAlarms() {
    System.out.printf("%-8s %14s %8s%n", "packet", "noise seconds", "found");
    for (Protocol protocol : Protocol.values()) {
      double rate = protocol.template.searchRateHz();
      Random random = new Random(5);
      int found = 0;
      int blocks = 40;
      for (int n = 0; n < blocks; n++) {
        IqSignal noise = new TestAir(rate, 1_000_000).noise(0, rate, random).signal();
        found += protocol.extractor().extract(noise).size();
      }
      System.out.printf("%-8s %14.1f %8d%n", protocol, blocks * 1e6 / rate, found);
      // One an hour: more than none in these seconds has a probability below 1 %.
      assertThat(found).isZero();
    }
  }
}
