package io.rffi.match.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeviceDistanceTest {
  private static final double FOR_ONE_OF_FOUR = Math.sqrt(1.375);

  @Test
  void isTheMeanOfTheNearestWhereThereAreEnough() {
    DeviceDistance measure = new DeviceDistance(3, Metric.EUCLIDEAN);
    assertThat(measure.of(new double[] {9, 1, 3, 2})).isEqualTo(2);
    assertThat(measure.of(new double[] {3, 1, 2})).isEqualTo(2);
  }

  @Test
  void isStretchedWhereThereAreFewer() {
    double[] one = {0.2};
    assertThat(new DeviceDistance(4, Metric.EUCLIDEAN).of(one))
        .isCloseTo(0.2 * FOR_ONE_OF_FOUR, within(1e-12));
    assertThat(new DeviceDistance(4, Metric.COSINE).of(one)).isCloseTo(0.2 * 1.375, within(1e-12));
    double before = Double.POSITIVE_INFINITY;
    for (int n = 1; n <= 15; n++) {
      double[] same = new double[n];
      Arrays.fill(same, 1);
      double stretched = new DeviceDistance(15, Metric.EUCLIDEAN).of(same);
      assertThat(stretched).isBetween(1.0, 1.22).isLessThan(before);
      before = stretched;
    }
    assertThat(before).isEqualTo(1);
  }

  @Test
  void aLearnedDistanceGrowsMore() {
    Metric learned = LearnedSimilarity.of(3, -2);
    assertThat(new DeviceDistance(4, learned).of(new double[] {0.2}))
        .isCloseTo(0.2 * Math.pow(1.375, 4), within(1e-12));
    assertThat(new DeviceDistance(1, learned).of(new double[] {0.2})).isEqualTo(0.2);
  }

  @Test
  void refusesNoNeighbour() {
    assertThatThrownBy(() -> new DeviceDistance(0, Metric.EUCLIDEAN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
