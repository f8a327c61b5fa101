package io.rffi.cli;

import io.rffi.api.Matcher;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.match.KnnMatcher;
import io.rffi.match.KnnOptions;
import io.rffi.match.Threshold;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How distances are measured, and which still counts as known. */
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
            "Calibrate the threshold on the enrolled devices to this share of strangers' packets"
                + " accepted, such as 0.01.")
    private Double falseAcceptRate;

    Choice() {}
  }

  Matcher.Factory matcher(ModelDescription model) {
    KnnOptions options = KnnOptions.defaults().withThreshold(threshold(model));
    return KnnMatcher.with(model.similarity().map(options::withSimilarity).orElse(options));
  }

  private Threshold threshold(ModelDescription model) {
    try {
      if (choice != null) {
        return choice.threshold == null
            ? Threshold.calibrated(choice.falseAcceptRate)
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
}
