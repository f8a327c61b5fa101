package io.rffi.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import io.rffi.train.engine.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairRuleTest {
  @Test
  void whatTheLossHasLearntIsASimilarity() {
    Tensor weights = Tensor.of(new long[] {3, 1}, -1, 0.5f, 2);
    Tensor bias = Tensor.of(new long[] {1}, 0.25f);

    assertThat(PairRule.BY_SIMILARITY.metric(List.of(weights, bias)))
        .isEqualTo(LearnedSimilarity.of(0.25f, -1, 0.5f, 2));
    assertThat(PairRule.BY_HALF_MARGIN.metric(List.of())).isEqualTo(Metric.EUCLIDEAN);
    assertThat(PairRule.BY_HALF_MARGIN.sameBelow()).hasValue(0.5);
  }
}
