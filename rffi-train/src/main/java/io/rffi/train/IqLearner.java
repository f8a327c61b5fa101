package io.rffi.train;

import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import io.rffi.train.data.Augmentation;
import io.rffi.train.data.BatchSampler;
import io.rffi.train.data.BatchSource;
import io.rffi.train.data.DrawnExamples;
import io.rffi.train.data.LabelledExamples;
import io.rffi.train.data.LabelledPairs;
import io.rffi.train.data.PairSampler;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.loss.Contrastive;
import io.rffi.train.loss.Loss;
import io.rffi.train.loss.SoftTriplet;
import io.rffi.train.loss.Softmax;
import io.rffi.train.loss.WeightedL1Logistic;
import io.rffi.train.loss.WithClassifier;
import io.rffi.train.network.IqNetworks;
import io.rffi.train.network.Network;
import io.rffi.train.network.TrainedNetwork;
import io.rffi.train.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Learns from windows by the recipe's paradigm, in one or two stages. For one use. */
final class IqLearner {
  private static final float TEMPERATURE = 0.2f;
  private static final int WINDOWS_OF_DEVICE = 8;

  private static final IqStage.Comparison BY_SIMILARITY =
      new IqStage.Comparison(true, OptionalDouble.of(LearnedSimilarity.EVEN_ODDS));
  private static final IqStage.Comparison BY_HALF_MARGIN =
      new IqStage.Comparison(false, OptionalDouble.of(IqRecipe.MARGIN / 2.0));
  private static final IqStage.Comparison BY_DISTANCE =
      new IqStage.Comparison(false, OptionalDouble.empty());

  /** The classifier's share of the time: what follows it is one small layer. */
  private static final double CLASSIFIER_SHARE = 0.8;

  /** How often a window goes through a frozen trunk, at other phases. */
  private static final int TURNS = 3;

  private final TrainingOptions options;
  private final IqRecipe recipe;
  private final IqData data;
  private final String settings;
  private final Progress progress;
  private long steps;
  private double seconds;

  IqLearner(
      TrainingOptions options, IqRecipe recipe, IqData data, String settings, Progress progress) {
    this.options = options;
    this.recipe = recipe;
    this.data = data;
    this.settings = settings;
    this.progress = progress;
  }

  IqModel learn() throws IOException, InterruptedException {
    float dropout = recipe.dropout();
    return switch (recipe.paradigm()) {
      case LOGISTIC ->
          siamese(
              IqNetworks.siamese(dropout), new WeightedL1Logistic(recipe.pairs()), BY_SIMILARITY);
      case CONTRASTIVE -> siamese(IqNetworks.siamese(dropout), contrastive(), BY_HALF_MARGIN);
      case TRANSFER -> transfer();
      case TRIPLET ->
          siamese(IqNetworks.unitLength(dropout), new SoftTriplet(TEMPERATURE), BY_DISTANCE);
    };
  }

  private Loss contrastive() {
    return new Contrastive(IqRecipe.MARGIN, recipe.pairs());
  }

  private Loss beside(Loss loss) {
    return recipe.classifierWeight() > 0
        ? new WithClassifier(loss, recipe.classifierWeight())
        : loss;
  }

  private IqModel siamese(Network network, Loss loss, IqStage.Comparison comparison)
      throws IOException, InterruptedException {
    BatchSource batches =
        recipe.listed()
            ? listed(data.training(), recipe.augmentation())
            : drawn(data.training(), recipe.augmentation());
    IqStage.Learnt learnt =
        run("pairs", 1, new IqStage(network, beside(loss), comparison, batches, data.validation()));
    return model(learnt.network(), comparison, learnt);
  }

  private IqModel model(
      TrainedNetwork network, IqStage.Comparison comparison, IqStage.Learnt learnt) {
    return new IqModel(
        network, comparison.metric(learnt.ofLoss()), comparison.sameBelow(), steps, seconds);
  }

