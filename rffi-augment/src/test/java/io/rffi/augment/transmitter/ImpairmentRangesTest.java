package io.rffi.augment.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        () -> new PhaseNoise(-90, -90),
        () -> new PhaseNoise(-90, -110),
        () -> new PhaseNoise(nan, -100),
        () -> new PowerRamp(-1, shape),
        () -> new PowerRamp(nan, shape),
        () -> new TransmitFilter(-1, 0, 0),
        () -> new TransmitFilter(0, nan, 0),
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
