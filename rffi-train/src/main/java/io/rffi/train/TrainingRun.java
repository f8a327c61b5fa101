package io.rffi.train;

import io.rffi.train.checkpoint.Checkpoint;
import io.rffi.train.checkpoint.CheckpointException;
import io.rffi.train.checkpoint.CheckpointFile;
import io.rffi.train.checkpoint.SettingsDifference;
import io.rffi.train.data.BatchPipeline;
import io.rffi.train.data.BatchSource;
import io.rffi.train.engine.Trainer;
import io.rffi.train.engine.TrainerState;
import io.rffi.train.network.Tensor;
import io.rffi.train.schedule.CollapseWatch;
import io.rffi.train.schedule.LearningRate;
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

  /** From one good state: a long training may well have more. */
  private static final int MAX_SETBACKS = 5;

  private static final double VALIDATION_NOISE = 0.02;

  private final TrainingPlan plan;
  private final Trainer trainer;
  private final Validator validator;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private final Path checkpointFile;
  private final CollapseWatch watch = new CollapseWatch();
  private LearningRate rate;
  private List<Tensor> best;
  private TrainerState lastGood;
  private int setbacks;
  private double secondsBefore;
  private long started;

  /**
   * Begins, or goes on where the work folder's checkpoint says.
   *
   * @throws CheckpointException if the checkpoint is damaged or of a training with other settings
   */
  TrainingRun(TrainingPlan plan, Trainer trainer, Validator validator) throws IOException {
    this.plan = plan;
    this.trainer = trainer;
    this.validator = validator;
    Files.createDirectories(plan.work());
    checkpointFile = plan.work().resolve("checkpoint.rffi");
    rate = new LearningRate(plan.schedule());
    if (Files.exists(checkpointFile)) {
      resume(CheckpointFile.read(checkpointFile));
    }
  }

  private void resume(Checkpoint checkpoint) {
    if (!checkpoint.settings().equals(plan.settings())) {
      throw new CheckpointException(
          checkpointFile
              + " belongs to another training ("
              + SettingsDifference.of(checkpoint.settings(), plan.settings())
              + "); choose another work folder");
    }
    trainer.restore(checkpoint.trainer());
    rate = new LearningRate(plan.schedule(), checkpoint.schedule());
    best = checkpoint.best();
    secondsBefore = checkpoint.seconds();
    LOG.info("going on from step {} after {} s", trainer.steps(), Math.round(secondsBefore));
  }

  /** How long this training has taken, over all continuations. */
  double seconds() {
    return secondsBefore + (started == 0 ? 0 : 1e-9 * (System.nanoTime() - started));
  }

  /**
   * Trains to the end of the budget, and leaves in the trainer what was learnt last, or what was
   * best if that is clearly worse.
   */
  void toTheEnd(BatchSource source) throws IOException, InterruptedException {
    started = System.nanoTime();
    if (best == null) {
      best = trainer.learnt();
    }
    lastGood = trainer.state();
    try (TrainingLog log = new TrainingLog(plan.work().resolve("training.csv"))) {
      listeners.add(log);
      listeners.add(new ProgressDisplay(plan.progress()));
      steps(source);
      double last = validate();
      save();
      // What was learnt last is at rest, which a validation of a few hundred packets hardly shows.
      if (last < rate.state().best() - VALIDATION_NOISE) {
        trainer.restoreLearnt(best);
      }
    }
  }

  private void steps(BatchSource source) throws IOException, InterruptedException {
    double lastCheckpoint = seconds();
    try (BatchPipeline batches = new BatchPipeline(source, trainer.steps(), plan.drawers())) {
      while (spentShare() < 1 && !rate.exhausted()) {
        step(batches);
        boolean validates = trainer.steps() % plan.validateEvery() == 0;
        if (validates) {
          validate();
        }
        if (validates || seconds() - lastCheckpoint > CHECKPOINT_SECONDS) {
          save();
          lastCheckpoint = seconds();
        }
      }
    }
  }

  private void step(BatchPipeline batches) throws InterruptedException {
    double now = rate.at(trainer.steps(), spentShare());
    Trainer.Step measured = trainer.step(batches.take(), now);
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
    listeners.forEach(each -> each.step(trainer.steps(), spentShare(), now, measured));
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
    ValidationScore score = validator.score(trainer);
    if (rate.validated(score.overall())) {
      best = trainer.learnt();
    }
    listeners.forEach(each -> each.validated(trainer.steps(), seconds(), score));
    LOG.info("step {}, {} s, held-out {}", trainer.steps(), Math.round(seconds()), score);
    return score.overall();
  }

  private void save() throws IOException {
    lastGood = trainer.state();
    setbacks = 0;
    CheckpointFile.write(
        new Checkpoint(plan.settings(), seconds(), lastGood, rate.state(), best), checkpointFile);
  }

  private double spentShare() {
    return plan.spentShare(seconds(), trainer.steps());
  }
}
