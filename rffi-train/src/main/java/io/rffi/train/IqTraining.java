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
 * Trains a network to compare I/Q windows, judges it, and writes it as an ONNX file, a learned
 * similarity in its metadata.
 *
 * <p>After A. Morge-Rollet, F. Le Roy, D. Le Jeune and R. Gautier, "Siamese Network on I/Q Signals
 * for RF Fingerprinting" (CAID 2020). A training that was killed goes on from its checkpoint when
 * it is run again with the same work folder.
 */
public final class IqTraining {
  private static final Logger LOG = LoggerFactory.getLogger(IqTraining.class);

  private IqTraining() {}

  /**
   * Trains, judges, and writes the model. One training at a time in a process.
   *
   * @param options for how long, and where to
   * @param recipe how
   * @param data on what
   * @return where the model is, and how good it is
   * @throws TrainingFailedException if the network collapses or diverges
   * @throws io.rffi.train.checkpoint.CheckpointException if the work folder's checkpoint is damaged
   *     or belongs to another training
   * @throws IOException if a file can't be read or written
   * @throws InterruptedException if the thread is interrupted; the last checkpoint stays
   */
  public static IqTrainingReport run(TrainingOptions options, IqRecipe recipe, IqData data)
      throws IOException, InterruptedException {
    String settings = settings(recipe, data, options.seed());
    LOG.info("training {} for {} min", settings, options.minutes());
    try (Progress progress = options.openProgress()) {
      IqModel learnt = new IqLearner(options, recipe, data, settings, progress).learn();
      progress.begins("judging the model", Progress.UNKNOWN);
      return judged(options, data, settings, learnt);
    }
  }

  private static IqTrainingReport judged(
      TrainingOptions options, IqData data, String settings, IqModel learnt) throws IOException {
    try (EmbeddingModel model =
        new EmbeddingModel(learnt.network().network(), options.threads(), options.seed())) {
      model.restore(learnt.network().parameters());
      IqJudge judge = new IqJudge(data, model, learnt, options.seed());
      Optional<CalibratedThreshold> threshold = judge.threshold(options.falseAcceptRate());
      byte[] file =
          OnnxModelWriter.toBytes(
              learnt.network(), metadata(settings, options, data, learnt, threshold));
      StagedFile.replace(options.out(), file);
      IqTrainingReport report =
          new IqTrainingReport(
              options.out(),
              Sha256.of(file),
              learnt.steps(),
              learnt.seconds(),
              judge.pairs(),
              judge.fewShots(),
              threshold);
      LOG.info("{}", report);
      return report;
    }
  }

  /**
   * What a training is known by: equal texts mean equal trainings, but for their length.
   *
   * @param recipe how
   * @param data on what
   * @param seed of the training
   * @return as it stands in checkpoints and models
   */
  public static String settings(IqRecipe recipe, IqData data, long seed) {
    return data.description() + " seed=" + seed + " " + recipe.settings();
  }

  private static Map<String, String> metadata(
      String settings,
      TrainingOptions options,
      IqData data,
      IqModel learnt,
      Optional<CalibratedThreshold> threshold) {
    ModelDescription description = ModelDescription.of(data.frontEnd(), false, learnt.metric());
    if (threshold.isPresent()) {
      CalibratedThreshold limit = threshold.get();
      description = description.withThreshold(limit.value(), limit.expectedFalseAcceptRate());
    }
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("training", settings + " steps=" + learnt.steps());
    entries.put("training.minutes", Double.toString(options.minutes()));
    entries.putAll(description.toMetadata());
    return entries;
  }
}
