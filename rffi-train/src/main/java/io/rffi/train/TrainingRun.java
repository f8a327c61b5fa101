package io.rffi.train;

import io.rffi.train.checkpoint.Checkpoint;
import io.rffi.train.checkpoint.CheckpointException;
import io.rffi.train.checkpoint.CheckpointFile;
import io.rffi.train.data.Batch;
import io.rffi.train.data.BatchPipeline;
import io.rffi.train.data.BatchSampler;
import io.rffi.train.engine.TrainerState;
import io.rffi.train.engine.TripletTrainer;
import io.rffi.train.network.Tensor;
import io.rffi.train.schedule.CollapseWatch;
import io.rffi.train.schedule.LearningRate;
import io.rffi.train.validation.HeldOutDevices;
import io.rffi.train.validation.Validation;
import io.rffi.train.validation.ValidationScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One training from its first step, or from its checkpoint, to the end of its budget. */
final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
  private static final double CHECKPOINT_SECONDS = 60;
  private static final int STANDARDISE_ON = 100;

  /** From one good state: a long training may well have more. */
  private static final int MAX_SETBACKS = 5;

  private static final double VALIDATION_NOISE = 0.02;

  private final LoraTrainingOptions options;
  private final TripletTrainer trainer;
  private final HeldOutDevices held;
  private final List<TrainingListener> listeners;
  private final Path checkpointFile;
  private final CollapseWatch watch = new CollapseWatch();
  private LearningRate schedule;
  private List<Tensor> best;
  private TrainerState lastGood;
  private int setbacks;
  private double secondsBefore;
  private long started;

  TrainingRun(
      LoraTrainingOptions options,
      TripletTrainer trainer,
      HeldOutDevices held,
      List<TrainingListener> listeners)
      throws IOException {
    this.options = options;
    this.trainer = trainer;
    this.held = held;
    this.listeners = listeners;
    this.checkpointFile = options.work().resolve("checkpoint.rffi");
    this.schedule = new LearningRate(options.learningRate());
    this.best = trainer.model().snapshot().parameters();
    if (Files.exists(checkpointFile)) {
      resume(CheckpointFile.read(checkpointFile));
    }
  }

  private void resume(Checkpoint checkpoint) {
    if (!checkpoint.settings().equals(options.settings())) {
      throw new CheckpointException(
          checkpointFile
              + " belongs to another training ("
              + checkpoint.settings()
              + ", not "
              + options.settings()
              + "); choose another work folder");
    }
    trainer.restore(checkpoint.trainer());
    schedule = new LearningRate(checkpoint.schedule());
    best = checkpoint.best();
    secondsBefore = checkpoint.seconds();
    LOG.info("going on from step {} after {} s", trainer.steps(), Math.round(secondsBefore));
  }

  /** How long this training has taken, over all continuations. */
  double seconds() {
    return secondsBefore + (started == 0 ? 0 : 1e-9 * (System.nanoTime() - started));
  }

  /**
   * Trains to the end of the budget, and leaves the last parameters in the trainer's model, or the
   * best ones if the last are clearly worse.
   */
  void toTheEnd(BatchSampler sampler) throws IOException, InterruptedException {
    started = System.nanoTime();
    if (trainer.steps() == 0) {
      standardise(sampler);
    }
    lastGood = trainer.state();
    double lastCheckpoint = seconds();
    try (BatchPipeline batches = new BatchPipeline(sampler, trainer.steps(), options.threads())) {
      while (spentShare() < 1 && !schedule.exhausted()) {
        step(batches);
        boolean validates = trainer.steps() % options.validateEvery() == 0;
        if (validates) {
          validate();
        }
        if (validates || seconds() - lastCheckpoint > CHECKPOINT_SECONDS) {
          save();
          lastCheckpoint = seconds();
        }
      }
    }
    double last = validate();
    save();
    // The last parameters are at rest, which a validation of a few hundred packets hardly shows.
    if (last < schedule.state().best() - VALIDATION_NOISE) {
      trainer.model().restore(best);
    }
  }

  private void standardise(BatchSampler sampler) {
    // Small batches, so that many receivers are among them, and ones that no training reaches.
    BatchSampler small = sampler.resized(4, 3);
    List<Batch> batches = new ArrayList<>();
    for (int n = 0; n < STANDARDISE_ON; n++) {
      batches.add(small.batch(Long.MAX_VALUE - n));
    }
    trainer.model().standardise(batches);
    best = trainer.model().snapshot().parameters();
  }

  private void step(BatchPipeline batches) throws InterruptedException {
    double rate = schedule.at(trainer.steps(), spentShare());
    TripletTrainer.Step measured = trainer.step(batches.take(), rate);
    if (!Double.isFinite(measured.loss())) {
      goBack();
      return;
    }
    if (watch.collapsed(measured.meanDistance())) {
      throw new TrainingFailedException(
          "all embeddings have been the same for hundreds of steps: the network has collapsed at"
              + " step "
              + trainer.steps()
              + "; use a lower learning rate or another seed");
    }
    listeners.forEach(each -> each.step(trainer.steps(), spentShare(), rate, measured));
  }

  /** One step gone wrong is not the end: the last good parameters are tried on other packets. */
  private void goBack() {
    long step = trainer.steps();
    if (setbacks++ == MAX_SETBACKS) {
      throw new TrainingFailedException(
          "the loss is not finite at step "
              + step
              + " again and again: the training has diverged; use a lower learning rate");
    }
    trainer.restore(lastGood);
    LOG.warn("the loss is not finite at step {}: going back to step {}", step, trainer.steps());
  }

  private double validate() {
    ValidationScore score = Validation.score(held, trainer.model().embed(held.examples()));
    if (schedule.validated(score.overall())) {
      best = trainer.model().snapshot().parameters();
    }
    listeners.forEach(each -> each.validated(trainer.steps(), seconds(), score));
    LOG.info("step {}, {} s, held-out {}", trainer.steps(), Math.round(seconds()), score);
    return score.overall();
  }

  private void save() throws IOException {
    lastGood = trainer.state();
    setbacks = 0;
    CheckpointFile.write(
        new Checkpoint(options.settings(), seconds(), lastGood, schedule.state(), best),
        checkpointFile);
  }

  private double spentShare() {
    return Math.min(1, seconds() / (60 * options.minutes()));
  }
}
