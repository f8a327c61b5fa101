package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The closed form against the numbers of scripts/cramer_rao.py, which knows samples only. */
class CramerRaoBoundTest {
  /** Eight samples a symbol's chip or one, the sums of samples are the integrals within 0.1 %. */
  @ParameterizedTest
  @CsvSource({
    "7, 20, 0.008748, 0.148080, 0.016187, 0.148683, 2.45154",
    "7, -10, 0.276624, 4.682715, 0.511893, 4.701785, 77.52446",
    "12, 10, 0.004890, 0.002587, 0.009049, 0.002597, 0.04282"
  })
  void isThatOfNumericalDifferentiation(
      int spreadingFactor,
      double snrDb,
      double startKnowingTheClock,
      double carrierKnowingTheClock,
      double start,
      double carrier,
      double clock) {
    LoraParameters lora = new LoraParameters(spreadingFactor, 125_000);
    CramerRaoBound known = CramerRaoBound.knowingTheClock(lora, snrDb);
    assertThat(known.startMicros()).isCloseTo(startKnowingTheClock, withinPercentage(0.1));
    assertThat(known.carrierHz()).isCloseTo(carrierKnowingTheClock, withinPercentage(0.1));
    assertThat(known.clockPpm()).isZero();
    CramerRaoBound unknown = CramerRaoBound.of(lora, snrDb);
    assertThat(unknown.startMicros()).isCloseTo(start, withinPercentage(0.1));
    assertThat(unknown.carrierHz()).isCloseTo(carrier, withinPercentage(0.1));
    assertThat(unknown.clockPpm()).isCloseTo(clock, withinPercentage(0.1));
  }
}
