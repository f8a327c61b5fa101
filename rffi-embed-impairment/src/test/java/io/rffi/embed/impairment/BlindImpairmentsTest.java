package io.rffi.embed.impairment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Moments of signals whose moments are known. Of 100 000 samples a moment deviates by about 0.003,
 * five times of which are allowed; the seeds are fixed.
 */
class BlindImpairmentsTest {
  private static final int LENGTH = 100_000;
  private static final double RATE_HZ = 1e6;
  private static final double TOLERANCE = 0.015;
  private static final BlindImpairments ESTIMATOR = BlindImpairments.of(RATE_HZ, LENGTH);

  /** Circular noise through a mixer of image ratio β and with leakage. */
  private static IqSignal noise(double image, double leakage, double turnsPerSample) {
    Random random = new Random(8);
    float[] iq = new float[2 * LENGTH];
    for (int n = 0; n < LENGTH; n++) {
      double re = (1 + image) * random.nextGaussian() + leakage * Math.sqrt(2);
      double im = (1 - image) * random.nextGaussian();
      double angle = 2 * Math.PI * turnsPerSample * n;
      iq[2 * n] = (float) (re * Math.cos(angle) - im * Math.sin(angle));
      iq[2 * n + 1] = (float) (re * Math.sin(angle) + im * Math.cos(angle));
    }
    return IqSignal.of(iq, RATE_HZ);
  }

  /** E[x²]/E|x|² is 2β / (1 + β²). */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.3})
  void image(double image) {
    assertThat(new Measured(ESTIMATOR, noise(image, 0, 0)).of("image"))
        .isCloseTo(2 * image / (1 + image * image), within(TOLERANCE));
  }

  @Test
  void leakage() {
    assertThat(new Measured(ESTIMATOR, noise(0, 0.1, 0)).of("leakage"))
        .isCloseTo(0.1, within(TOLERANCE));
  }

  /**
   * Of a Gaussian E|x|⁴ = 2, of a Rayleigh envelope the variation is 0.5227, the skewness 0.631.
   */
  @Test
  void gaussianNoise() {
    Measured measured = new Measured(ESTIMATOR, noise(0, 0, 0));
    assertThat(measured.of("kurtosis")).isCloseTo(2, within(4 * TOLERANCE));
    assertThat(measured.of("fourth-order image")).isCloseTo(0, within(4 * TOLERANCE));
    assertThat(measured.of("envelope variation")).isCloseTo(0.5227, within(TOLERANCE));
    assertThat(measured.of("envelope skewness")).isCloseTo(0.631, within(3 * TOLERANCE));
    assertThat(measured.of("correlation after one sample")).isCloseTo(0, within(TOLERANCE));
    assertThat(measured.of("correlation of the envelope")).isCloseTo(0, within(TOLERANCE));
  }

  /** A tone is one line: wholly correlated, without variation. */
  @Test
  void tone() {
    float[] iq = new float[2 * LENGTH];
    for (int n = 0; n < LENGTH; n++) {
      iq[2 * n] = (float) Math.cos(2 * Math.PI * 0.05 * n);
      iq[2 * n + 1] = (float) Math.sin(2 * Math.PI * 0.05 * n);
    }
    Measured measured = new Measured(ESTIMATOR.withCarrier(), IqSignal.of(iq, RATE_HZ));
    assertThat(measured.of("middle of the spectrum")).isCloseTo(0.05 * RATE_HZ, within(1.0));
    assertThat(measured.of("correlation after two samples")).isCloseTo(1, within(1e-3));
    assertThat(measured.of("envelope variation")).isCloseTo(0, within(1e-3));
    assertThat(measured.of("crest factor")).isCloseTo(0, within(1e-3));
    assertThat(measured.of("asymmetry of the spectrum")).isCloseTo(0, within(1e-3));
  }

  @Test
  void theCarrierSmearsTheImageOnly() {
    Measured still = new Measured(ESTIMATOR, noise(0.3, 0, 0));
    Measured turning = new Measured(ESTIMATOR, noise(0.3, 0, 0.01));
    assertThat(turning.of("image")).isLessThan(TOLERANCE);
    assertThat(turning.of("kurtosis")).isCloseTo(still.of("kurtosis"), within(1e-4));
    assertThat(turning.of("envelope skewness"))
        .isCloseTo(still.of("envelope skewness"), within(1e-4));
  }

  @Test
  void refusesWindowsThatSayNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlindImpairments.of(RATE_HZ, 63))
        .withMessageContaining("64 samples");
  }
}
