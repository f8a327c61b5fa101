package io.rffi.train;

import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import io.rffi.eval.heldout.Embedded;
import io.rffi.eval.heldout.LabelledPairs;
import io.rffi.eval.heldout.PairValidation;
import io.rffi.eval.metric.ValidationScore;
import io.rffi.train.data.LabelledExamples;
import io.rffi.train.descent.WeightedL1Logistic;
import io.rffi.train.engine.Tensor;
import io.rffi.train.engine.Trainer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How two windows' outputs are compared, and when they are called the same. */
enum PairRule {
  /** The weighted L1 similarity that the loss learns, at even odds. */
  BY_SIMILARITY(OptionalDouble.of(LearnedSimilarity.EVEN_ODDS)),
  /** The Euclidean distance, half of the contrastive loss's margin. */
  BY_HALF_MARGIN(OptionalDouble.of(IqRecipe.MARGIN / 2.0)),
  /** The Euclidean distance, without a limit of its own. */
  BY_DISTANCE(OptionalDouble.empty());

  private static final int VALIDATED = 1000;

  /** The same pairs in every training of these data. */
  private static final long PAIRS = 1;

  private final OptionalDouble sameBelow;

  PairRule(OptionalDouble sameBelow) {
    this.sameBelow = sameBelow;
  }

  OptionalDouble sameBelow() {
    return sameBelow;
  }

  /** By what the loss has learnt besides the network. */
  Metric metric(List<Tensor> lossParameters) {
    return this == BY_SIMILARITY ? similarity(lossParameters) : Metric.EUCLIDEAN;
  }

  /** Of {@link WeightedL1Logistic}: weights and bias. */
  private static LearnedSimilarity similarity(List<Tensor> lossParameters) {
    float[] weights = new float[lossParameters.get(0).size()];
    lossParameters.get(0).values().get(weights);
    return LearnedSimilarity.of(lossParameters.get(1).values().get(), weights);
  }

  /** Judges a network by pairs of some examples. */
  Function<Trainer, ValidationScore> validator(LabelledExamples validation) {
    // Odd, since windows of one kind may come at every second place.
    int step = Math.max(1, validation.size() / VALIDATED) | 1;
    LabelledExamples judged = validation.subset(n -> n % step == 0);
    LabelledPairs pairs =
        LabelledPairs.of(judged.labels(), LabelledPairs.PUBLISHED_PARTNERS, PAIRS);
    return trainer -> {
      Metric metric = metric(trainer.lossParameters());
      Embedded embedded = judged.embedded(trainer.model().embed(judged.examples()), metric);
      double limit = sameBelow.orElseGet(() -> PairValidation.bestLimit(embedded, pairs));
      return PairValidation.score(embedded, pairs, limit);
    };
  }
}
