package io.rffi.train;

import io.rffi.api.Metric;
import io.rffi.train.data.BatchSource;
import io.rffi.train.data.LabelledExamples;
import io.rffi.train.data.LabelledPairs;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.engine.Optimiser;
import io.rffi.train.engine.Trainer;
import io.rffi.train.loss.Loss;
import io.rffi.train.loss.WeightedL1Logistic;
import io.rffi.train.network.Network;
import io.rffi.train.network.Tensor;
import io.rffi.train.network.TrainedNetwork;
import io.rffi.train.validation.Embedded;
import io.rffi.train.validation.PairValidation;
import io.rffi.train.validation.ValidationScore;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One network trained by one loss.
 *
 * @param network the architecture
 * @param loss what is minimised
 * @param comparison how its outputs are compared
 * @param batches to learn from
 * @param validation other examples of the same devices, judged as pairs
 */
record IqStage(
    Network network,
    Loss loss,
    Comparison comparison,
    BatchSource batches,
    LabelledExamples validation) {
  private static final int VALIDATED = 1000;

  /** The same pairs in every training of these data. */
  private static final long PAIRS = 1;

  /**
   * How outputs are compared.
   *
   * @param learned whether by the weighted L1 similarity that the loss learns, or else by the
   *     Euclidean distance
   * @param sameBelow the distance below which two windows are called the same, if that is known
   */
  record Comparison(boolean learned, OptionalDouble sameBelow) {
    Metric metric(List<Tensor> ofLoss) {
      return learned ? WeightedL1Logistic.similarity(ofLoss) : Metric.EUCLIDEAN;
    }
  }

  /**
   * What a stage came to.
   *
   * @param network with its parameters
   * @param ofLoss what the loss has learnt besides
   * @param steps how many steps were taken
   * @param seconds how long it took
   */
  record Learnt(TrainedNetwork network, List<Tensor> ofLoss, long steps, double seconds) {}

  /** Trains by a plan, or goes on where the plan's work folder says. */
  Learnt train(TrainingPlan plan, double l2, int threads, long seed)
      throws IOException, InterruptedException {
    // Odd, since windows of one kind may come at every second place.
    int step = Math.max(1, validation.size() / VALIDATED) | 1;
    LabelledExamples judged = validation.subset(n -> n % step == 0);
    LabelledPairs pairs =
        LabelledPairs.of(judged.labels(), LabelledPairs.PUBLISHED_PARTNERS, PAIRS);
    EmbeddingModel model = new EmbeddingModel(network, threads, seed);
    try (Trainer trainer =
        new Trainer(model, loss, validation.devices().size(), Optimiser.ADAM.withL2(l2))) {
      TrainingRun run = new TrainingRun(plan, trainer, of -> score(of, judged, pairs));
      run.toTheEnd(batches);
      return new Learnt(model.snapshot(), trainer.lossParameters(), trainer.steps(), run.seconds());
    }
  }

  private ValidationScore score(Trainer trainer, LabelledExamples judged, LabelledPairs pairs) {
    Metric metric = comparison.metric(trainer.lossParameters());
    Embedded embedded = Embedded.of(judged, trainer.model().embed(judged.examples()), metric);
    double limit =
        comparison.sameBelow().orElseGet(() -> PairValidation.bestLimit(embedded, pairs));
    return PairValidation.score(embedded, pairs, limit);
  }
}
