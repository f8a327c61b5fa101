package io.rffi.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Confusions, ranks, pairs. */
@Tag("golden")
class CountsTest {
  private static final DeviceBootstrap BOOTSTRAP = DeviceBootstrap.standard();

  @Test
  void confusionsAreCountedByDevice() {
    ConfusionMatrix matrix =
        new ConfusionMatrix(
            List.of(
                new Decision("10", "10"),
                new Decision("10", "2"),
                new Decision("2", "2"),
                new Decision("2", "2"),
                new Decision("2", "b")));

    assertThat(matrix.devices()).containsExactly("2", "10", "b");
    assertThat(matrix.count("10", "2")).isEqualTo(1);
    assertThat(matrix.count("2", "2")).isEqualTo(2);
    assertThat(matrix.count("2", "10")).isZero();
    assertThat(matrix.packets("2")).isEqualTo(3);
    assertThat(matrix.packets("b")).isZero();
    Figure accuracy = matrix.accuracy(BOOTSTRAP);
    assertThat(accuracy.value()).isEqualTo(0.6);
    assertThat(accuracy.devices()).isEqualTo(2);
    assertThatThrownBy(() -> matrix.count("2", "c")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ranksAccumulate() {
    CumulativeMatch match =
        new CumulativeMatch(
            Stream.of(1, 3, 1, 2, 4).map(rank -> new MatchRank("d" + rank, rank)).toList(), 5);

    assertThat(match.share(1)).isEqualTo(0.4);
    assertThat(match.share(2)).isEqualTo(0.6);
    assertThat(match.share(4)).isEqualTo(1);
    assertThat(match.share(5)).isEqualTo(1);
    assertThat(match.share(1, BOOTSTRAP).value()).isEqualTo(0.4);
    assertThat(match.share(1, BOOTSTRAP).devices()).isEqualTo(4);
    assertThatThrownBy(() -> match.share(6)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CumulativeMatch(List.of(new MatchRank("a", 3)), 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"margin1", "margin0.8"})
  void pairsAreJudgedByHalfTheMargin(String name) {
    List<Pair> pairs = new ArrayList<>();
    for (String[] line : Golden.lines("pair", name)) {
      pairs.add(new Pair(line[0], line[1], Golden.number(line[2])));
    }
    double[] wanted = Golden.numbers("pairs", name);

    Figure figure = PairAccuracy.halfMargin(pairs, wanted[0], BOOTSTRAP);

    assertThat(figure.value()).isCloseTo(wanted[1], within(1e-12));
    assertThat(figure.count()).isEqualTo(60);
    assertThat(figure.devices()).isEqualTo(5);
    assertThat(figure.low()).isLessThan(figure.value());
    assertThat(figure.high()).isGreaterThan(figure.value());
  }

  @Test
  void aPairAtHalfTheMarginIsOfTwoDevices() {
    List<Pair> pairs = List.of(new Pair("a", "a", 0.5), new Pair("a", "b", 0.5));

    assertThat(PairAccuracy.halfMargin(pairs, 1, BOOTSTRAP).value()).isEqualTo(0.5);
    assertThat(PairAccuracy.below(pairs, 0.6, BOOTSTRAP).value()).isEqualTo(0.5);
    assertThatThrownBy(() -> PairAccuracy.halfMargin(List.of(), 1, BOOTSTRAP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PairAccuracy.halfMargin(pairs, 0, BOOTSTRAP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pair("a", "b", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void deviatesAreThoseOfScipy() {
    for (String[] line : Golden.lines("deviate", "probit")) {
      assertThat(NormalDeviate.of(Golden.number(line[0])))
          .isCloseTo(Golden.number(line[1]), within(1e-9));
      assertThat(NormalDeviate.inverse(Golden.number(line[1])))
          .isCloseTo(Golden.number(line[0]), within(1e-9));
    }
    assertThat(NormalDeviate.of(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThatThrownBy(() -> NormalDeviate.of(1.1)).isInstanceOf(IllegalArgumentException.class);
  }
}
