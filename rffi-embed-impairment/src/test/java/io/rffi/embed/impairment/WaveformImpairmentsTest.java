package io.rffi.embed.impairment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.augment.transmitter.Crystal;
import io.rffi.augment.transmitter.IqImbalance;
import io.rffi.augment.transmitter.LoLeakage;
import io.rffi.augment.transmitter.PowerAmplifier;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.waveform.OfdmFrame;
import io.rffi.dsp.template.Templates80211;
import io.rffi.dsp.template.TemplatesBle;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Impairments measured back from the long training of 802.11 frames at 5 MHz. */
class WaveformImpairmentsTest {
  private static final double RATE_HZ = 5e6;
  private static final int LONG_TRAINING = 192;
  private static final WaveformImpairments ESTIMATOR =
      WaveformImpairments.of(Templates80211.longTraining(5));

  private static IqSignal training(Transmitter transmitter, double fraction) {
    SplittableRandom random = new SplittableRandom(3);
    OfdmFrame frame = OfdmFrame.random(OfdmFrame.Modulation.QPSK, 1, random);
    return transmitter.send(frame, RATE_HZ, fraction, random).slice(LONG_TRAINING, 128);
  }

  private static Transmitter transmitter() {
    return Transmitter.ideal(2.45e9);
  }

  /** The frame goes on where the template ends: an interpolated window's last samples differ. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.21, 0.49})
  void mixerAtAnyFractionOfASample(double fraction) {
    Transmitter transmitter =
        transmitter()
            .with(new IqImbalance(0.8, -3))
            .with(new LoLeakage(-34, 0))
            .with(new Crystal(0.05, 0));
    Measured measured = new Measured(ESTIMATOR.withCarrier(), training(transmitter, fraction));
    assertThat(measured.of("gain imbalance")).isCloseTo(0.8, within(0.05));
    assertThat(measured.of("phase imbalance")).isCloseTo(-3, within(0.4));
    assertThat(Math.hypot(measured.of("leakage, in phase"), measured.of("leakage, in quadrature")))
        .isCloseTo(20, within(3.0));
    assertThat(measured.of("carrier offset"))
        .isCloseTo(transmitter.carrierOffsetHz(), within(100.0)); // 0.04 ppm
  }

  /** Small signals are amplified more: the third power comes back with the other sign. */
  @Test
  void compression() {
    assertThat(new Measured(ESTIMATOR, training(transmitter(), 0)).of("compression"))
        .isCloseTo(0, within(5.0));
    double little = compression(new PowerAmplifier(0.5, 0)).of("compression");
    double much = compression(new PowerAmplifier(1, 0)).of("compression");
    assertThat(little).isBetween(-60.0, -20.0);
    assertThat(much / little).isCloseTo(2, within(0.4));
    assertThat(compression(new PowerAmplifier(0, 5)).of("AM/PM")).isBetween(40.0, 130.0);
  }

  private static Measured compression(PowerAmplifier amplifier) {
    return new Measured(ESTIMATOR, training(transmitter().with(amplifier), 0));
  }

  @Test
  void takesTheWaveformThatFits() {
    IqSignal ideal = Templates80211.preamble(5).ideal();
    WaveformImpairments both =
        WaveformImpairments.of(
            RATE_HZ,
            128,
            List.of(
                new WaveformImpairments.Known(ideal, 10),
                new WaveformImpairments.Known(ideal, LONG_TRAINING)));
    IqSignal window = training(transmitter().with(new IqImbalance(0.8, -3)), 0.3);
    assertThat(both.estimate(window)).containsExactly(ESTIMATOR.estimate(window), within(1e-3));
  }

  @Test
  void aConstantEnvelopeSaysNothingOfTheAmplifier() {
    assertThat(WaveformImpairments.of(TemplatesBle.advertising()).quantities())
        .extracting(Quantity::name)
        .contains("gain imbalance")
        .doesNotContain("compression", "AM/PM", "carrier offset");
    assertThat(ESTIMATOR.quantities()).extracting(Quantity::name).contains("compression", "AM/PM");
  }

  @Test
  void refusesWhatIsTooShortOrSilent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WaveformImpairments.of(RATE_HZ, 63, List.of()))
        .withMessageContaining("64 samples");
    IqSignal silent = IqSignal.of(new float[400], RATE_HZ);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                WaveformImpairments.of(
                    RATE_HZ, 128, List.of(new WaveformImpairments.Known(silent, 0))))
        .withMessageContaining("silent");
  }
}
