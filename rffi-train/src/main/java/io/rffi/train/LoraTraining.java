package io.rffi.train;

import io.rffi.api.Metric;
import io.rffi.api.identity.Sha256;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.io.file.StagedFile;
import io.rffi.match.CalibratedThreshold;
import io.rffi.train.data.Batch;
import io.rffi.train.data.BatchSampler;
import io.rffi.train.data.DeviceExamples;
import io.rffi.train.data.ExampleSource;
import io.rffi.train.discriminant.DiscriminantAnalysis;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.engine.Trainer;
import io.rffi.train.network.TrainedNetwork;
import io.rffi.train.onnx.OnnxModelWriter;
import io.rffi.train.progress.Progress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains an embedding network for LoRa, calibrates its threshold, and writes it as an ONNX file.
 *
 * <p>After Shen et al. (IEEE TIFS 2022), on packets that are made or drawn anew for every batch.
 * Validated on devices that take no part in the training. A training that was killed goes on from
 * its checkpoint when it is run again with the same work folder; the packets are then the same as
 * without the kill, the arithmetic as far as PyTorch repeats itself. {@link Learning.Discriminants
 * Discriminants} need neither a checkpoint nor the budget of minutes.
 */
public final class LoraTraining {
  private static final Logger LOG = LoggerFactory.getLogger(LoraTraining.class);
  private static final int STANDARDISE_ON = 100;

  private final TrainingOptions options;
  private final LoraRecipe recipe;
  private final String settings;
  private final LoraData data;
  private final Progress progress;

  private LoraTraining(
      TrainingOptions options, LoraRecipe recipe, LoraData data, Progress progress) {
    this.options = options;
    this.recipe = recipe;
    this.settings = settings(recipe, data, options.seed());
    this.data = data;
    this.progress = progress;
  }

  /**
   * Trains, calibrates, and writes the model. One training at a time in a process.
   *
   * @param options for how long, and where to
   * @param recipe how
   * @param data on what
   * @return where the model is, and how good it is on devices that took no part
   * @throws TrainingFailedException if the network collapses or diverges
   * @throws io.rffi.train.checkpoint.CheckpointException if the work folder's checkpoint is damaged
   *     or belongs to another training
   * @throws IOException if a file can't be read or written
   * @throws InterruptedException if the thread is interrupted; the last checkpoint stays
   */
  public static LoraTrainingReport run(TrainingOptions options, LoraRecipe recipe, LoraData data)
      throws IOException, InterruptedException {
    try (Progress progress = options.openProgress()) {
      return run(options, recipe, data, progress);
    }
  }

  /** With someone else to hear how far it is. */
  static LoraTrainingReport run(
      TrainingOptions options, LoraRecipe recipe, LoraData data, Progress progress)
      throws IOException, InterruptedException {
    return new LoraTraining(options, recipe, data, progress).train();
  }

  /**
   * All that must not differ when a stopped training goes on, as text. A model says it of itself.
   *
   * @param recipe how
   * @param data on what; is only described
   * @param seed of the training
   * @return equal for equal trainings
   */
  public static String settings(LoraRecipe recipe, LoraData data, long seed) {
    return data.describe() + " seed=" + seed + " " + recipe.settings();
  }

  private LoraTrainingReport train() throws IOException, InterruptedException {
    LOG.info("training {}", settings);
    EmbeddingModel model = new EmbeddingModel(recipe.network(), options.threads(), options.seed());
    if (recipe.learning() instanceof Learning.Descent descent) {
      return descend(model, descent);
    }
    try (model) {
      return discriminate(model, (Learning.Discriminants) recipe.learning());
    }
  }

  private LoraTrainingReport descend(EmbeddingModel model, Learning.Descent descent)
      throws IOException, InterruptedException {
    progress.begins("preparing packets", Progress.UNKNOWN);
    LoraData.Split split = data.split(recipe, options.seed());
    ExampleSource devices = split.training();
    int batchDevices = Math.min(descent.batchDevices(), devices.devices());
    try (Trainer trainer =
        new Trainer(model, descent.loss(), devices.devices(), descent.optimiser())) {
      TrainingRun run =
          new TrainingRun(
              plan(descent), trainer, it -> Judge.score(it.model(), split.validation()));
      if (trainer.steps() == 0) {
        model.standardise(statistics(devices));
      }
      run.toTheEnd(new BatchSampler(devices, batchDevices, descent.batchPackets(), options.seed()));
      long examples = trainer.steps() * batchDevices * descent.batchPackets();
      progress.begins("judging the model", Progress.UNKNOWN);
      Judge judge = new Judge(options.seed());
      judge.add(model, split.judgement());
      return finish(model, judge, trainer.steps(), examples, run.seconds());
    }
  }

