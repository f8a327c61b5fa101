package io.rffi.augment.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Lora60Test extends TestbedContract {
  @Override
  Testbed testbed(Difficulty difficulty, long seed) {
    return Testbeds.of("lora-60", difficulty, seed, 0.01);
  }

  @Test
  void hasTheUnitsOfTheCampaign() {
    Testbed testbed = Testbeds.of("lora-60", Difficulty.DEFAULT, 1, 1);
    assertThat(
            IntStream.range(0, testbed.units())
                .mapToObj(testbed::family)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                .values())
        .containsExactlyInAnyOrder(45L, 5L, 5L, 5L);
    assertThat(testbed.set("enrolment").units())
        .hasSize(55)
        .doesNotContainAnyElementsOf(testbed.set("rogue").units());
    assertThat(testbed.set("training").units())
        .doesNotContainAnyElementsOf(testbed.set("unseen").units())
        .doesNotContainAnyElementsOf(testbed.set("other-models").units());
    assertThat(testbed.sets().stream().map(TestSet::name))
        .contains("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10")
        .contains("D11", "D12", "doppler-0", "doppler-100");
  }

  /**
   * The examples are cut by the truth, which costs nothing; what the extractor finds in the capture
   * must be no different. 35 dB below: the noise is the same, so this is the cut's difference
   * alone.
   */
  @Test
  void examplesAreWhatTheExtractorFinds() {
    Testbed testbed = testbed(Difficulty.DEFAULT, 3);
    LoraPreambleExtractor extractor = LoraPreambleExtractor.of(LoraParameters.EU868_SF7);
    for (String set : List.of("enrolment", "D4", "D9", "other-models")) {
      Reception reception = testbed.receive(testbed.set(set), 4);
      List<Preamble> found = extractor.extract(reception.capture());
      assertThat(found).hasSize(1);
      Preamble preamble = found.get(0);
      assertThat(preamble.cfoHz()).isCloseTo(reception.cfoHz(), within(400.0));
      assertThat(preamble.startSample()).isCloseTo(reception.packetStart() + 0.5, within(3.0));
      assertThat(Correlation.differenceDb(preamble.samples(), reception.examples().get(0)))
          .isLessThan(-25);
    }
  }
}
