package io.rffi.augment.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.augment.MeasureSpectrum;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Temperature and age, measured back from carrier and clock. */
class CrystalEnvironmentTest {
  private static final double CARRIER_HZ = 868.1e6;
  private static final double TONE_HZ = 100e3;
  private static final Percentage FIVE_PERCENT = Percentage.withPercentage(5);

  /** What a receiver reads off a tone: the carrier's error and the tone's own. */
  private static double receivedHz(Crystal crystal, double hertz) {
    Transmitter unit = Transmitter.ideal(CARRIER_HZ).with(crystal);
    return MeasureSpectrum.frequency(
        unit.send(new Tone(hertz, 0.05), 1e6, 0, new SplittableRandom(1)), 100);
  }

  private static double carrierPpm(Crystal crystal) {
    double middle = receivedHz(crystal, TONE_HZ) + receivedHz(crystal, -TONE_HZ);
    return 1e6 * middle / 2 / CARRIER_HZ;
  }

  private static double clockPpm(Crystal crystal) {
    double span = receivedHz(crystal, TONE_HZ) - receivedHz(crystal, -TONE_HZ);
    return 1e6 * (span / (2 * TONE_HZ) - 1);
  }

  @Test
  void carrierAndClockAgreeAtAnyTemperatureAndAge() {
    CrystalEnvironment environment = new CrystalEnvironment(TemperatureCurve.atCut(-0.25), 0.4, 20);
    for (double celsius : new double[] {-20, 5, 40, 70}) {
      double moved = environment.ppm(celsius, 90);
      Crystal crystal = new Crystal(7, 0).shifted(moved);
      assertThat(carrierPpm(crystal)).isCloseTo(7 + moved, FIVE_PERCENT);
      assertThat(clockPpm(crystal)).isCloseTo(carrierPpm(crystal), FIVE_PERCENT);
    }
  }

  /** Third-order polynomial through four measured carriers: a and c of the cut. */
  @Test
  void measuredCurveIsTheCutsCubic() {
    CrystalEnvironment environment = new CrystalEnvironment(TemperatureCurve.atCut(-0.3), 0, 1);
    double near = carrierPpm(new Crystal(environment.ppm(45, 0), 0));
    double far = carrierPpm(new Crystal(environment.ppm(65, 0), 0));
    double cold = carrierPpm(new Crystal(environment.ppm(5, 0), 0));
    // a·20 + c·8000 and a·40 + c·64000.
    double cubic = (far - 2 * near) / 48_000;
    double linear = (near - 8000 * cubic) / 20;
    assertThat(cubic).isCloseTo(TemperatureCurve.AT_CUT_CUBIC_PPM, FIVE_PERCENT);
    assertThat(linear).isCloseTo(-0.3, FIVE_PERCENT);
    assertThat(cold).isCloseTo(-near, FIVE_PERCENT);
    assertThat(carrierPpm(new Crystal(environment.ppm(25, 100), 0))).isCloseTo(0, within(1e-3));
  }

  @Test
  void turningPointsOfTheCubicAreWhereItsDerivativeVanishes() {
    TemperatureCurve curve = TemperatureCurve.atCut(-0.25);
    double turn = 25 + Math.sqrt(0.25 / (3 * TemperatureCurve.AT_CUT_CUBIC_PPM));
    assertThat(curve.ppm(turn)).isLessThan(curve.ppm(turn - 1)).isLessThan(curve.ppm(turn + 1));
    assertThat(curve.compensated(0.1).ppm(turn)).isCloseTo(0.1 * curve.ppm(turn), within(1e-12));
    assertThat(TemperatureCurve.FLAT.ppm(-40)).isZero();
  }

  @Test
  void ageingIsLogarithmic() {
    CrystalEnvironment ageing = new CrystalEnvironment(TemperatureCurve.FLAT, 0.5, 10);
    assertThat(ageing.ppm(50, 0)).isZero();
    assertThat(ageing.ppm(50, 10)).isCloseTo(0.5 * Math.log(2), within(1e-12));
    double late = ageing.ppm(50, 10_000) - ageing.ppm(50, 1000);
    assertThat(late).isCloseTo(0.5 * Math.log(10), FIVE_PERCENT);
  }
}
