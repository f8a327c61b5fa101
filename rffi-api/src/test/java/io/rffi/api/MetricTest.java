package io.rffi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;

@Tag("property")
class MetricTest {
  /** Any length, so that no lane of a sum is left out. */
  record Case(Fingerprint a, Fingerprint b) {
    static Case of(Metric metric, float[] a, float[] b) {
      EmbeddingSpace space = new EmbeddingSpace("abc", "none", a.length, metric);
      return new Case(Fingerprint.of(space, a), Fingerprint.of(space, b));
    }

    Metric metric() {
      return a.space().metric();
    }
  }

  private static Arbitrary<float[]> values(int length) {
    return Arbitraries.floats().between(-100, 100).array(float[].class).ofSize(length);
  }

  private static Arbitrary<Metric> metrics(int dimension) {
    return Arbitraries.oneOf(
        Arbitraries.of(Metric.EUCLIDEAN, Metric.COSINE),
        values(dimension).map(weights -> LearnedSimilarity.of(weights[0], weights)));
  }

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.integers()
        .between(1, 13)
        .flatMap(
            length ->
                Combinators.combine(metrics(length), values(length), values(length)).as(Case::of));
  }

  @Provide
  Arbitrary<Metric> anyMetric() {
    return metrics(3);
  }

  @Property
  void isTheFormula(@ForAll("cases") Case given) {
    double expected = formula(given);
    assertThat(given.a().distanceTo(given.b()))
        .isNotNegative()
        .isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
  }

  private static double formula(Case given) {
    double squares = 0;
    double dot = 0;
    double ofA = 0;
    double ofB = 0;
    for (int n = 0; n < given.a().dimension(); n++) {
      double a = given.a().at(n);
      double b = given.b().at(n);
      squares += Math.pow(a - b, 2);
      dot += a * b;
      ofA += a * a;
      ofB += b * b;
    }
    if (given.metric().equals(Metric.EUCLIDEAN)) {
      return Math.sqrt(squares);
    }
    if (given.metric().equals(Metric.COSINE)) {
      return ofA * ofB == 0 ? 1 : 1 - dot / Math.sqrt(ofA * ofB);
    }
    LearnedSimilarity learned = (LearnedSimilarity) given.metric();
    double logit = learned.bias();
    for (int n = 0; n < given.a().dimension(); n++) {
      logit += learned.weights()[n] * Math.abs((double) given.a().at(n) - given.b().at(n));
    }
    return logit < -30 ? -logit : Math.log1p(Math.exp(-logit));
  }

  @Property
  void doesNotDependOnTheOrder(@ForAll("cases") Case given) {
    assertThat(given.b().distanceTo(given.a())).isEqualTo(given.a().distanceTo(given.b()));
  }

  @Property
  void stretchingNeverBringsNearer(
      @ForAll("anyMetric") Metric metric,
      @ForAll @DoubleRange(min = 0, max = 1e6) double distance,
      @ForAll @DoubleRange(min = 1, max = 2) double factor) {
    assertThat(metric.stretched(distance, factor)).isGreaterThanOrEqualTo(distance);
    assertThat(metric.stretched(distance, 1)).isEqualTo(distance);
  }

  @Property
  void comesBackFromItsText(@ForAll("anyMetric") Metric metric) {
    assertThat(Metric.parse(metric.text())).isEqualTo(metric);
  }

  @Example
  void refusesOtherTexts() {
    for (String text :
        new String[] {
          "",
          "euclidean",
          "COSINE ",
          "WEIGHTED_L1",
          "WEIGHTED_L1 1",
          "WEIGHTED_L1 1 NaN",
          "WEIGHTED_L1 1 x",
          "WEIGHTED_L1  1 2"
        }) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> Metric.parse(text));
    }
  }

  @Example
  void similarityAndDistanceAgree() {
    LearnedSimilarity similarity = LearnedSimilarity.of(3, -1, -0.8f, 0.1f);
    EmbeddingSpace space = new EmbeddingSpace("abc", "none", 3, similarity);
    for (int n = 0; n < 200; n++) {
      Fingerprint a = Fingerprint.of(space, 0.01f * n, 9 - 0.05f * n, 0.3f);
      Fingerprint b = Fingerprint.of(space, 0.4f, 0.02f * n, 0.001f * n);
      double same = similarity.of(a, b);
      assertThat(a.distanceTo(b)).isCloseTo(-Math.log(same), within(1e-12));
      assertThat(similarity.of(b, a)).isEqualTo(same);
      assertThat(same > 0.5).isEqualTo(a.distanceTo(b) < LearnedSimilarity.EVEN_ODDS);
    }
  }

  @Example
  void aSimilarityRefusesWhatIsNotFiniteAndAnotherDimension() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearnedSimilarity.of(Float.NaN, 1))
        .withMessageContaining("bias");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearnedSimilarity.of(0, 1, Float.POSITIVE_INFINITY))
        .withMessageContaining("weight 1");
    assertThatIllegalArgumentException().isThrownBy(() -> LearnedSimilarity.of(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmbeddingSpace("abc", "none", 3, LearnedSimilarity.of(0, -1, -1)))
        .withMessageContaining("2 weights")
        .withMessageContaining("3 values");
  }
}
