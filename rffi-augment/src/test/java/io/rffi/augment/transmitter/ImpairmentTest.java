package io.rffi.augment.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.augment.transmitter.MemoryPolynomial.Term;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** What holds for all impairments alike. */
@Tag("property")
class ImpairmentTest {
  private static final Transmitter IDEAL = Transmitter.ideal(868.1e6);

  private static final List<Impairment> ONE_OF_EACH =
      List.of(
          new ChirpPll(1e5, 0.5),
          new ChirpSteps(3),
          new Crystal(1, 0),
          new IqImbalance(1, 1),
          new LoLeakage(-30, 0),
          new MemoryPolynomial(2, List.of(new Term(1, 1, 1, 0))),
          new LorentzianPhaseNoise(-90, -100),
          new PowerAmplifier(1, 1),
          new PowerRamp(10, PowerRamp.Shape.LINEAR),
          new SynthesiserSpur(-50, 1e5),
          new TransmitFilter(1, 1, 1),
          new TurnOnDrift(10, 1));

  private static Stream<Object> parts(Transmitter unit) {
    return Stream.of(Transmitter.class.getRecordComponents()).map(part -> read(part, unit));
  }

  private static Object read(RecordComponent part, Transmitter unit) {
    try {
      return part.getAccessor().invoke(unit);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Test
  void eachPartCanBeExchangedAlone() {
    assertThat(ONE_OF_EACH).hasSize(Impairment.class.getPermittedSubclasses().length);
    for (Impairment part : ONE_OF_EACH) {
      Transmitter changed = IDEAL.with(part);
      List<Object> expected = parts(IDEAL).toList();
      List<Object> actual = parts(changed).toList();
      assertThat(actual).contains(part);
      assertThat(actual.stream().filter(each -> !expected.contains(each))).containsExactly(part);
    }
    assertThatThrownBy(() -> IDEAL.with(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void maskTakesThePlaceOfTheOtherPhaseNoise() {
    PhaseNoiseMask mask = PhaseNoiseMask.decades(-80, -90, -100, -120);
    assertThat(IDEAL.with(new LorentzianPhaseNoise(-90, -100)).with(mask).phaseNoise())
        .isEqualTo(mask);
    assertThat(mask.dbcPerHz(100e3)).isEqualTo(-100);
  }

  @Property(tries = 100)
  void maskStaysBetweenItsPoints(
      @ForAll @DoubleRange(min = -160, max = -40) double near,
      @ForAll @DoubleRange(min = -160, max = -40) double far,
      @ForAll @DoubleRange(min = 1e3, max = 1e4) double hertz) {
    PhaseNoiseMask mask =
        new PhaseNoiseMask(
            List.of(new PhaseNoiseMask.Point(1e3, near), new PhaseNoiseMask.Point(1e4, far)));
    assertThat(mask.dbcPerHz(hertz))
        .isBetween(Math.min(near, far) - 1e-9, Math.max(near, far) + 1e-9);
  }

  /** An amplifier doesn't know the carrier's phase. */
  @Property(tries = 50)
  void memoryPolynomialTurnsWithItsInput(
      @ForAll @DoubleRange(min = -3, max = 3) double angle,
      @ForAll @DoubleRange(min = -0.3, max = 0.3) double coefficient) {
    MemoryPolynomial amplifier =
        new MemoryPolynomial(
            0.7, List.of(new Term(1, 0, 1, 0), new Term(5, 1, coefficient, -coefficient)));
    double[] samples = {0.1, 0.4, -0.7, 0.2, 0.9, -0.1, 0.3, 0.3};
    double[] expected = turned(amplifier.apply(samples, 1e6), angle);
    double[] actual = amplifier.apply(turned(samples, angle), 1e6);
    for (int n = 0; n < actual.length; n++) {
      assertThat(actual[n]).isCloseTo(expected[n], within(1e-12));
    }
  }

  private static double[] turned(double[] samples, double angle) {
    double[] turned = Arrays.copyOf(samples, samples.length);
    for (int n = 0; n < samples.length; n += 2) {
      turned[n] = samples[n] * Math.cos(angle) - samples[n + 1] * Math.sin(angle);
      turned[n + 1] = samples[n] * Math.sin(angle) + samples[n + 1] * Math.cos(angle);
    }
    return turned;
  }
}
