package io.rffi.augment.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.dsp.lora.LoraParameters;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Mixer, loop, amplifier, ramp and filter, measured back. */
@Tag("golden")
class ModulatorTest {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final Transmitter IDEAL = Transmitter.ideal(868.1e6);

  private static IqSignal send(Transmitter unit, double rate) {
    return unit.preamble(LORA, 2, rate, new SplittableRandom(4));
  }

  /** The ideal transmitter's packet of the same start phase. */
  private static IqSignal reference(double rate) {
    return send(IDEAL, rate);
  }

  /** With the start phase taken away: baseband. */
  private static IqSignal baseband(IqSignal sent, double rate) {
    IqSignal reference = reference(rate);
    return Measure.divide(sent, reference.i(0), reference.q(0));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 2", "-0.3, 1", "0.1, -3"})
  void imageIsWhereTheImbalancePutsIt(double gainDb, double degrees) {
    IqImbalance imbalance = new IqImbalance(gainDb, degrees);
    IqSignal sent = baseband(send(IDEAL.with(imbalance), 1e6), 1e6);
    IqSignal chirp = baseband(reference(1e6), 1e6);
    double[] fit = Measure.fit(sent, chirp, Measure.conjugate(chirp));
    double rejection = 20 * Math.log10(Math.hypot(fit[0], fit[1]) / Math.hypot(fit[2], fit[3]));
    assertThat(rejection).isCloseTo(imbalance.imageRejectionDb(), within(0.1));
    double gain = Math.pow(10, gainDb / 20);
    double radians = Math.toRadians(degrees);
    assertThat(fit[2]).isCloseTo((1 - gain * Math.cos(radians)) / 2, within(1e-4));
    assertThat(fit[3]).isCloseTo(gain * Math.sin(radians) / 2, within(1e-4));
  }

  @Test
  void leakageHasTheStatedLevelAndPhase() {
    IqSignal sent = baseband(send(IDEAL.with(new LoLeakage(-35, 60)), 1e6), 1e6);
    IqSignal chirp = baseband(reference(1e6), 1e6);
    double[] fit = Measure.fit(sent, chirp, Measure.constantLike(chirp));
    assertThat(20 * Math.log10(Math.hypot(fit[2], fit[3]))).isCloseTo(-35, within(0.1));
    assertThat(Math.toDegrees(Math.atan2(fit[3], fit[2]))).isCloseTo(60, within(1.0));
  }

  /** scipy's impulse response of the loop, scaled to the step at the wrap. */
  @Test
  void loopSettlesLikeScipys() {
    double rate = 4e6;
    double[][] golden = Measure.golden("pll_phase_error.csv");
    IqSignal sent = send(IDEAL.with(new ChirpPll(120e3, 0.6)), rate);
    double[] phase = Measure.phaseAgainst(sent, reference(rate));
    int wrap = 4096;
    for (int n = 0; n < golden.length; n++) {
      // The wrap is downwards, the loop lags above.
      assertThat(phase[wrap + n]).isCloseTo(golden[n][0], within(1e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({"80e3, 0.5", "150e3, 0.7"})
  void frequencyOvershootsAsStated(double naturalHz, double damping) {
    double rate = 16e6;
    ChirpPll pll = new ChirpPll(naturalHz, damping);
    double[] phase = Measure.phaseAgainst(send(IDEAL.with(pll), rate), reference(rate));
    double lowest = 0;
    for (int n = 16384; n < 16384 + 800; n++) {
      lowest = Math.min(lowest, (phase[n + 1] - phase[n]) * rate / (2 * Math.PI));
    }
    assertThat(-lowest / 125e3).isCloseTo(pll.overshoot(), Percentage.withPercentage(5));
  }

  @Test
  void amplifierCompressesAndTurnsLikeSaleh() {
    double rate = 1e6;
    Transmitter slow =
        IDEAL.with(new PowerRamp(800, PowerRamp.Shape.LINEAR)); // 0 to 1 within 1000 µs
    IqSignal driven = send(slow.with(new PowerAmplifier(1.5, 8)), rate);
    double[] phase = Measure.phaseAgainst(driven, reference(rate));
    double[] in = Measure.magnitude(send(slow, rate));
    double[] out = Measure.magnitude(driven);
    double smallSignalGain = out[10] / in[10];
    assertThat(20 * Math.log10(smallSignalGain)).isCloseTo(1.5, within(0.05));
    assertThat(out[1500]).isCloseTo(1, within(1e-5));
    assertThat(Math.toDegrees(phase[1500] - phase[10])).isCloseTo(8, within(0.1));
    // Saleh's own form: A(r) = α·r/(1 + β·r²) and Φ(r) = α′·r²/(1 + β·r²).
    double alpha = Math.pow(10, 1.5 / 20);
    double beta = alpha - 1;
    assertThat(out[500] / in[500]).isCloseTo(alpha / (1 + beta * in[500] * in[500]), within(1e-4));
    assertThat(Math.toDegrees(phase[500] - phase[10]))
        .isCloseTo(8 * alpha * 0.25 / (1 + beta * 0.25), within(0.1));
  }

  @ParameterizedTest
  @EnumSource(PowerRamp.Shape.class)
  void rampRisesInTheStatedTime(PowerRamp.Shape shape) {
    double rate = 8e6;
    double[] magnitude = Measure.magnitude(send(IDEAL.with(new PowerRamp(40, shape)), rate));
    int tenth = 0;
    while (magnitude[tenth] < 0.1) {
      tenth++;
    }
    int nineTenths = tenth;
    while (magnitude[nineTenths] < 0.9) {
      nineTenths++;
    }
    assertThat((nineTenths - tenth) / 8.0).isCloseTo(40, within(0.3));
    assertThat(magnitude[8 * 400]).isCloseTo(1, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"1e6", "2.4e6"})
  void filterRipplesAsStatedAtAnyRate(double rate) {
    // 1/τ is 83 kHz: the chirp sweeps over one and a half ripples.
    double[] magnitude =
        Measure.magnitude(send(IDEAL.with(new TransmitFilter(0.6, 12.3, 70)), rate));
    int symbol = (int) (rate * LORA.symbolSeconds());
    double least = 2;
    double most = 0;
    for (int n = symbol + symbol / 10; n < 2 * symbol - symbol / 10; n++) {
      least = Math.min(least, magnitude[n]);
      most = Math.max(most, magnitude[n]);
    }
    assertThat(20 * Math.log10(most / least)).isCloseTo(0.6, within(0.03));
  }
}
