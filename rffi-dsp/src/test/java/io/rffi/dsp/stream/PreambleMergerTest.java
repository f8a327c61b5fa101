package io.rffi.dsp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.SignalQuality;
import io.rffi.dsp.lora.LoraParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** At 1 MHz a symbol of SF7 has 1024 samples, and a bin is 977 Hz wide. */
class PreambleMergerTest {
  private static final LoraParameters SF7 = TestStreams.SF7;

  private final PreambleMerger order = new PreambleMerger(1e6, 100_000);
  private final List<Preamble> out = new ArrayList<>();

  private static Preamble preamble(
      LoraParameters lora, double start, double carrier, int symbols, boolean whole, double snr) {
    return new Preamble(
        IqSignal.of(new float[2], 1e6),
        start,
        symbols,
        whole,
        carrier,
        OptionalDouble.empty(),
        SignalQuality.ofSnrDb(snr),
        lora);
  }

  private static Preamble sf7(double start, double carrier) {
    return preamble(SF7, start, carrier, 8, true, 10);
  }

  private List<Preamble> all() {
    order.release(Double.POSITIVE_INFINITY, out::add);
    return out;
  }

  @Test
  void waitsForWhatMayComeBefore() {
    Preamble late = sf7(9_000, 0);
    Preamble early = sf7(5_000, 50_000);
    order.offer(late);
    order.release(9_000, out::add);
    assertThat(out).isEmpty();
    order.offer(early);
    order.release(5_001, out::add);
    assertThat(out).containsExactly(early);
    assertThat(all()).containsExactly(early, late);
  }

  @Test
  void theSamePacketPassesOnce() {
    Preamble first = sf7(5_000, 1_000);
    order.offer(first);
    order.offer(sf7(5_000.7, 1_010));
    assertThat(all()).containsExactly(first);
    order.offer(sf7(4_999, 990));
    assertThat(all()).containsExactly(first);
  }

  @Test
  void theWholePreambleIsKeptInPlaceOfAPart() {
    Preamble part = preamble(SF7, 5_000 + 3 * 1024 + 2, 1_000, 5, true, 10);
    Preamble whole = sf7(5_000, 1_003);
    order.offer(part);
    order.offer(whole);
    assertThat(all()).containsExactly(whole);
  }

  @Test
  void whatIsDelimitedIsKeptInPlaceOfWhatIsNot() {
    Preamble open = preamble(SF7, 5_000, 1_000, 8, false, 20);
    Preamble delimited = preamble(SF7, 5_000 + 1024, 1_000, 7, true, 10);
    order.offer(open);
    order.offer(delimited);
    order.offer(open);
    assertThat(all()).containsExactly(delimited);
  }

  @Test
  void packetsThatOverlapAreNotTheSame() {
    order.offer(sf7(5_000, 1_000));
    order.offer(sf7(5_000, 2_000));
    order.offer(sf7(5_512, 1_000));
    order.offer(sf7(5_000 + 20 * 1024, 1_000));
    assertThat(all()).hasSize(4);
  }

  @Test
  void ofTwoModulationsInOnePlaceTheStrongerStays() {
    Preamble weak = preamble(TestStreams.SF8, 5_100, 2_000, 8, true, 3);
    Preamble strong = preamble(SF7, 5_000, 1_000, 8, true, 12);
    order.offer(weak);
    order.offer(strong);
    order.offer(preamble(TestStreams.SF8, 7_000, 1_000, 8, true, 3));
    assertThat(all()).extracting(Preamble::snrDb).containsExactly(12.0, 3.0);
  }

  @Test
  void whatPassedLongAgoIsForgotten() {
    for (int n = 0; n < 5; n++) {
      order.offer(sf7(n * 60_000, 0));
      order.release(n * 60_000 + 1, out::add);
    }
    assertThat(out).hasSize(5);
  }
}
