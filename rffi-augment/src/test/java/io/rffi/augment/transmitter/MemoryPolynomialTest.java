package io.rffi.augment.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.transmitter.MemoryPolynomial.Term;
import io.rffi.augment.waveform.PacketWaveform;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("golden")
class MemoryPolynomialTest {
  private static final double RATE = 4e6;
  private static final Percentage FIVE_PERCENT = Percentage.withPercentage(5);

  /** Two samples of lag, as in the golden vector. */
  private static final double LAG = 0.5;

  private static final MemoryPolynomial AMPLIFIER =
      new MemoryPolynomial(
              LAG,
              List.of(
                  new Term(1, 0, 1.1, 0.1),
                  new Term(3, 0, -0.15, 0.12),
                  new Term(1, 1, 0.06, -0.04),
                  new Term(3, 1, -0.03, 0.02)))
          .normalised();

  /** Five tones of slowly changing sum: an envelope from almost 0 to 1.5. */
  private record Multitone(double seconds) implements PacketWaveform {
    private static final double[] HERTZ = {-171e3, -63e3, 11e3, 94e3, 153e3};

    @Override
    public void fill(double firstSeconds, double stepSeconds, double[] samples) {
      for (double hertz : HERTZ) {
        double[] tone = new double[samples.length];
        new Tone(hertz, seconds).fill(firstSeconds, stepSeconds, tone);
        for (int n = 0; n < tone.length; n++) {
          samples[n] += 0.3 * tone[n];
        }
      }
    }
  }

  private static IqSignal golden(int column) {
    double[][] rows = Measure.golden("memory_polynomial.csv");
    float[] values = new float[2 * rows.length];
    for (int n = 0; n < rows.length; n++) {
      values[2 * n] = (float) rows[n][column];
      values[2 * n + 1] = (float) rows[n][column + 1];
    }
    return IqSignal.of(values, RATE);
  }

  private static Stream<double[]> goldenTerms() {
    return Stream.of(Measure.golden("memory_polynomial_terms.csv"));
  }

  @Test
  void amplifiesLikeNumpy() {
    List<Term> terms =
        goldenTerms().map(row -> new Term((int) row[0], (int) row[1], row[2], row[3])).toList();
    double[] amplified = new MemoryPolynomial(LAG, terms).apply(Iq.toDoubles(golden(0)), RATE);
    double[] expected = Iq.toDoubles(golden(2));
    for (int n = 0; n < expected.length; n++) {
      assertThat(amplified[n]).isCloseTo(expected[n], within(1e-6));
    }
  }

  @Test
  void fitsLikeNumpysLeastSquares() {
    MemoryPolynomial fit = MemoryPolynomial.fit(golden(0), golden(4), 5, 3, LAG);
    List<double[]> expected = goldenTerms().toList();
    assertThat(fit.terms()).hasSize(expected.size());
    for (int n = 0; n < expected.size(); n++) {
      Term term = fit.terms().get(n);
      assertThat(term.order()).isEqualTo((int) expected.get(n)[0]);
      assertThat(term.lag()).isEqualTo((int) expected.get(n)[1]);
      assertThat(term.re()).isCloseTo(expected.get(n)[4], within(1e-5));
      assertThat(term.im()).isCloseTo(expected.get(n)[5], within(1e-5));
    }
  }

  /** From the antenna alone: the lag's coefficients, in parts of the first, are the amplifier's. */
  @ParameterizedTest
  @ValueSource(doubles = {4e6, 2.7e6})
  void memoryIsMeasurableAtAnyRate(double rate) {
    Transmitter ideal = Transmitter.ideal(868.1e6);
    Multitone tones = new Multitone(2e-3);
    IqSignal sent = ideal.with(AMPLIFIER).send(tones, rate, 0, new SplittableRandom(1));
    IqSignal input = ideal.send(tones, rate, 0, new SplittableRandom(1));
    int length = input.length() - 100;
    MemoryPolynomial fit =
        MemoryPolynomial.fit(input.slice(50, length), sent.slice(50, length), 3, 2, LAG);
    for (Term term : AMPLIFIER.terms()) {
      Term measured =
          fit.terms().stream()
              .filter(each -> each.order() == term.order() && each.lag() == term.lag())
              .findFirst()
              .orElseThrow();
      double distance = Math.hypot(measured.re() - term.re(), measured.im() - term.im());
      assertThat(distance).isLessThan(0.05 * Math.hypot(term.re(), term.im()));
    }
  }

  /** A ramp so slow that the memory has no time: AM/AM and AM/PM of Σ over the lags. */
  @Test
  void slowEnvelopesSeeTheStaticCurve() {
    Transmitter slow = Transmitter.ideal(868.1e6).with(new PowerRamp(1600, PowerRamp.Shape.LINEAR));
    Tone tone = new Tone(0, 2e-3);
    IqSignal in = slow.send(tone, 1e6, 0, new SplittableRandom(1));
    IqSignal out = slow.with(AMPLIFIER).send(tone, 1e6, 0, new SplittableRandom(1));
    double[] phase = Measure.phaseAgainst(out.slice(0, 1990), in.slice(0, 1990));
    for (int n : new int[] {200, 800, 1500, 1900}) {
      double r = Measure.magnitude(in)[n];
      double re = 0;
      double im = 0;
      for (Term term : AMPLIFIER.terms()) {
        re += term.re() * Math.pow(r, term.order());
        im += term.im() * Math.pow(r, term.order());
      }
      assertThat(Measure.magnitude(out)[n]).isCloseTo(Math.hypot(re, im), FIVE_PERCENT);
      assertThat(phase[n]).isCloseTo(Math.atan2(im, re), within(0.003));
    }
  }

  @Test
  void nominalAmplitudeComesOutAsOne() {
    double[] steady = new double[400];
    for (int n = 0; n < steady.length; n += 2) {
      steady[n] = 0.6;
      steady[n + 1] = 0.8;
    }
    double[] amplified = AMPLIFIER.apply(steady, RATE);
    assertThat(Math.hypot(amplified[200], amplified[201])).isCloseTo(1, within(1e-9));
  }

  @Test
  void refusesWhatDeterminesNothing() {
    IqSignal steady = Measure.constantLike(golden(0));
    assertThatThrownBy(() -> MemoryPolynomial.fit(steady, golden(2), 3, 1, LAG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hardly varies");
    IqSignal few = golden(0).slice(0, 3);
    assertThatThrownBy(() -> MemoryPolynomial.fit(few, few, 5, 3, LAG))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MemoryPolynomial.fit(few, golden(0), 1, 1, LAG))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MemoryPolynomial.fit(golden(0), golden(0), 2, 1, LAG))
        .isInstanceOf(IllegalArgumentException.class);
    MemoryPolynomial mute =
        new MemoryPolynomial(1, List.of(new Term(1, 0, 1, 0), new Term(3, 0, -1, 0)));
    assertThatThrownBy(mute::normalised).isInstanceOf(IllegalStateException.class);
  }
}