  /** The trunk of a classifier stays as it is, and a new layer behind it learns to compare. */
  private IqModel transfer() throws IOException, InterruptedException {
    // Dropout does a classifier good, whatever it does to pairs.
    Network whole = IqNetworks.siamese(IqNetworks.PUBLISHED_DROPOUT);
    BatchSource windows = drawn(data.training(), recipe.augmentation());
    TrainedNetwork classifier =
        run(
                "classifier",
                CLASSIFIER_SHARE,
                new IqStage(whole, new Softmax(), BY_DISTANCE, windows, data.validation()))
            .network();
    TrainedNetwork trunk = atDistanceOne(classifier.cutTo(IqNetworks.trunk()));
    LabelledExamples features =
        through(trunk, recipe.turned() ? turned(data.training()) : data.training());
    LabelledExamples validation = through(trunk, data.validation());
    BatchSource batches =
        recipe.listed() ? listed(features, Augmentation.NONE) : drawn(features, Augmentation.NONE);
    IqStage.Learnt head =
        run(
            "head",
            1 - CLASSIFIER_SHARE,
            new IqStage(
                IqNetworks.head(recipe.dropout()),
                beside(contrastive()),
                BY_HALF_MARGIN,
                batches,
                validation));
    return model(trunk.followedBy(head.network(), whole.name()), BY_HALF_MARGIN, head);
  }

  /** What a frozen network makes of windows. */
  private LabelledExamples through(TrainedNetwork frozen, LabelledExamples windows) {
    try (EmbeddingModel model =
        new EmbeddingModel(frozen.network(), options.threads(), options.seed())) {
      model.restore(frozen.parameters());
      return windows.withExamples(List.of(model.embed(windows.examples())));
    }
  }

  /**
   * The same trunk, its output scaled to a mean distance of 1: at distances far above the margin, a
   * new layer would first be driven to zero, where it stays.
   */
  private TrainedNetwork atDistanceOne(TrainedNetwork trunk) {
    List<float[]> outputs = through(trunk, data.validation()).examples();
    double squares = 0;
    for (int n = 1; n < outputs.size(); n++) {
      double distance = Metric.EUCLIDEAN.distance(outputs.get(n), outputs.get(n / 2));
      squares += distance * distance;
    }
    return trunk.scaled((float) Math.sqrt((outputs.size() - 1) / squares));
  }

  private LabelledExamples turned(LabelledExamples windows) {
    RandomGenerator random = new SplittableRandom(options.seed());
    List<float[]> inputs = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int n = 0; n < windows.size(); n++) {
      for (int turn = 0; turn < TURNS; turn++) {
        inputs.add(Augmentation.RANDOM_PHASE.of(windows.examples().get(n), random));
        labels.add(windows.labels().get(n));
      }
    }
    return new LabelledExamples(windows.devices(), inputs, labels);
  }

  private IqStage.Learnt run(String name, double share, IqStage stage)
      throws IOException, InterruptedException {
    int batchesPerEpoch =
        stage.batches() instanceof PairSampler pairs
            ? pairs.batchesPerEpoch()
            : Math.max(1, data.training().size() / recipe.batch());
    TrainingPlan plan =
        new TrainingPlan(
            settings + " stage=" + name,
            options.work().resolve(name),
            share * options.minutes(),
            (long) recipe.epochs() * batchesPerEpoch,
            recipe.schedule(),
            options.validateEvery(),
            options.threads(),
            progress);
    IqStage.Learnt learnt = stage.train(plan, recipe.l2(), options.threads(), options.seed());
    steps += learnt.steps();
    seconds += learnt.seconds();
    return learnt;
  }

  private BatchSource listed(LabelledExamples examples, Augmentation augmentation) {
    LabelledPairs pairs =
        LabelledPairs.of(examples.labels(), LabelledPairs.PUBLISHED_PARTNERS, options.seed());
    return new PairSampler(examples, pairs, recipe.batch(), augmentation, options.seed());
  }

  private BatchSource drawn(LabelledExamples examples, Augmentation augmentation) {
    DrawnExamples source = new DrawnExamples(examples, augmentation);
    int ofEach = Math.min(WINDOWS_OF_DEVICE, recipe.batch() / 2);
    int devices = Math.min(source.devices(), recipe.batch() / ofEach);
    return new BatchSampler(source, devices, recipe.batch() / devices, options.seed());
  }
}
