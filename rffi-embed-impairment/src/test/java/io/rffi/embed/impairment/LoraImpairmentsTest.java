package io.rffi.embed.impairment;

import static io.rffi.embed.impairment.Measured.LORA;
import static io.rffi.embed.impairment.Measured.LORA_ESTIMATOR;
import static io.rffi.embed.impairment.Measured.RATE_HZ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.augment.channel.AwgnChannel;
import io.rffi.augment.transmitter.ChirpPll;
import io.rffi.augment.transmitter.Crystal;
import io.rffi.augment.transmitter.Impairment;
import io.rffi.augment.transmitter.IqImbalance;
import io.rffi.augment.transmitter.LoLeakage;
import io.rffi.augment.transmitter.PhaseNoise;
import io.rffi.augment.transmitter.PowerRamp;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.transmitter.TurnOnDrift;
import io.rffi.dsp.lora.LoraParameters;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Impairments of simulated transmitters, measured back. */
class LoraImpairmentsTest {
  private static Transmitter with(Impairment... impairments) {
    Transmitter transmitter = Transmitter.ideal(868.1e6);
    for (Impairment impairment : impairments) {
      transmitter = transmitter.with(impairment);
    }
    return transmitter;
  }

  private static IqSignal preamble(Transmitter transmitter) {
    return transmitter.preamble(LORA, 8, RATE_HZ, new SplittableRandom(4));
  }

  private static Measured measured(Impairment... impairments) {
    return new Measured(LORA_ESTIMATOR, preamble(with(impairments)));
  }

