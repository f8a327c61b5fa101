package io.rffi.train;

import io.rffi.api.Metric;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.train.data.BatchSampler;
import io.rffi.train.data.DeviceExamples;
import io.rffi.train.data.ExampleSource;
import io.rffi.train.descent.Batch;
import io.rffi.train.discriminant.DiscriminantAnalysis;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.engine.TrainedNetwork;
import io.rffi.train.progress.Progress;
import java.io.IOException;
import java.util.List;

/** LoRa preambles, by one of the two ways of learning. */
final class LoraTask extends TrainingTask {
  /** Small batches to standardise by, so that many receivers are among them. */
  private static final int STATISTICS_DEVICES = 4;

  private static final int STATISTICS_PACKETS = 3;

  private final LoraRecipe recipe;
  private final LoraData data;

  LoraTask(LoraRecipe recipe, LoraData data) {
    this.recipe = recipe;
    this.data = data;
  }

  @Override
  public String settings(long seed) {
    return data.describe() + " seed=" + seed + " " + recipe.settings();
  }

  @Override
  public boolean usesBudget() {
    return recipe.learning() instanceof Learning.Descent;
  }

  @Override
  LearntModel learn(TrainingSession session) throws IOException, InterruptedException {
    return recipe.learning() instanceof Learning.Descent descent
        ? descend(session, descent)
        : discriminate(session, (Learning.Discriminants) recipe.learning());
  }

  private LearntModel learnt(TrainedNetwork network, LearntModel.Judge judge) {
    ModelDescription description =
        ModelDescription.of(recipe.frontEnd(), false, Metric.EUCLIDEAN)
            .withWaveform(LoraParameters.EU868_SF7.text())
            .withLimits(data.limits(recipe));
    return new LearntModel(network, description, judge);
  }

  private LearntModel descend(TrainingSession session, Learning.Descent descent)
      throws IOException, InterruptedException {
    long seed = session.options().seed();
    session.progress().begins("preparing packets", Progress.UNKNOWN);
    LoraData.Split split = data.split(recipe, seed);
    ExampleSource devices = split.training();
    Stage stage =
        new Stage(
            "network",
            1,
            Stage.ANY_STEPS,
            recipe.network(),
            descent.loss(),
            descent.optimiser(),
            descent.schedule(),
            devices.devices(),
            batches(devices, descent.batchDevices(), descent.batchPackets(), seed),
            batches(devices, STATISTICS_DEVICES, STATISTICS_PACKETS, seed),
            trainer -> HeldOutJudge.score(trainer.model(), split.validation()));
    TrainedNetwork network = session.train(stage).network();
    return learnt(
        network,
        (model, falseAcceptRate) -> {
          session.progress().begins("judging the model", Progress.UNKNOWN);
          HeldOutJudge judge = new HeldOutJudge(seed);
          judge.add(model, split.judgement());
          return judge.judgement(falseAcceptRate);
        });
  }

  private static BatchSampler batches(ExampleSource source, int devices, int packets, long seed) {
    return new BatchSampler(source, Math.min(devices, source.devices()), packets, seed);
  }

  private LearntModel discriminate(TrainingSession session, Learning.Discriminants way) {
    long started = System.nanoTime();
    long seed = session.options().seed();
    session.progress().begins("preparing packets", Progress.UNKNOWN);
    LoraData.Folds all = data.folds(recipe, seed);
    Drawn drawn =
        new Drawn(
            draw(session, "examples", all.training(), way, seed),
            draw(session, "examples at high SNR", all.highSnr(), way, seed + 1),
            all.training().devices());
    session.progress().begins("learning", Progress.UNKNOWN);
    TrainedNetwork whole = fit(session, way, drawn);
    long examples = drawn.portions().stream().mapToLong(Batch::size).sum();
    session.add(1, 1e-9 * (System.nanoTime() - started), examples);
    return learnt(
        whole, (model, rate) -> judge(session, way, all.folds(), drawn, model).judgement(rate));
  }

  /**
   * What discriminants are found from, portion by portion of one device each.
   *
   * @param portions as devices are received
   * @param highSnr of the same devices at high SNR
   * @param devices how many devices
   */
  private record Drawn(List<Batch> portions, List<Batch> highSnr, int devices) {
    Drawn without(LoraData.Fold fold) {
      return new Drawn(
          DeviceExamples.without(portions, fold.leftOut()),
          DeviceExamples.without(highSnr, fold.leftOut()),
          devices - fold.leftOut().size());
    }
  }

  private static List<Batch> draw(
      TrainingSession session,
      String what,
      ExampleSource source,
      Learning.Discriminants way,
      long seed) {
    Progress progress = session.progress();
    progress.begins("drawing " + what, DeviceExamples.portions(source, way.examples()));
    return DeviceExamples.draw(source, way.examples(), seed, progress::step);
  }

  private TrainedNetwork fit(TrainingSession session, Learning.Discriminants way, Drawn drawn) {
    return new DiscriminantAnalysis(recipe.network(), way.ridge())
        .fit(drawn.portions(), drawn.highSnr(), drawn.devices(), session.options().threads());
  }

  /** Devices that were learnt from are judged by a model that did without them. */
  private HeldOutJudge judge(
      TrainingSession session,
      Learning.Discriminants way,
      List<LoraData.Fold> folds,
      Drawn drawn,
      EmbeddingModel model) {
    HeldOutJudge judge = new HeldOutJudge(session.options().seed());
    session.progress().begins("judging on devices that are left out", folds.size());
    for (LoraData.Fold fold : folds) {
      if (!fold.leftOut().isEmpty()) {
        model.restore(fit(session, way, drawn.without(fold)).parameters());
      }
      judge.add(model, fold.judgement());
      session.progress().step();
    }
    return judge;
  }
}
