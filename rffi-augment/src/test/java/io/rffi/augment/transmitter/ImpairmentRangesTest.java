package io.rffi.augment.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.augment.transmitter.PhaseNoiseMask.Point;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImpairmentRangesTest {
  static Stream<ThrowingCallable> impossible() {
    double nan = Double.NaN;
    PowerRamp.Shape shape = PowerRamp.Shape.LINEAR;
    return Stream.of(
        () -> new Crystal(nan, 0),
        () -> new Crystal(0, -1),
        () -> new TurnOnDrift(nan, 1),
        () -> new TurnOnDrift(1, 0),
        () -> new IqImbalance(nan, 0),
        () -> new IqImbalance(0, Double.POSITIVE_INFINITY),
        () -> new LoLeakage(Double.POSITIVE_INFINITY, 0),
        () -> new LoLeakage(-30, nan),
        () -> new PowerAmplifier(-1, 0),
        () -> new ChirpPll(0, 0.5),
        () -> new ChirpPll(1e5, 0),
        () -> new ChirpPll(1e5, 1),
        () -> new LorentzianPhaseNoise(-90, -90),
        () -> new LorentzianPhaseNoise(-90, -110),
        () -> new LorentzianPhaseNoise(nan, -100),
        () -> new PowerRamp(-1, shape),
        () -> new PowerRamp(nan, shape),
        () -> new TransmitFilter(-1, 0, 0),
        () -> new TransmitFilter(0, nan, 0),
        () -> new PhaseNoiseMask(List.of()),
        () -> new PhaseNoiseMask(List.of(new Point(10, -90), new Point(10, -95))),
        () -> new Point(0, -90),
        () -> new Point(10, nan),
        () -> LorentzianPhaseNoise.NONE.dbcPerHz(0),
        () -> new ChirpSteps(-1),
        () -> new ChirpSteps(1e-9),
        () -> new SynthesiserSpur(nan, 1),
        () -> new SynthesiserSpur(0, 1),
        () -> new SynthesiserSpur(-50, 0),
        () -> new MemoryPolynomial(0, MemoryPolynomial.LINEAR.terms()),
        () -> new MemoryPolynomial(1, List.of()),
        () -> new MemoryPolynomial.Term(2, 0, 1, 0),
        () -> new MemoryPolynomial.Term(1, -1, 1, 0),
        () -> new MemoryPolynomial.Term(1, 0, nan, 0),
        () -> new TemperatureCurve(nan, 0, 25),
        () -> TemperatureCurve.FLAT.ppm(nan),
        () -> TemperatureCurve.FLAT.compensated(1.1),
        () -> new CrystalEnvironment(TemperatureCurve.FLAT, 0, 0),
        () -> CrystalEnvironment.NONE.ppm(25, -1),
        () -> Transmitter.ideal(0));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void refuses(ThrowingCallable construction) {
    assertThatThrownBy(construction).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noImpairmentIsNone() {
    assertThat(IqImbalance.NONE.imageRejectionDb()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(PowerRamp.STEP.amplitude(0)).isEqualTo(1);
    assertThat(PowerRamp.STEP.amplitude(-1e-9)).isZero();
  }
}
