package io.rffi.dsp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.dsp.lora.LoraParameters;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often noise is detected, and what comes of it. */
@Tag("statistical")
class NoiseTest {
  private static final int BLOCK = 1 << 16;

  /** Noise is detected 18 times an hour at the most; the chance of 50 then is 1e-9. */
  private static final double MOST_AN_HOUR = 50;

  private static ScanStatistics scan(ScanPlan plan, double seconds, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("Xoroshiro128PlusPlus").create(seed);
    PreambleScanner scanner = new PreambleScanner(plan, preamble -> {});
    float[] block = new float[2 * BLOCK];
    long blocks = (long) Math.ceil(seconds * plan.sampleRateHz() / BLOCK);
    for (long n = 0; n < blocks; n++) {
      for (int k = 0; k < block.length; k++) {
        block[k] = (float) random.nextGaussian();
      }
      scanner.accept(block, 0, BLOCK);
    }
    scanner.finish();
    return scanner.statistics();
  }

  @Test
  void twoMinutesOfNoiseHoldNoPreamble() {
    ScanStatistics statistics = scan(ScanPlan.at(250e3).withChannel(20e3, TestStreams.SF7), 120, 1);
    assertThat(statistics.preambles()).isZero();
    // At most 0.6 are expected; more than 6 come once in 10^6 seeds.
    assertThat(statistics.candidates()).isLessThanOrEqualTo(6);
  }

  @Test
  @Tag("heavy")
  void theTableOfFalseAlarms() {
    System.out.println("scan of noise            hours  candidates  preambles");
    row("SF7, 1 MHz", ScanPlan.at(1e6).withChannel(200e3, TestStreams.SF7), 1);
    row("SF7, 125 kHz", ScanPlan.at(125e3).withChannel(0, TestStreams.SF7), 2);
    LoraParameters sf12 = new LoraParameters(12, 125_000);
    row("SF12, 250 kHz", ScanPlan.at(250e3).withChannel(0, sf12), 2);
  }

  private static void row(String what, ScanPlan plan, double hours) {
    ScanStatistics statistics = scan(plan, 3600 * hours, 7);
    System.out.printf(
        Locale.ROOT,
        "scan of noise %-14s %2.0f %11d %10d%n",
        what,
        hours,
        statistics.candidates(),
        statistics.preambles());
    assertThat(statistics.candidates()).isLessThanOrEqualTo((long) (MOST_AN_HOUR * hours));
    assertThat(statistics.preambles()).isLessThanOrEqualTo((long) hours);
  }
}
