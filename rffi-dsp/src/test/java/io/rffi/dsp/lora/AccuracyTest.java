package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small part of what the accuracy table shows. */
class AccuracyTest {
  /**
   * Errors of 60 packets at 20 dB: the true RMSE of 0.021 µs, 0.15 Hz and 4.6 ppm would have to be
   * taken for twice as much. SF7 at any rate, any carrier within a quarter of the bandwidth of the
   * band's edge, clocks up to 40 ppm off.
   */
  @ParameterizedTest
  @CsvSource({"1e6, 0", "1e6, 40", "1e6, -40", "125e3, 0", "2.4e6, 20"})
  void timingAndCarrierOfSf7(double rateHz, double ppm) {
    AccuracyTrials trials =
        new AccuracyTrials(LoraParameters.EU868_SF7, rateHz, ppm).run(20, 60, 5);
    assertThat(trials.missed() + trials.outliers()).isZero();
    assertThat(trials.micros().rmse()).isLessThan(0.05);
    assertThat(Math.abs(trials.micros().bias())).isLessThan(0.015);
    assertThat(trials.hertz().rmse()).isLessThan(0.4);
    assertThat(trials.ppm().count()).isGreaterThan(50);
    assertThat(trials.ppm().rmse()).isLessThan(10);
  }

  /** Forty ppm move the last of ten symbols by 13 µs and its tone by a bin and a half. */
  @ParameterizedTest
  @CsvSource({"40", "-40"})
  void timingCarrierAndClockOfSf12(double ppm) {
    AccuracyTrials trials =
        new AccuracyTrials(new LoraParameters(12, 125_000), 250e3, ppm).run(10, 10, 6);
    assertThat(trials.missed() + trials.outliers()).isZero();
    assertThat(trials.micros().rmse()).isLessThan(0.05);
    assertThat(trials.hertz().rmse()).isLessThan(0.02);
    assertThat(trials.ppm().count()).isEqualTo(10);
    assertThat(trials.ppm().rmse()).isLessThan(0.3);
  }

  /** At −8 dB a clock offset of SF7 can't be told, and is not. */
  @ParameterizedTest
  @CsvSource({"-8", "0"})
  void aWorthlessClockOffsetIsNotTold(double snrDb) {
    AccuracyTrials trials = new AccuracyTrials(LoraParameters.EU868_SF7, 1e6, 20).run(snrDb, 20, 7);
    assertThat(trials.ppm().count()).isZero();
  }
}
