package io.rffi.match.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** That codes bound distances from both sides. */
@Tag("property")
class CodedPointsTest {
  @Provide
  Arbitrary<List<double[]>> pairs() {
    Arbitrary<Double> sizes = Arbitraries.of(0.0, 1e-45, 1e-30, 1e-3, 1.0, 7.0, 1e30, 3.4e38);
    Arbitrary<Double> values =
        Arbitraries.oneOf(
            Combinators.combine(sizes, Arbitraries.doubles().between(-1, 1)).as((a, b) -> a * b),
            Arbitraries.doubles().between(-1, 1),
            sizes);
    return Arbitraries.integers()
        .between(1, 30)
        .flatMap(dimension -> values.array(double[].class).ofSize(dimension).list().ofSize(2));
  }

  @Property(tries = 2000)
  void boundDistances(@ForAll("pairs") List<double[]> pair) {
    double[] point = pair.get(0);
    CodedProbe probe = new CodedProbe(pair.get(1));
    CodedPoints points = new CodedPoints(9, point.length);
    points.put(7, point, new double[point.length]);
    int[] products = new int[9];
    double[] squares = new double[9];
    points.squaredDistances(probe, products, squares);
    double coded = Math.sqrt(Math.max(0, squares[7]));
    double distance = distance(point, pair.get(1));
    double error = points.error(7) + probe.error;
    assertThat(distance).isBetween(coded - error, coded + error);
    assertThat(points.anyWithin(distance, probe, products, squares)).isTrue();
    assertThat(squares[7]).isNegative();
    points.putUnknown(7);
    points.anyWithin(0, probe, products, squares);
    assertThat(squares[7]).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static double distance(double[] a, double[] b) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int n = 0; n < a.length; n++) {
      BigDecimal difference = new BigDecimal(a[n]).subtract(new BigDecimal(b[n]));
      sum = sum.add(difference.multiply(difference));
    }
    return sum.sqrt(MathContext.DECIMAL128).doubleValue();
  }
}
