package io.rffi.cli;

import io.rffi.api.Matcher;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.match.KnnMatcher;
import io.rffi.match.KnnOptions;
import io.rffi.match.Threshold;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which distance still counts as known. */
final class DecisionOptions {
  @ArgGroup private Choice choice;

  DecisionOptions() {}

  /** One of the two. */
  static final class Choice {
    @Option(
        names = "--threshold",
        paramLabel = "DISTANCE",
        description =
            "Accept up to this distance (-ln of the similarity, if the model has learnt one); the"
                + " model's own threshold unless given.")
    private Double threshold;

    @Option(
        names = "--false-accept-rate",
        paramLabel = "RATE",
        description =
            "Calibrate the threshold on the enrolled devices, so that no more than this share of a"
                + " stranger's packets is accepted (95 %% confidence). 0.01 takes 299 devices with"
                + " 15 packets, 0.05 takes 59, 0.1 takes 29; with fewer the model's own threshold"
                + " is used, which is said on standard error.")
    private Double falseAcceptRate;

    Choice() {}
  }

  /**
   * Decides by these options.
   *
   * @param err is told if the enrolled devices are too few for the rate that was asked for
   */
  Matcher.Factory matcher(ModelDescription model, PrintWriter err) {
    return KnnMatcher.with(KnnOptions.defaults().withThreshold(threshold(model, err)));
  }

  private Threshold threshold(ModelDescription model, PrintWriter err) {
    try {
      if (choice != null) {
        return choice.threshold == null
            ? calibrated(choice.falseAcceptRate, model, err)
            : Threshold.fixed(choice.threshold);
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage());
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

  /** Falls back on the model's threshold, if it has one, and says so once. */
  private static Threshold calibrated(double rate, ModelDescription model, PrintWriter err) {
    Threshold calibrated = Threshold.calibrated(rate);
    if (model.threshold().isEmpty()) {
      return calibrated;
    }
    double own = model.threshold().getAsDouble();
    Set<String> said = ConcurrentHashMap.newKeySet();
    return calibrated.orElse(
        Threshold.fixed(own),
        refused -> {
          if (said.add(refused.getMessage())) {
            err.printf(
                Locale.ROOT,
                "rffi: %s; the model's own threshold, %.4g, is used%n",
                refused.getMessage(),
                own);
            err.flush();
          }
        });
  }
}