  private LoraTrainingReport discriminate(EmbeddingModel model, Learning.Discriminants way)
      throws IOException {
    long started = System.nanoTime();
    progress.begins("preparing packets", Progress.UNKNOWN);
    LoraData.Folds all = data.folds(recipe, options.seed());
    List<Batch> portions = draw("examples", all.training(), way, options.seed());
    List<Batch> calm = draw("examples in good reception", all.calm(), way, options.seed() + 1);
    progress.begins("learning", Progress.UNKNOWN);
    TrainedNetwork whole = fit(way, portions, calm, all.training().devices());
    Judge judge = new Judge(options.seed());
    progress.begins("judging on devices that are left out", all.folds().size());
    for (LoraData.Fold fold : all.folds()) {
      TrainedNetwork judged =
          fold.leftOut().isEmpty()
              ? whole
              : fit(
                  way,
                  DeviceExamples.without(portions, fold.leftOut()),
                  DeviceExamples.without(calm, fold.leftOut()),
                  all.training().devices() - fold.leftOut().size());
      model.restore(judged.parameters());
      judge.add(model, fold.judgement());
      progress.step();
    }
    model.restore(whole.parameters());
    long examples = portions.stream().mapToLong(Batch::size).sum();
    return finish(model, judge, 1, examples, 1e-9 * (System.nanoTime() - started));
  }

  private List<Batch> draw(
      String what, ExampleSource source, Learning.Discriminants way, long seed) {
    progress.begins("drawing " + what, DeviceExamples.portions(source, way.examples()));
    return DeviceExamples.draw(source, way.examples(), seed, progress::step);
  }

  private TrainedNetwork fit(
      Learning.Discriminants way, List<Batch> portions, List<Batch> calm, int devices) {
    return new DiscriminantAnalysis(recipe.network(), way.ridge())
        .fit(portions, calm, devices, options.threads());
  }

  private TrainingPlan plan(Learning.Descent descent) {
    return new TrainingPlan(
        settings,
        options.work(),
        options.minutes(),
        TrainingPlan.ANY_STEPS,
        descent.schedule(),
        options.validateEvery(),
        options.threads(),
        progress);
  }

  /** Small batches, so that many receivers are among them, and ones that no training reaches. */
  private List<Batch> statistics(ExampleSource devices) {
    BatchSampler small =
        new BatchSampler(devices, Math.min(4, devices.devices()), 3, options.seed());
    return LongStream.range(0, STANDARDISE_ON)
        .parallel()
        .mapToObj(n -> small.batch(Long.MAX_VALUE - n))
        .toList();
  }

  private LoraTrainingReport finish(
      EmbeddingModel model, Judge judge, long steps, long examples, double seconds)
      throws IOException {
    CalibratedThreshold threshold = judge.threshold(options.falseAcceptRate());
    TooFewDevices.warn(LOG, threshold);
    byte[] file = OnnxModelWriter.toBytes(model.snapshot(), metadata(threshold, steps));
    StagedFile.replace(options.out(), file);
    LoraTrainingReport report =
        new LoraTrainingReport(
            options.out(),
            Sha256.of(file),
            steps,
            seconds,
            examples / seconds,
            judge.scores(),
            threshold);
    LOG.info("{}", report);
    return report;
  }

  private Map<String, String> metadata(CalibratedThreshold threshold, long steps) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("training", settings + " steps=" + steps);
    entries.put("training.minutes", Double.toString(options.minutes()));
    entries.putAll(
        ModelDescription.of(recipe.frontEnd(), false, Metric.EUCLIDEAN)
            .withThreshold(threshold.value(), threshold.expectedFalseAcceptRate())
            .withWaveform(LoraParameters.EU868_SF7.text())
            .withLimits(data.limits(recipe))
            .toMetadata());
    return entries;
  }
}
