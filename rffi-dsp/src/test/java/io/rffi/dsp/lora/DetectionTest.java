package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.dsp.lora.DetectionTrials.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A small part of what the detection table shows. */
@Tag("statistical")
class DetectionTest {
  private static final LoraParameters SF12 = new LoraParameters(12, 125_000);

  /** At a true probability of 0.995, fewer than 294 of 300 are found in 1 of 1000 runs. */
  @Test
  void findsSf7AtMinus8Db() {
    Outcome outcome = new DetectionTrials(LoraParameters.EU868_SF7).packets(-8, 300, 1);
    assertThat(outcome.found()).isGreaterThanOrEqualTo(294);
  }

  /** At a true probability of 0.995, fewer than 7 of 8 are found in 1 of 1400 runs. */
  @Test
  void findsSf12AtMinus18Db() {
    assertThat(new DetectionTrials(SF12).packets(-18, 8, 2).found()).isGreaterThanOrEqualTo(7);
  }

  /** At one false preamble an hour, 40 seconds have one in 1 of 90 runs; it is far less. */
  @Test
  void findsNothingInNoise() {
    assertThat(new DetectionTrials(LoraParameters.EU868_SF7).inNoise(40, 4, 3)).isZero();
    assertThat(new DetectionTrials(SF12).inNoise(8, 4, 4)).isZero();
  }
}
