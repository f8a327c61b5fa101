package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Preambles that the capture cuts off. */
class OpenEndedTest {
  private static final LoraParameters SF7 = LoraParameters.EU868_SF7;
  private static final LoraPreambleExtractor EXTRACTOR = LoraPreambleExtractor.of(SF7);
  private static final double START = 1500.4;

  private static IqSignal packet(double rateHz, double snrDb, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new TestPackets(SF7, rateHz, 0.04)
        .packet(START, 8, 11_000, 1, random)
        .noise(snrDb, random)
        .signal();
  }

  @ParameterizedTest
  @ValueSource(doubles = {5.1, 5.9, 6.5, 7.2, 8, 8.5, 9.99, 10.5, 11.3, 11.9})
  void endsTooEarly(double symbols) {
    IqSignal cut = packet(1e6, 20, 3).slice(0, (int) (START + 1 + symbols * 1024));
    List<Preamble> found = EXTRACTOR.extract(cut);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).delimited()).isFalse();
    assertThat(found.get(0).symbols()).isEqualTo((int) Math.min(8, symbols));
    assertThat(found.get(0).startSample()).isCloseTo(START, within(0.2));
    assertThat(found.get(0).cfoHz()).isCloseTo(11_000, within(10.0));
  }

  @Test
  void isDelimitedAsSoonAsTheDownChirpsAreThere() {
    IqSignal cut = packet(1e6, 20, 3).slice(0, (int) (START + 12.1 * 1024));
    assertThat(EXTRACTOR.extract(cut)).singleElement().matches(Preamble::delimited);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 2.5, 2.9})
  void beginsTooLate(double symbols) {
    int from = (int) (START + symbols * 1024);
    IqSignal cut = packet(1e6, 20, 4).slice(from, 30_000);
    List<Preamble> found = EXTRACTOR.extract(cut);
    assertThat(found).hasSize(1);
    int whole = 8 - (int) Math.ceil(symbols);
    assertThat(found.get(0).delimited()).isTrue();
    assertThat(found.get(0).symbols()).isEqualTo(whole);
    assertThat(found.get(0).startSample())
        .isCloseTo(START - from + (8 - whole) * 1024, within(0.2));
  }

  /** Wherever a capture ends in a payload, the payload is no preamble. */
  @Test
  void aPayloadIsNoPreamble() {
    IqSignal whole = packet(1e6, 30, 5);
    for (int length = 14_500; length < 28_000; length += 331) {
      assertThat(EXTRACTOR.extract(whole.slice(14_000, length - 14_000))).isEmpty();
      assertThat(EXTRACTOR.extract(whole.slice(0, length))).hasSize(1);
    }
  }
}
