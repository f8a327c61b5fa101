package io.rffi.dsp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.TestPackets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However a stream is cut into blocks, the same preambles come out, bit for bit. */
class BlockSizesTest {
  private static final double RATE = 500_000;
  private static final int GAP_AT = 35_000;
  private static final long MISSING = 12_345;
  private static final ScanPlan PLAN =
      ScanPlan.at(RATE)
          .withChannel(-100e3, TestStreams.SF7, TestStreams.SF8)
          .withChannel(100e3, TestStreams.SF7);

  private static float[] stream;
  private static List<Preamble> expected;
  private static ScanStatistics expectedStatistics;

  /** 150 ms: four packets in two channels and two spreading factors, a gap, and a sample of NaN. */
  @BeforeAll
  static void makeStream() {
    Random random = new Random(11);
    stream =
        TestStreams.sum(
            new TestPackets(TestStreams.SF7, RATE, 0.15)
                .packet(2_000.3, 8, -95e3, 1, random)
                .packet(9_000.7, 8, 110e3, 1, random)
                .packet(45_000.1, 8, 80e3, 0.5, random)
                .packet(60_000.5, 8, -70e3, 1, random)
                .noise(10, random),
            new TestPackets(TestStreams.SF8, RATE, 0.15).packet(13_000.9, 8, -120e3, 1, random));
    stream[2 * 58_000] = Float.NaN;
    expected = new ArrayList<>();
    PreambleScanner whole = scanner(expected);
    whole.accept(stream, 0, GAP_AT);
    whole.gap(MISSING);
    whole.accept(stream, 2 * GAP_AT, stream.length / 2 - GAP_AT);
    whole.finish();
    expectedStatistics = whole.statistics();
  }

  private static PreambleScanner scanner(List<Preamble> found) {
    return new PreambleScanner(PLAN, found::add);
  }

  private static void assertSame(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Preamble> found = new ArrayList<>();
    PreambleScanner scanner = scanner(found);
    TestStreams.feed(scanner, stream, 0, GAP_AT, random);
    scanner.gap(MISSING / 2);
    scanner.gap(MISSING - MISSING / 2);
    TestStreams.feed(scanner, stream, GAP_AT, stream.length / 2, random);
    scanner.finish();
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
    assertThat(scanner.statistics()).as("seed %d", seed).isEqualTo(expectedStatistics);
  }

  @Test
  void theStreamHoldsFivePreambles() {
    assertThat(expected)
        .extracting(preamble -> Math.round(preamble.startSample()))
        .containsExactly(2_000L, 9_001L, 13_001L, 45_000L + MISSING, 60_000L + MISSING);
    assertThat(expected.get(2).waveform()).isEqualTo(TestStreams.SF8);
    assertThat(expectedStatistics.gaps()).isEqualTo(2);
    assertThat(expectedStatistics.lostSamples()).isEqualTo(MISSING + 1);
  }

  @Test
  void anySplitGivesTheSame() {
    for (int seed = 0; seed < 60; seed++) {
      assertSame(seed);
    }
  }

  @Test
  void samplesOneByOneGiveTheSame() {
    List<Preamble> found = new ArrayList<>();
    PreambleScanner scanner = scanner(found);
    for (int n = 0; n < stream.length / 2; n++) {
      if (n == GAP_AT) {
        scanner.gap(MISSING);
      }
      scanner.accept(stream, 2 * n, 1);
    }
    scanner.finish();
    assertThat(found).isEqualTo(expected);
  }

  @Test
  @Tag("heavy")
  void tenThousandSplitsGiveTheSame() {
    for (int seed = 0; seed < 10_000; seed++) {
      assertSame(seed);
    }
    System.out.printf(
        "splits   preambles in each  different%n%6d %19d %10d%n", 10_000, expected.size(), 0);
  }
}
