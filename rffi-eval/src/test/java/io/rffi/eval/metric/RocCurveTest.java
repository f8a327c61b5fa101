package io.rffi.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves against numpy, and what must hold of any. */
@Tag("golden")
@net.jqwik.api.Tag("property")
class RocCurveTest {
  @ParameterizedTest
  @ValueSource(strings = {"overlapping", "apart", "wrong", "tied", "constant", "single"})
  void isWhatNumpyCounts(String name) {
    RocCurve curve = RocCurve.of(Golden.numbers("genuine", name), Golden.numbers("impostor", name));

    assertThat(curve.area()).isCloseTo(Golden.numbers("area", name)[0], within(1e-12));
    assertThat(curve.equalErrorRate()).isCloseTo(Golden.numbers("eer", name)[0], within(1e-12));
    List<String[]> wanted = Golden.lines("point", name);
    assertThat(curve.points()).hasSize(wanted.size());
    for (int n = 0; n < wanted.size(); n++) {
      RocCurve.Point point = curve.points().get(n);
      assertThat(point.threshold()).isEqualTo(Golden.number(wanted.get(n)[0]));
      assertThat(point.falseAcceptRate()).isCloseTo(Golden.number(wanted.get(n)[1]), within(1e-12));
      assertThat(point.falseRejectRate()).isCloseTo(Golden.number(wanted.get(n)[2]), within(1e-12));
    }
  }

  @Test
  void acceptsAScoreThatEqualsTheThreshold() {
    RocCurve curve = RocCurve.of(new double[] {1, 2}, new double[] {2, 3, 4, 5});

    assertThat(curve.at(2)).isEqualTo(new RocCurve.Point(2, 0.25, 0));
    assertThat(curve.at(1.5)).isEqualTo(new RocCurve.Point(1.5, 0, 0.5));
    assertThat(curve.at(0)).isEqualTo(new RocCurve.Point(0, 0, 1));
    assertThat(curve.within(0.2)).isEqualTo(new RocCurve.Point(1, 0, 0.5));
    assertThat(curve.within(0.25)).isEqualTo(new RocCurve.Point(2, 0.25, 0));
    assertThat(curve.within(1).falseAcceptRate()).isEqualTo(1);
  }

  @Test
  void refusesWhatHasNoCurve() {
    double[] one = {1};
    assertThatThrownBy(() -> RocCurve.of(new double[0], one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RocCurve.of(one, new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> RocCurve.of(one, one).at(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RocCurve.of(one, one).within(1.5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Few distinct values, so that there are ties. */
  @Provide
  Arbitrary<double[]> scores() {
    return Arbitraries.integers()
        .between(0, 12)
        .map(n -> n / 4.0)
        .array(Double[].class)
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(values -> Arrays.stream(values).mapToDouble(Double::doubleValue).toArray());
  }

  @Property(tries = 300)
  void climbsFromNoneToAll(
      @ForAll("scores") double[] genuine, @ForAll("scores") double[] impostor) {
    List<RocCurve.Point> points = RocCurve.of(genuine, impostor).points();

    for (int n = 1; n < points.size(); n++) {
      assertThat(points.get(n).threshold()).isGreaterThan(points.get(n - 1).threshold());
      assertThat(points.get(n).falseAcceptRate())
          .isGreaterThanOrEqualTo(points.get(n - 1).falseAcceptRate());
      assertThat(points.get(n).trueAcceptRate())
          .isGreaterThanOrEqualTo(points.get(n - 1).trueAcceptRate());
    }
    assertThat(points.get(points.size() - 1).falseAcceptRate()).isEqualTo(1);
    assertThat(points.get(points.size() - 1).falseRejectRate()).isEqualTo(0);
  }

  @Property(tries = 300)
  void areaIsTheTrapezesOfThePoints(
      @ForAll("scores") double[] genuine, @ForAll("scores") double[] impostor) {
    RocCurve curve = RocCurve.of(genuine, impostor);
    double sum = 0;
    for (int n = 1; n < curve.points().size(); n++) {
      RocCurve.Point before = curve.points().get(n - 1);
      RocCurve.Point point = curve.points().get(n);
      sum +=
          (point.falseAcceptRate() - before.falseAcceptRate())
              * (point.trueAcceptRate() + before.trueAcceptRate())
              / 2;
    }
    assertThat(curve.area()).isCloseTo(sum, within(1e-12));
  }

  @Property(tries = 300)
  void onlyTheOrderOfScoresMatters(
      @ForAll("scores") double[] genuine, @ForAll("scores") double[] impostor) {
    RocCurve curve = RocCurve.of(genuine, impostor);
    RocCurve mapped =
        RocCurve.of(
            Arrays.stream(genuine).map(x -> Math.exp(3 * x) - 7).toArray(),
            Arrays.stream(impostor).map(x -> Math.exp(3 * x) - 7).toArray());

    assertThat(mapped.area()).isEqualTo(curve.area());
    assertThat(mapped.equalErrorRate()).isEqualTo(curve.equalErrorRate());
  }

  @Property(tries = 300)
  void swappingTheSidesSwapsTheErrors(
      @ForAll("scores") double[] genuine, @ForAll("scores") double[] impostor) {
    RocCurve curve = RocCurve.of(genuine, impostor);
    double[] negatedGenuine = Arrays.stream(genuine).map(x -> -x).toArray();
    double[] negatedImpostor = Arrays.stream(impostor).map(x -> -x).toArray();

    RocCurve reversed = RocCurve.of(negatedImpostor, negatedGenuine);
    assertThat(reversed.area()).isCloseTo(curve.area(), within(1e-12));
    assertThat(reversed.equalErrorRate()).isCloseTo(curve.equalErrorRate(), within(1e-12));
    assertThat(RocCurve.of(impostor, genuine).area()).isCloseTo(1 - curve.area(), within(1e-12));
  }

  @Property(tries = 300)
  void equalErrorRateLiesBetweenTheErrorsOfSomeCorners(
      @ForAll("scores") double[] genuine, @ForAll("scores") double[] impostor) {
    RocCurve curve = RocCurve.of(genuine, impostor);
    double rate = curve.equalErrorRate();

    assertThat(rate).isBetween(0.0, 1.0);
    for (RocCurve.Point point : curve.points()) {
      // No corner is better in both errors at once.
      assertThat(Math.max(point.falseAcceptRate(), point.falseRejectRate()))
          .isGreaterThanOrEqualTo(rate - 1e-12);
    }
  }
}
