package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.dsp.lora.DetectionTrials.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Detection near the limit of LoRa, and an hour of noise. Prints the table. */
@Tag("heavy")
@Tag("statistical")
class DetectionTableTest {
  private static final LoraParameters SF7 = LoraParameters.EU868_SF7;
  private static final LoraParameters SF12 = new LoraParameters(12, 125_000);

  /** At a true probability of 0.995, fewer than 1980 of 2000 are found in 1 of 400 runs. */
  @Test
  void findsNinetyNinePercentOfPackets() {
    System.out.println(Outcome.header());
    Outcome weakest = null;
    for (double snrDb : new double[] {-11, -10, -9, -8, -7}) {
      Outcome outcome = print(SF7, snrDb);
      weakest = snrDb == -8 ? outcome : weakest;
    }
    assertThat(weakest.probability()).isGreaterThanOrEqualTo(0.99);
    for (double snrDb : new double[] {-21, -20, -18}) {
      Outcome outcome = print(SF12, snrDb);
      weakest = snrDb == -18 ? outcome : weakest;
    }
    assertThat(weakest.probability()).isGreaterThanOrEqualTo(0.99);
  }

  private static Outcome print(LoraParameters lora, double snrDb) {
    Outcome outcome = new DetectionTrials(lora).packets(snrDb, 2000, Math.round(1e6 * snrDb));
    System.out.println(outcome.row(lora, snrDb));
    return outcome;
  }

  @Test
  void findsNothingInAnHourOfNoise() {
    System.out.printf("%-16s %10s %10s%n", "modulation", "noise s", "preambles");
    for (LoraParameters lora : new LoraParameters[] {SF7, SF12}) {
      int found = new DetectionTrials(lora).inNoise(3600, 4, 77);
      System.out.printf("%-16s %10d %10d%n", lora.describe().substring(5), 3600, found);
      assertThat(found).isLessThanOrEqualTo(1);
    }
  }
}