  @Test
  void anIdealTransmitterHasNone() {
    double[] values = LORA_ESTIMATOR.estimate(preamble(with()));
    for (int n = 0; n < values.length; n++) {
      assertThat(values[n])
          .as(LORA_ESTIMATOR.quantities().get(n).name())
          .isCloseTo(0, within(0.01));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.3, 2", "-0.5, 1", "0, -4", "1, 0"})
  void mixer(double gainDb, double degrees) {
    Measured measured =
        measured(new IqImbalance(gainDb, degrees), new LoLeakage(-36, 70), new Crystal(0.05, 0));
    assertThat(measured.of("gain imbalance")).isCloseTo(gainDb, within(0.02));
    assertThat(measured.of("phase imbalance")).isCloseTo(degrees, within(0.1));
    double level =
        Math.hypot(measured.of("leakage, in phase"), measured.of("leakage, in quadrature"));
    assertThat(level).isCloseTo(15.8, within(1.5));
  }

  @Test
  void leakageHasItsPhase() {
    Measured measured = measured(new LoLeakage(-40, 30));
    assertThat(measured.of("leakage, in phase")).isCloseTo(8.66, within(0.2));
    assertThat(measured.of("leakage, in quadrature")).isCloseTo(5, within(0.2));
  }

  /** ∫λ = Δω/ω² and ∫λ·t = 2ζ·Δω/ω³, within what sampling at 1 MHz leaves of them. */
  @ParameterizedTest
  @CsvSource({"45e3, 0.8", "35e3, 0.7", "60e3, 0.75"})
  void loop(double hertz, double damping) {
    Measured measured = measured(new ChirpPll(hertz, damping));
    double omega = 2 * Math.PI * hertz * 1e-6; // rad/µs
    double step = 2 * Math.PI * LORA.bandwidthHz() * 1e-6;
    double area = step / (omega * omega);
    assertThat(measured.of("loop lag")).isCloseTo(area, within(0.05 * area));
    double moment = 2 * damping * area / omega;
    assertThat(measured.of("moment of the loop lag")).isCloseTo(moment, within(0.1 * moment));
    double ringing = Math.sqrt(1 - damping * damping);
    double angle = Math.acos(damping);
    double peak = step / omega * Math.exp(-damping / ringing * angle);
    assertThat(measured.of("peak of the loop lag")).isCloseTo(peak, within(0.1 * peak));
  }

  /** 20 Hz that go within 2 ms: of the phase, the Legendre terms of 2π·20·τ·(1 − e^{−t/τ}). */
  @Test
  void drift() {
    Measured measured = measured(new TurnOnDrift(20, 2));
    double[] expected = new double[4];
    int points = 100_000;
    for (int n = 0; n < points; n++) {
      double place = (2 * n + 1.0) / points - 1;
      double milliseconds = 8.192 * (place + 1) / 2;
      double phase = 2 * Math.PI * 20 * 2e-3 * -Math.expm1(-milliseconds / 2);
      for (int degree = 0; degree < 4; degree++) {
        expected[degree] += (2 * degree + 1.0) / points * phase * Legendre.at(degree, place);
      }
    }
    assertThat(measured.of("phase drift")).isCloseTo(expected[2], within(0.1 * -expected[2]));
    assertThat(measured.of("change of drift")).isCloseTo(expected[3], within(0.15 * expected[3]));
  }

  @Test
  void turnOn() {
    // A linear ramp from 10 to 90 % in 40 µs lasts 50 µs: half of them are missing.
    assertThat(measured(new PowerRamp(40, PowerRamp.Shape.LINEAR)).of("turn-on time"))
        .isCloseTo(25, within(0.5));
    assertThat(measured(new PowerRamp(80, PowerRamp.Shape.RAISED_COSINE)).of("turn-on time"))
        .isGreaterThan(40);
  }

  /** Faster noise is seen at every scale, and 6 dB more of it are four times as much. */
  @Test
  void phaseNoise() {
    Measured less = measured(PhaseNoise.of(-92, -102));
    Measured more = measured(PhaseNoise.of(-86, -96));
    for (String name : new String[] {"phase noise, fast", "phase noise, medium"}) {
      assertThat(more.of(name) / less.of(name)).isCloseTo(4, within(0.4));
    }
  }

  /** At 20 dB over 1 MHz, 1e4 · 1e-6 rad², additive noise leaves less than 3 % of that. */
  @Test
  void additiveNoiseIsNoPhaseNoise() {
    IqSignal noisy = AwgnChannel.fullRate(20).apply(preamble(with()), new SplittableRandom(9));
    Measured measured = new Measured(LORA_ESTIMATOR, noisy);
    assertThat(measured.of("phase noise, fast")).isCloseTo(0, within(300.0));
    assertThat(measured.of("gain imbalance")).isCloseTo(0, within(0.1));
  }

  @ParameterizedTest
  @CsvSource({"-0.4", "0.02", "0.3"})
  void carrierWhereItWasLeftIn(double ppm) {
    Transmitter transmitter = with(new Crystal(ppm, 0), new IqImbalance(0.3, 2));
    Measured measured = new Measured(LORA_ESTIMATOR.withCarrier(), preamble(transmitter));
    assertThat(measured.of("carrier offset")).isCloseTo(transmitter.carrierOffsetHz(), within(0.2));
    assertThat(measured.of("gain imbalance")).isCloseTo(0.3, within(0.05));
    assertThat(measured.of("phase imbalance")).isCloseTo(2, within(0.2));
  }

  @Test
  void otherModulationsAndRates() {
    LoraParameters slow = new LoraParameters(9, 250_000);
    ImpairmentEstimator estimator = LoraImpairments.of(slow, 500_000, 10);
    IqSignal preamble =
        with(new IqImbalance(-0.4, 3)).preamble(slow, 10, 500_000, new SplittableRandom(1));
    assertThat(preamble.length()).isEqualTo(estimator.samples());
    Measured measured = new Measured(estimator, preamble);
    assertThat(measured.of("gain imbalance")).isCloseTo(-0.4, within(0.02));
    assertThat(measured.of("phase imbalance")).isCloseTo(3, within(0.1));
  }

  @Test
  void refusesWhatCannotBeCutIntoSymbols() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoraImpairments.of(LORA, 999_999, 8))
        .withMessageContaining("whole number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoraImpairments.of(LORA, RATE_HZ, 4))
        .withMessageContaining("5 symbols");
  }
}
