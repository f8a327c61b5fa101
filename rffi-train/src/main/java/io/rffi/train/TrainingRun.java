package io.rffi.train;

import io.rffi.eval.metric.ValidationScore;
import io.rffi.train.data.BatchPipeline;
import io.rffi.train.descent.Batch;
import io.rffi.train.engine.Tensor;
import io.rffi.train.engine.Trainer;
import io.rffi.train.engine.TrainerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stage from its first step, or from its checkpoint, to the end of its budget. */
final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
  private static final double CHECKPOINT_SECONDS = 60;

  /** From one good state: a long training may well have more. */
  private static final int MAX_SETBACKS = 5;

  private static final double VALIDATION_NOISE = 0.02;

  private final TrainingSession session;
  private final Stage stage;
  private final String settings;
  private final Path folder;
  private final Trainer trainer;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private final Path checkpointFile;
  private final CollapseWatch watch = new CollapseWatch();
  private LearningRate rate;
  private List<Tensor> best;
  private TrainerState lastGood;
  private int setbacks;
  private double secondsBefore;
  private long started;
  private long examples;

  /**
   * Begins, or goes on where the work folder's checkpoint says.
   *
   * @throws CheckpointException if the checkpoint is damaged or of a training with other settings
   */
  TrainingRun(TrainingSession session, Stage stage, Trainer trainer) throws IOException {
    this.session = session;
    this.stage = stage;
    this.trainer = trainer;
    settings = session.settings() + " stage=" + stage.name();
    folder = session.options().work().resolve(stage.name());
    Files.createDirectories(folder);
    checkpointFile = folder.resolve(CheckpointFile.NAME);
    rate = new LearningRate(stage.schedule());
    if (Files.exists(checkpointFile)) {
      resume(CheckpointFile.read(checkpointFile));
    }
  }

  private void resume(Checkpoint checkpoint) {
    if (!checkpoint.settings().equals(settings)) {
      throw new CheckpointException(
          checkpointFile
              + " belongs to another training ("
              + TrainingTask.difference(checkpoint.settings(), settings)
              + "); choose another work folder");
    }
    trainer.restore(checkpoint.trainer());
    rate = new LearningRate(stage.schedule(), checkpoint.schedule());
    best = checkpoint.best();
    secondsBefore = checkpoint.seconds();
    LOG.info("going on from step {} after {} s", trainer.steps(), Math.round(secondsBefore));
  }

  /** How long this training has taken, over all continuations. */
  double seconds() {
    return secondsBefore + secondsNow();
  }

  /** How long it has taken since it was begun or continued last. */
  double secondsNow() {
    return started == 0 ? 0 : 1e-9 * (System.nanoTime() - started);
  }

  /** How many examples were learnt from since then. */
  long examples() {
    return examples;
  }

  /**
   * Trains to the end of the budget, and leaves in the trainer what was learnt last, or what was
   * best if that is clearly worse.
   */
  void run() throws IOException, InterruptedException {
    started = System.nanoTime();
    if (best == null) {
      best = trainer.learnt();
    }
    lastGood = trainer.state();
    try (TrainingLog log = new TrainingLog(folder.resolve("training.csv"))) {
      listeners.add(log);
      listeners.add(new ProgressDisplay(session.progress()));
      steps();
      double last = validate();
      save();
      // What was learnt last is at rest, which a validation of a few hundred packets hardly shows.
      if (last < rate.state().best() - VALIDATION_NOISE) {
        trainer.restoreLearnt(best);
      }
    }
  }

  private void steps() throws IOException, InterruptedException {
    double lastCheckpoint = seconds();
    int drawers = session.options().threads();
    try (BatchPipeline batches = new BatchPipeline(stage.batches(), trainer.steps(), drawers)) {
      while (spentShare() < 1 && !rate.exhausted()) {
        step(batches);
        boolean validates = trainer.steps() % session.options().validateEvery() == 0;
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
    Batch batch = batches.take();
    Trainer.Step measured = trainer.step(batch, now);
    examples += batch.size();
    if (!Double.isFinite(measured.loss())) {
      restoreLastGood();
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
  private void restoreLastGood() {
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
    ValidationScore score = stage.validator().apply(trainer);
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
        new Checkpoint(settings, seconds(), lastGood, rate.state(), best), checkpointFile);
  }

  private double spentShare() {
    double ofTime = seconds() / (60 * stage.share() * session.options().minutes());
    long most = Math.min(stage.mostSteps(), session.options().steps());
    return Math.min(1, Math.max(ofTime, (double) trainer.steps() / most));
  }
}
