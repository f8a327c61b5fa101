package io.rffi.train;

import io.rffi.api.Metric;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.eval.heldout.LabelledPairs;
import io.rffi.train.data.Augmentation;
import io.rffi.train.data.BatchSampler;
import io.rffi.train.data.BatchSource;
import io.rffi.train.data.DrawnExamples;
import io.rffi.train.data.LabelledExamples;
import io.rffi.train.data.PairSampler;
import io.rffi.train.descent.Contrastive;
import io.rffi.train.descent.Loss;
import io.rffi.train.descent.Optimiser;
import io.rffi.train.descent.SoftTriplet;
import io.rffi.train.descent.Softmax;
import io.rffi.train.descent.WeightedL1Logistic;
import io.rffi.train.descent.WithClassifier;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.engine.TrainedNetwork;
import io.rffi.train.network.IqNetworks;
import io.rffi.train.network.Network;
import io.rffi.train.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** I/Q windows, by the recipe's paradigm, in one or two stages. */
final class IqTask extends TrainingTask {
  private static final float TEMPERATURE = 0.2f;
  private static final int WINDOWS_OF_DEVICE = 8;

  /** The classifier's share of the time: what follows it is one small layer. */
  private static final double CLASSIFIER_SHARE = 0.8;

  /** How often a window goes through a frozen trunk, at other phases. */
  private static final int TURNS = 3;

  private final IqRecipe recipe;
  private final IqData data;

  IqTask(IqRecipe recipe, IqData data) {
    this.recipe = recipe;
    this.data = data;
  }

  @Override
  public String settings(long seed) {
    return data.description() + " seed=" + seed + " " + recipe.settings();
  }

  @Override
  public boolean usesBudget() {
    return true;
  }

  @Override
  LearntModel learn(TrainingSession session) throws IOException, InterruptedException {
    return new Learner(session).learn();
  }

  /** One training of this task. */
  private final class Learner {
    private final TrainingSession session;
    private final TrainingOptions options;

    Learner(TrainingSession session) {
      this.session = session;
      options = session.options();
    }

    LearntModel learn() throws IOException, InterruptedException {
      float dropout = recipe.dropout();
      return switch (recipe.paradigm()) {
        case LOGISTIC ->
            siamese(
                IqNetworks.siamese(dropout),
                new WeightedL1Logistic(recipe.pairs()),
                PairRule.BY_SIMILARITY);
        case CONTRASTIVE ->
            siamese(IqNetworks.siamese(dropout), contrastive(), PairRule.BY_HALF_MARGIN);
        case TRANSFER -> transfer();
        case TRIPLET ->
            siamese(
                IqNetworks.unitLength(dropout), new SoftTriplet(TEMPERATURE), PairRule.BY_DISTANCE);
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

    private LearntModel siamese(Network network, Loss loss, PairRule rule)
        throws IOException, InterruptedException {
      BatchSource batches =
          recipe.listed()
              ? listed(data.training(), recipe.augmentation())
              : drawn(data.training(), recipe.augmentation());
      TrainingSession.Result result =
          train("pairs", 1, network, beside(loss), rule, batches, data.validation());
      return learnt(result.network(), rule, result);
    }

    private LearntModel learnt(
        TrainedNetwork network, PairRule rule, TrainingSession.Result result) {
      Metric metric = rule.metric(result.lossParameters());
      return new LearntModel(
          network,
          ModelDescription.of(data.frontEnd(), false, metric),
          (model, falseAcceptRate) -> {
            session.progress().begins("judging the model", Progress.UNKNOWN);
            return new WindowJudge(data, model, metric, rule.sameBelow(), options.seed())
                .judgement(falseAcceptRate);
          });
    }

    /** The trunk of a classifier stays as it is, and a new layer behind it learns to compare. */
    private LearntModel transfer() throws IOException, InterruptedException {
      // Dropout does a classifier good, whatever it does to pairs.
      Network whole = IqNetworks.siamese(IqNetworks.PUBLISHED_DROPOUT);
      BatchSource windows = drawn(data.training(), recipe.augmentation());
      TrainedNetwork classifier =
          train(
                  "classifier",
                  CLASSIFIER_SHARE,
                  whole,
                  new Softmax(),
                  PairRule.BY_DISTANCE,
                  windows,
                  data.validation())
              .network();
      TrainedNetwork trunk = atDistanceOne(classifier.cutTo(IqNetworks.trunk()));
      LabelledExamples features =
          through(trunk, recipe.turned() ? turned(data.training()) : data.training());
      LabelledExamples validation = through(trunk, data.validation());
      BatchSource batches =
          recipe.listed()
              ? listed(features, Augmentation.NONE)
              : drawn(features, Augmentation.NONE);
      TrainingSession.Result head =
          train(
              "head",
              1 - CLASSIFIER_SHARE,
              IqNetworks.head(recipe.dropout()),
              beside(contrastive()),
              PairRule.BY_HALF_MARGIN,
              batches,
              validation);
      return learnt(trunk.followedBy(head.network(), whole.name()), PairRule.BY_HALF_MARGIN, head);
    }

    /** What a frozen network makes of windows. */
    private LabelledExamples through(TrainedNetwork frozen, LabelledExamples windows) {
      try (EmbeddingModel model = session.model(frozen)) {
        return windows.withExamples(List.of(model.embed(windows.examples())));
      }
    }

    /**
     * The same trunk, its output scaled to a mean distance of 1: at distances far above the margin,
     * a new layer would first be driven to zero, where it stays.
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

    private TrainingSession.Result train(
        String name,
        double share,
        Network network,
        Loss loss,
        PairRule rule,
        BatchSource batches,
        LabelledExamples validation)
        throws IOException, InterruptedException {
      int batchesPerEpoch =
          batches instanceof PairSampler pairs
              ? pairs.batchesPerEpoch()
              : Math.max(1, data.training().size() / recipe.batch());
      return session.train(
          new Stage(
              name,
              share,
              (long) recipe.epochs() * batchesPerEpoch,
              network,
              loss,
              Optimiser.ADAM.withL2(recipe.l2()),
              recipe.schedule(),
              validation.devices().size(),
              batches,
              batches,
              rule.validator(validation)));
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
}
