package io.rffi.train;

import io.rffi.api.identity.Sha256;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.io.file.StagedFile;
import io.rffi.match.CalibratedThreshold;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.onnx.OnnxModelWriter;
import io.rffi.train.progress.Progress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains an embedding network, judges it on what took no part in the training, calibrates its
 * threshold, and writes it as an ONNX file.
 *
 * <p>LoRa after Shen et al. (IEEE TIFS 2022), on packets that are made or drawn anew for every
 * batch; I/Q windows after A. Morge-Rollet, F. Le Roy, D. Le Jeune and R. Gautier, "Siamese Network
 * on I/Q Signals for RF Fingerprinting" (CAID 2020). A training that was killed goes on from its
 * checkpoint when it is run again with the same work folder; the batches are then the same as
 * without the kill, the arithmetic as far as PyTorch repeats itself.
 */
public final class Training {
  private static final Logger LOG = LoggerFactory.getLogger(Training.class);

  private Training() {}

  /**
   * Trains, judges, and writes the model. One training at a time in a process.
   *
   * @param options for how long, and where to
   * @param task what, and on what
   * @return where the model is, and how good it is
   * @throws TrainingFailedException if the network collapses or diverges
   * @throws CheckpointException if the work folder's checkpoint is damaged or belongs to another
   *     training
   * @throws IOException if a file can't be read or written
   * @throws InterruptedException if the thread is interrupted; the last checkpoint stays
   */
  public static TrainingReport run(TrainingOptions options, TrainingTask task)
      throws IOException, InterruptedException {
    try (Progress progress = options.openProgress()) {
      return run(options, task, progress);
    }
  }

  /** With someone else to hear how far it is. */
  static TrainingReport run(TrainingOptions options, TrainingTask task, Progress progress)
      throws IOException, InterruptedException {
    TrainingSession session = new TrainingSession(options, task.settings(options.seed()), progress);
    LOG.info("training {}", session.settings());
    LearntModel learnt = task.learn(session);
    Judgement judgement;
    try (EmbeddingModel model = session.model(learnt.network())) {
      judgement = learnt.judge().judge(model, options.falseAcceptRate());
    }
    byte[] file =
        OnnxModelWriter.toBytes(
            learnt.network(), metadata(session, learnt.description(), judgement.threshold()));
    StagedFile.replace(options.out(), file);
    TrainingReport report =
        new TrainingReport(
            options.out(),
            Sha256.of(file),
            session.steps(),
            session.seconds(),
            session.examplesPerSecond(),
            judgement.scores(),
            judgement.fewShots(),
            judgement.threshold());
    LOG.info("{}", report);
    return report;
  }

  private static Map<String, String> metadata(
      TrainingSession session,
      ModelDescription description,
      Optional<CalibratedThreshold> threshold) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("training", session.settings() + " steps=" + session.steps());
    entries.put("training.minutes", Double.toString(session.options().minutes()));
    entries.putAll(
        threshold
            .map(limit -> description.withThreshold(limit.value(), limit.expectedFalseAcceptRate()))
            .orElse(description)
            .toMetadata());
    return entries;
  }
}
