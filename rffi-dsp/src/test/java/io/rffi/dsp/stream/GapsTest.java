package io.rffi.dsp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.TestPackets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is found across a gap, and everything beside it. */
class GapsTest {
  private static final double RATE = 250_000;
  private static final double SYMBOL = 256;
  private static final double FIRST = 3_000.4;
  private static final double SECOND = 14_000.6;
  private static final ScanPlan PLAN = ScanPlan.at(RATE).withChannel(0, TestStreams.SF7);

  private final float[] stream =
      new TestPackets(TestStreams.SF7, RATE, 0.1)
          .packet(FIRST, 8, 5_000, 1, new Random(1))
          .packet(SECOND, 8, -9_000, 1, new Random(2))
          .noise(15, new Random(3))
          .signal()
          .toArray();

  private final List<Preamble> found = new ArrayList<>();
  private final PreambleScanner scanner = new PreambleScanner(PLAN, found::add);

  private void scanWithGap(int at, int removed, long stated) {
    scanner.accept(stream, 0, at);
    scanner.gap(stated);
    scanner.accept(stream, 2 * (at + removed), stream.length / 2 - at - removed);
    scanner.finish();
  }

  /** A gap of a sample in the up-chirps, the sync word or the down-chirps. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.1, 2.5, 3.5, 4.9, 6.3, 7.5, 8.5, 9.5, 10.5, 11.5})
  void aCutPreambleIsDroppedAndTheNextIsFound(double symbols) {
    scanWithGap((int) (FIRST + symbols * SYMBOL), 1, 1);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).startSample()).isCloseTo(SECOND, within(0.5));
    ScanStatistics statistics = scanner.statistics();
    assertThat(statistics.gaps()).isEqualTo(1);
    assertThat(statistics.lostSamples()).isEqualTo(1);
    assertThat(statistics.samples()).isEqualTo(stream.length / 2 - 1);
    assertThat(statistics.preambles()).isEqualTo(1);
    // From five symbols on, one side of the gap shows a preamble.
    if (symbols < 3 || symbols > 6) {
      assertThat(statistics.droppedAtGaps()).isGreaterThanOrEqualTo(1);
    }
  }

  /** The same at every tenth sample of the packet, from its first to the end of its down-chirps. */
  @Test
  void noPlaceOfAPacketSurvivesAGap() {
    for (int at = (int) FIRST + 3; at < FIRST + 11.5 * SYMBOL; at += 10) {
      List<Preamble> rest = new ArrayList<>();
      PreambleScanner another = new PreambleScanner(PLAN, rest::add);
      another.accept(stream, 0, at);
      another.gap(1);
      another.accept(stream, 2 * (at + 1), 12_000 - at);
      another.finish();
      assertThat(rest).as("gap at %d", at).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-8, -1, 13, 20})
  void aGapBesidePreamblesCostsNone(double symbols) {
    scanWithGap((int) (FIRST + symbols * SYMBOL), 10, 10);
    assertThat(found).hasSize(2);
    assertThat(found.get(0).startSample()).isCloseTo(FIRST, within(0.5));
    assertThat(found.get(1).startSample()).isCloseTo(SECOND, within(0.5));
    assertThat(scanner.statistics().droppedAtGaps()).isZero();
  }

  @Test
  void samplesAreCountedAcrossGaps() {
    scanner.gap(500);
    scanWithGap(9_000, 0, 1_000_000_000_000L);
    assertThat(found.get(0).startSample()).isCloseTo(500 + FIRST, within(0.5));
    assertThat(found.get(1).startSample()).isCloseTo(1_000_000_000_500L + SECOND, within(0.5));
  }

  @Test
  void anUnknownNumberOfMissingSamplesCountsAsNone() {
    scanWithGap((int) (FIRST + 4 * SYMBOL), 0, 0);
    assertThat(found).hasSize(1);
    assertThat(scanner.statistics().gaps()).isEqualTo(1);
    assertThat(scanner.statistics().lostSamples()).isZero();
  }

  @Test
  void samplesThatAreNoNumbersAreAGap() {
    int at = (int) (FIRST + 4 * SYMBOL);
    stream[2 * at] = Float.NaN;
    stream[2 * at + 3] = Float.NEGATIVE_INFINITY;
    stream[2 * at + 4] = Float.MAX_VALUE;
    scanner.accept(stream, 0, stream.length / 2);
    scanner.finish();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).startSample()).isCloseTo(SECOND, within(0.5));
    assertThat(scanner.statistics().gaps()).isEqualTo(1);
    assertThat(scanner.statistics().lostSamples()).isEqualTo(3);
  }

  @Test
  void theEndOfTheStreamJudgesWhatIsComplete() {
    int end = (int) Math.ceil(SECOND + 12.5 * SYMBOL);
    scanner.accept(stream, 0, end);
    assertThat(found).hasSize(1);
    scanner.finish();
    scanner.finish();
    assertThat(found).hasSize(2);
    assertThatThrownBy(() -> scanner.accept(stream, 0, 1)).hasMessageContaining("over");
    assertThatThrownBy(() -> scanner.gap(1)).hasMessageContaining("over");
  }

  @Test
  void whatCantBeIsRefused() {
    assertThatThrownBy(() -> scanner.gap(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> scanner.accept(new float[4], 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> scanner.accept(new float[4], 3, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    scanner.accept(new float[4], 0, 2);
  }
}
