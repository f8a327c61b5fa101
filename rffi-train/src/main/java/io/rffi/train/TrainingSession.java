package io.rffi.train;

import io.rffi.train.descent.Batch;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.engine.Tensor;
import io.rffi.train.engine.TrainedNetwork;
import io.rffi.train.engine.Trainer;
import io.rffi.train.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;

/** A training as it goes on: by which options, and how much was learnt so far. For one thread. */
final class TrainingSession {
  private static final int STANDARDISE_ON = 100;

  private final TrainingOptions options;
  private final String settings;
  private final Progress progress;
  private long steps;
  private double seconds;
  private long examples;
  private double secondsNow;

  /**
   * Nothing learnt yet.
   *
   * @param options for how long, and where to
   * @param settings all that must not differ when a stopped training goes on
   * @param progress hears how far it is; the caller closes it
   */
  TrainingSession(TrainingOptions options, String settings, Progress progress) {
    this.options = options;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * What a stage came to.
   *
   * @param network with its parameters
   * @param lossParameters what the loss has learnt besides
   */
  record Result(TrainedNetwork network, List<Tensor> lossParameters) {}

  TrainingOptions options() {
    return options;
  }

  String settings() {
    return settings;
  }

  Progress progress() {
    return progress;
  }

  /** A network at work, which the caller closes. */
  EmbeddingModel model(TrainedNetwork network) {
    EmbeddingModel model = new EmbeddingModel(network.network(), options.threads(), options.seed());
    model.restore(network.parameters());
    return model;
  }

  /** Trains a stage to its end, or goes on where its checkpoint says. */
  Result train(Stage stage) throws IOException, InterruptedException {
    EmbeddingModel model = new EmbeddingModel(stage.network(), options.threads(), options.seed());
    try (Trainer trainer = new Trainer(model, stage.loss(), stage.devices(), stage.optimiser())) {
      TrainingRun run = new TrainingRun(this, stage, trainer);
      if (trainer.steps() == 0 && model.standardises()) {
        model.standardise(statistics(stage));
      }
      run.run();
      add(trainer.steps(), run.seconds(), run.examples(), run.secondsNow());
      return new Result(model.snapshot(), trainer.lossParameters());
    }
  }

  /** Batches that no training reaches. */
  private static List<Batch> statistics(Stage stage) {
    return LongStream.range(0, STANDARDISE_ON)
        .parallel()
        .mapToObj(n -> stage.statistics().batch(Long.MAX_VALUE - n))
        .toList();
  }

  /** Something was learnt otherwise, at once. */
  void add(long taken, double took, long learntFrom) {
    add(taken, took, learntFrom, took);
  }

  private void add(long taken, double took, long learntFrom, double tookNow) {
    steps += taken;
    seconds += took;
    examples += learntFrom;
    secondsNow += tookNow;
  }

  long steps() {
    return steps;
  }

  double seconds() {
    return seconds;
  }

  double examplesPerSecond() {
    return secondsNow > 0 ? examples / secondsNow : 0;
  }
}
