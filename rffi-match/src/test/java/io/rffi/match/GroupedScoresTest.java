package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupedScoresTest {
  private static final GroupedScores SCORES =
      GroupedScores.of(new double[] {5, -1, 3, 9, 3, -2}, new int[] {0, 1, 0, 1, 0, 0}, 2);

  @Test
  void ranksEachGroupApart() {
    assertThat(SCORES.largest(0, 1)).isEqualTo(5);
    assertThat(SCORES.largest(0, 2)).isEqualTo(3);
    assertThat(SCORES.largest(0, 4)).isEqualTo(-2);
    assertThat(SCORES.largest(1, 1)).isEqualTo(9);
    assertThat(SCORES.largest(1, 2)).isEqualTo(-1);
  }

  /** One more, drawn alike, may be as good. */
  @Test
  void noShareIsZero() {
    assertThat(SCORES.shareAsLarge(0, 6)).isEqualTo(1.0 / 5);
    assertThat(SCORES.shareAsLarge(0, 5)).isEqualTo(2.0 / 5);
    assertThat(SCORES.shareAsLarge(0, 3)).isEqualTo(4.0 / 5);
    assertThat(SCORES.shareAsLarge(0, Double.NEGATIVE_INFINITY)).isEqualTo(1);
    assertThat(SCORES.shareAsLarge(1, 6)).isEqualTo(2.0 / 3);
    assertThat(SCORES.shareAsLarge(1, Double.POSITIVE_INFINITY)).isEqualTo(1.0 / 3);
  }
}
