package io.rffi.augment.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.dsp.template.PreambleTemplate;
import io.rffi.dsp.template.TemplatePreambleExtractor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the testbeds of the 2.4 GHz band keep. */
abstract class Ism16Contract extends TestbedContract {
  abstract PreambleTemplate template();

  @Test
  void roguesAreNeverEnrolled() {
    Testbed testbed = testbed(Difficulty.DEFAULT, 1);
    assertThat(testbed.units()).isEqualTo(16);
    assertThat(testbed.set("enrolment").units())
        .hasSize(12)
        .doesNotContainAnyElementsOf(testbed.set("rogue").units());
    assertThat(testbed.set("interference").units()).isEqualTo(testbed.set("enrolment").units());
    assertThat(testbed.set("receiver").units()).isEqualTo(testbed.set("enrolment").units());
  }

  /** The examples are cut by the truth; what the extractor finds in the capture is no different. */
  @ParameterizedTest
  @ValueSource(strings = {"enrolment", "test", "rogue", "interference", "receiver"})
  void examplesAreWhatTheExtractorFinds(String set) {
    Testbed testbed = testbed(Difficulty.DEFAULT, 3);
    TemplatePreambleExtractor extractor = TemplatePreambleExtractor.of(template());
    double limit = set.equals("interference") ? -12 : -20;
    for (int index = 0; index < 6; index++) {
      Reception reception = testbed.receive(testbed.set(set), index);
      List<Preamble> found = extractor.extract(reception.capture());
      assertThat(found).hasSize(1);
      Preamble preamble = found.get(0);
      assertThat(preamble.startSample()).isCloseTo(reception.packetStart() + 0.5, within(1.0));
      assertThat(preamble.cfoHz()).isCloseTo(reception.cfoHz(), within(3000.0));
      IqSignal example = reception.examples().get(0);
      assertThat(preamble.samples().length()).isEqualTo(example.length());
      assertThat(Correlation.differenceDb(preamble.samples(), example)).isLessThan(limit);
    }
  }

  @Test
  void interferenceIsNoneOfTheNoise() {
    Testbed testbed = testbed(Difficulty.DEFAULT, 3);
    double undisturbed = meanDifference(testbed, "test");
    double disturbed = meanDifference(testbed, "interference");
    assertThat(disturbed).isGreaterThan(3 * undisturbed);
  }

  /** How far the samples of examples lie from the ideal template's, by their energies' ratio. */
  private double meanDifference(Testbed testbed, String name) {
    TestSet set = testbed.set(name);
    IqSignal ideal = testbed.receive(testbed.set("enrolment"), 0).examples().get(0);
    return testbed
        .receptions(set)
        .limit(set.receptionsPerUnit())
        .mapToDouble(one -> Correlation.differenceDb(one.examples().get(0), ideal))
        .map(decibels -> Math.pow(10, decibels / 10))
        .average()
        .orElseThrow();
  }
}
