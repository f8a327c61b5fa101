package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Timing, carrier and clock offset over the SNR, beside their bounds. Prints the table and leaves
 * it in {@code target/extraction-accuracy.csv}. The same packets and noise, louder or quieter, at
 * each SNR: an RMSE of 500 is within 6 % of the true one (two standard deviations).
 */
@Tag("heavy")
@Tag("statistical")
class AccuracyTableTest {
  private static final LoraParameters SF7 = LoraParameters.EU868_SF7;
  private static final int PACKETS = 500;

  private final AccuracyTable table = new AccuracyTable();

  @Test
  void isNearTheBound() throws IOException {
    for (double ppm : new double[] {0, 40, -40}) {
      sf7(1e6, ppm);
    }
    sf7(125e3, 0);
    for (double snrDb : new double[] {-18, -10, 0, 10, 20}) {
      table.add(new LoraParameters(12, 125_000), 250e3, 40, snrDb, 50);
    }
    table.write(Path.of("target", "extraction-accuracy.csv"));
  }

  /** At 20 dB at most 0.05 sample at 1 MHz and 2 Hz, and nothing but good finds from there on. */
  private void sf7(double rateHz, double ppm) {
    for (int snrDb = -10; snrDb <= 40; snrDb += 5) {
      AccuracyTrials trials = table.add(SF7, rateHz, ppm, snrDb, PACKETS);
      if (snrDb >= 20) {
        assertThat(trials.missed() + trials.outliers()).isZero();
        assertThat(trials.micros().rmse()).isLessThanOrEqualTo(0.05);
        assertThat(trials.hertz().rmse()).isLessThanOrEqualTo(2);
      }
    }
  }
}
