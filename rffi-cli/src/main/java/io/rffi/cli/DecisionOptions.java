package io.rffi.cli;

import io.rffi.api.Matcher;
import io.rffi.api.ThresholdException;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.match.DecisionPolicy;
import io.rffi.match.KnnMatcher;
import io.rffi.match.KnnOptions;
import io.rffi.match.LikelihoodMatcher;
import io.rffi.match.Threshold;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What decides, and what still counts as known. */
final class DecisionOptions {
  /** What {@code --matcher} takes. */
  enum Kind {
    /** {@link LikelihoodMatcher}. */
    LIKELIHOOD,
    /** {@link KnnMatcher}. */
    KNN
  }

  @Option(
      names = "--matcher",
      paramLabel = "likelihood|knn",
      description =
          "likelihood compares how likely a packet is of a device and of an unknown radio, at its"
              + " noise, and calls it undecided where it can't tell; knn asks the nearest enrolled"
              + " packets (default: likelihood if the model has the statistics for it).")
  private Kind kind;

  @ArgGroup private Choice choice;

  DecisionOptions() {}

  /** One of the two. */
  static final class Choice {
    @Option(
        names = "--threshold",
        paramLabel = "DISTANCE",
        description =
            "Accept up to this distance (-ln of the similarity, if the model has learnt one); means"
                + " --matcher knn, whose default is the model's own threshold.")
    private Double threshold;

    @Option(
        names = "--false-accept-rate",
        paramLabel = "RATE",
        description =
            "Accept no more than this share of a stranger's packets. likelihood (default: 0.005) goes"
                + " by the unknown radios that the model carries. knn calibrates the threshold on"
                + " the enrolled devices (95 %% confidence): 0.01 takes 299 devices with 15"
                + " packets, 0.05 takes 59, 0.1 takes 29. Where radios or devices are too few, the"
                + " model's own threshold is used, which is said on standard error.")
    private Double falseAcceptRate;

    Choice() {}
  }

  /**
   * Decides by these options.
   *
   * @param statistics what the model knows of unknown radios
   * @param err is told if radios or devices are too few for the rate
   */
  Matcher.Factory matcher(
      ModelDescription model, Optional<DecisionStatistics> statistics, PrintWriter err) {
    try {
      return byLikelihood(statistics)
          ? likelihood(model, known(statistics), err)
          : KnnMatcher.with(KnnOptions.defaults().withThreshold(threshold(model, err)));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage());
    }
  }

  private boolean byLikelihood(Optional<DecisionStatistics> statistics) {
    boolean byDistance = choice != null && choice.threshold != null;
    if (kind == Kind.LIKELIHOOD && byDistance) {
      throw new CommandFailure(
          "--threshold is a distance, and --matcher likelihood compares none: give"
              + " --false-accept-rate, or --matcher knn");
    }
    return kind == null ? statistics.isPresent() && !byDistance : kind == Kind.LIKELIHOOD;
  }

  private static DecisionStatistics known(Optional<DecisionStatistics> statistics) {
    return statistics.orElseThrow(
        () ->
            new CommandFailure(
                "the model has no statistics of unknown radios, which --matcher likelihood needs:"
                    + " give --matcher knn"));
  }

  /** Unless asked for by name, it gives way where the model carries too few radios. */
  private Matcher.Factory likelihood(
      ModelDescription model, DecisionStatistics statistics, PrintWriter err) {
    DecisionPolicy policy =
        choice == null
            ? DecisionPolicy.standard()
            : DecisionPolicy.standard().withFalseAcceptRate(choice.falseAcceptRate);
    try {
      return LikelihoodMatcher.with(statistics, policy);
    } catch (ThresholdException refused) {
      if (kind != null || model.threshold().isEmpty()) {
        throw refused;
      }
      double own = model.threshold().getAsDouble();
      told(own, err).accept(refused);
      return KnnMatcher.withThreshold(own);
    }
  }

  private Threshold threshold(ModelDescription model, PrintWriter err) {
    if (choice != null) {
      return choice.threshold == null
          ? calibrated(choice.falseAcceptRate, model, err)
          : Threshold.fixed(choice.threshold);
    }
    return Threshold.fixed(
        model
            .threshold()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "the model states no threshold: give --threshold DISTANCE, or"
                            + " --false-accept-rate RATE to calibrate one on the enrolled"
                            + " devices")));
  }

  private static Threshold calibrated(double rate, ModelDescription model, PrintWriter err) {
    Threshold calibrated = Threshold.calibrated(rate);
    if (model.threshold().isEmpty()) {
      return calibrated;
    }
    double own = model.threshold().getAsDouble();
    return calibrated.orElse(Threshold.fixed(own), told(own, err));
  }

  /** Says once that the model's threshold is fallen back on. */
  private static Consumer<ThresholdException> told(double own, PrintWriter err) {
    Set<String> said = ConcurrentHashMap.newKeySet();
    return refused -> {
      if (said.add(refused.getMessage())) {
        err.printf(
            Locale.ROOT,
            "rffi: %s; the model's own threshold, %.4g, is used%n",
            refused.getMessage(),
            own);
        err.flush();
      }
    };
  }
}
