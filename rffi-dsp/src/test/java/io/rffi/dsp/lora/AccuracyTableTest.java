package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Timing, carrier and clock offset over the SNR, beside their bounds. Prints the table. */
@Tag("heavy")
class AccuracyTableTest {
  @Test
  void isNearTheBound() {
    System.out.println(AccuracyTrials.header());
    for (double ppm : new double[] {0, 40, -40}) {
      for (int snrDb = -10; snrDb <= 40; snrDb += 5) {
        AccuracyTrials trials = print(LoraParameters.EU868_SF7, 1e6, ppm, snrDb, 1000);
        if (snrDb == 20) {
          assertThat(trials.micros().rmse()).isLessThan(0.05);
          assertThat(trials.hertz().rmse()).isLessThan(2);
        }
      }
    }
    for (int snrDb = -5; snrDb <= 40; snrDb += 5) {
      AccuracyTrials trials = print(LoraParameters.EU868_SF7, 125e3, 0, snrDb, 1000);
      if (snrDb == 20) {
        assertThat(trials.micros().rmse()).isLessThan(0.05);
        assertThat(trials.hertz().rmse()).isLessThan(2);
      }
    }
    for (double snrDb : new double[] {-18, -10, 0, 10, 20}) {
      print(new LoraParameters(12, 125_000), 250e3, 40, snrDb, 100);
    }
  }

  private static AccuracyTrials print(
      LoraParameters lora, double rateHz, double ppm, double snrDb, int packets) {
    AccuracyTrials trials = new AccuracyTrials(lora, rateHz, ppm).run(snrDb, packets, 9);
    System.out.println(trials.row(snrDb, CramerRaoBound.of(lora, snrDb)));
    return trials;
  }
}
