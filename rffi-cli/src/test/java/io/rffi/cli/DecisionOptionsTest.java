package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Matcher;
import io.rffi.api.Metric;
import io.rffi.api.ThresholdException;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import io.rffi.api.decision.TwoCovariance;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.match.KnnMatcher;
import io.rffi.match.LikelihoodMatcher;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Which matcher decides. */
class DecisionOptionsTest {
  private static final EmbeddingSpace PLANE =
      new EmbeddingSpace("plane", "none", 2, Metric.EUCLIDEAN);
  private static final Gallery GALLERY =
      new Gallery(
          1,
          List.of(
              new EnrolledDevice(
                  "d", List.of(Fingerprint.of(PLANE, 1, 2), Fingerprint.of(PLANE, 1, 2.1f)))));
  private static final Optional<DecisionStatistics> NONE = Optional.empty();
  private static final Optional<DecisionStatistics> MANY = Optional.of(statistics(2000));
  private static final Optional<DecisionStatistics> FEW = Optional.of(statistics(3));
  private static final ModelDescription MODEL = TestModel.description().withThreshold(1.5, 0.01);

  private final StringWriter err = new StringWriter();

  private static DecisionStatistics statistics(int radios) {
    Random random = new Random(1);
    float[][][][] values = new float[2][radios][2][2];
    for (float[][][] level : values) {
      for (float[][] radio : level) {
        float x = (float) (3 * random.nextGaussian());
        float y = (float) (3 * random.nextGaussian());
        for (float[] packet : radio) {
          packet[0] = (float) (x + 0.1 * random.nextGaussian());
          packet[1] = (float) (y + 0.1 * random.nextGaussian());
        }
      }
    }
    return new DecisionStatistics(
        new TwoCovariance(
            diagonal(1), new double[2], diagonal(9), diagonal(0.01), diagonal(0.0001)),
        new ImpostorCohort(new double[] {20, 40}, values));
  }

  private static double[][] diagonal(double value) {
    return new double[][] {{value, 0}, {0, value}};
  }

  private Matcher.Factory factory(Optional<DecisionStatistics> statistics, String... args) {
    return factory(MODEL, statistics, args);
  }

  private Matcher.Factory factory(
      ModelDescription model, Optional<DecisionStatistics> statistics, String... args) {
    DecisionOptions options = new DecisionOptions();
    new CommandLine(
            CommandLine.Model.CommandSpec.create()
                .addMixin("m", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(args);
    return options.matcher(model, statistics, new PrintWriter(err));
  }

  private Matcher matcher(Optional<DecisionStatistics> statistics, String... args) {
    return factory(statistics, args).over(GALLERY);
  }

  private static double threshold(Matcher matcher) {
    return matcher.identify(Fingerprint.of(PLANE, 1, 2)).evidence().orElseThrow().threshold();
  }

  @Test
  void isTheLikelihoodMatcherWhereTheModelHasTheStatistics() {
    assertThat(matcher(MANY)).isInstanceOf(LikelihoodMatcher.class);
    assertThat(matcher(MANY, "--false-accept-rate", "0.02")).isInstanceOf(LikelihoodMatcher.class);
    assertThat(matcher(MANY, "--matcher", "likelihood")).isInstanceOf(LikelihoodMatcher.class);
    assertThat(factory(TestModel.description(), MANY).over(GALLERY))
        .as("a model without a threshold")
        .isInstanceOf(LikelihoodMatcher.class);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void isTheNearestNeighboursOtherwise() {
    assertThat(threshold(matcher(NONE))).isEqualTo(1.5);
    assertThat(threshold(matcher(MANY, "--matcher", "knn"))).isEqualTo(1.5);
    assertThat(threshold(matcher(MANY, "--threshold", "0.5"))).isEqualTo(0.5);
    assertThat(threshold(matcher(MANY, "--matcher", "knn", "--threshold", "0.5"))).isEqualTo(0.5);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void givesWayWhereTheModelHasTooFewRadiosForTheRate() {
    Matcher.Factory factory = factory(FEW, "--false-accept-rate", "0.001");
    for (int again = 0; again < 2; again++) {
      Matcher matcher = factory.over(GALLERY);
      assertThat(matcher).isInstanceOf(KnnMatcher.class);
      assertThat(threshold(matcher)).isEqualTo(1.5);
    }
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("rffi: ")
        .contains("0.001")
        .endsWith("; the model's own threshold, 1.500, is used");
  }

  @Test
  void refusesARateThatCantBeHeldWhereNothingElseMayDecide() {
    assertThatThrownBy(() -> factory(FEW, "--matcher=likelihood", "--false-accept-rate=0.001"))
        .isInstanceOf(ThresholdException.class);
    assertThatThrownBy(() -> factory(TestModel.description(), FEW, "--false-accept-rate=0.001"))
        .isInstanceOf(ThresholdException.class);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void refusesWhatDoesNotGoTogether() {
    assertThatThrownBy(() -> factory(MANY, "--matcher=likelihood", "--threshold=1"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("--threshold is a distance")
        .hasMessageContaining("--false-accept-rate");
    assertThatThrownBy(() -> factory(NONE, "--matcher=likelihood"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("no statistics of unknown radios")
        .hasMessageContaining("--matcher knn");
    for (String rate : new String[] {"0", "1", "-1", "NaN"}) {
      assertThatThrownBy(() -> factory(MANY, "--false-accept-rate", rate))
          .isInstanceOf(CommandFailure.class);
    }
  }
}
