package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.dsp.lora.DetectionTrials.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Detection at 1.05 to 2.5 samples a chip, where views of a preamble a bandwidth apart lie on each
 * other. Prints the table.
 */
@Tag("heavy")
class FewSamplesTest {
  @ParameterizedTest
  @ValueSource(ints = {7, 8})
  void losesNone(int spreadingFactor) {
    LoraParameters lora = new LoraParameters(spreadingFactor, 125_000);
    DetectionTrials trials =
        new DetectionTrials(lora, 1.05 * lora.bandwidthHz(), 2.5 * lora.bandwidthHz());
    System.out.println(Outcome.header());
    for (double snrDb : new double[] {10, 40}) {
      Outcome outcome = trials.packets(snrDb, 2000, Math.round(1e6 * snrDb));
      System.out.println(outcome.row(lora, snrDb));
      assertThat(outcome.found()).isGreaterThanOrEqualTo(1999);
    }
  }
}
