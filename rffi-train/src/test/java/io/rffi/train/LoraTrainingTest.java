package io.rffi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedDevices;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.train.checkpoint.CheckpointException;
import io.rffi.train.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraTrainingTest {
  /** Held-out populations of a quarter: 15 devices to judge by. */
  private static final int THINNING = 4;

  @TempDir private Path folder;

  @Test
  void aFewSecondsBeatChanceAndTheModelLoads() throws IOException, InterruptedException {
    LoraTrainingReport report = train(options(0.15));
    assertThat(report.steps()).isPositive();
    // 15 devices, 150 probes: by chance 10 right; 30 or more have a probability below 1e-7.
    assertThat(report.seenFamilies().accuracy()).isGreaterThan(0.2);
    assertThat(report.threshold().falseAcceptRate()).isLessThanOrEqualTo(0.01);
    try (OnnxEmbedder embedder = OnnxEmbedder.load(report.model())) {
      ModelDescription description = embedder.description();
      assertThat(embedder.space().id()).isEqualTo(report.sha256());
      assertThat(description.frontEnd()).isEqualTo(FrontEnd.LORA_MEAN_SYMBOL);
      assertThat(description.threshold()).hasValue(report.threshold().value());
      assertThat(description.thresholdFalseAcceptRate()).hasValue(0.01);
      IqSignal preamble =
          SimulatedDevices.lora(1, 1).preamble(0, 0, LoraParameters.EU868_SF7, 8, 1e6);
      float[] values = embedder.embed(List.of(preamble)).get(0).toArray();
      double norm = 0;
      for (float value : values) {
        norm += value * value;
      }
      assertThat(norm).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void aStoppedTrainingGoesOn() throws IOException, InterruptedException {
    LoraTrainingReport begun = train(options(0.001));
    LoraTrainingReport whole = train(options(begun.seconds() / 60 + 0.05));
    assertThat(whole.steps()).isGreaterThan(begun.steps());
    assertThat(whole.seconds()).isGreaterThan(begun.seconds() + 3);
    List<String> log = Files.readAllLines(folder.resolve("work/training.csv"));
    assertThat(log.get(0)).startsWith("step,seconds");
    assertThat(log.stream().filter(line -> line.startsWith("step"))).hasSize(1);
    assertThat(log.get(log.size() - 1)).startsWith(whole.steps() + ",");
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefused() throws IOException, InterruptedException {
    LoraTrainingOptions options = options(0.001);
    train(options);
    assertThatThrownBy(() -> train(options.withSeed(99)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("another training")
        .hasMessageContaining("seed=99");
  }

  @Test
  void impossibleOptionsAreRefused() {
    LoraTrainingOptions options = options(1);
    assertThatThrownBy(() -> options.withMinutes(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withDevices(3, 4, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withValidateEvery(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNetworkComesWithItsFrontEnd() {
    LoraTrainingOptions published = options(1).withNetwork(Network.publishedLora());
    assertThat(published.frontEnd()).isEqualTo(FrontEnd.LORA);
    assertThat(published.withNetwork(Network.compactLora()).frontEnd())
        .isEqualTo(FrontEnd.LORA_MEAN_SYMBOL);
    assertThatThrownBy(() -> published.withNetwork(Network.compactLora(), FrontEnd.LORA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1632 values");
  }

  private LoraTrainingOptions options(double minutes) {
    return LoraTrainingOptions.defaults(folder.resolve("model.onnx"), folder.resolve("work"))
        .withMinutes(minutes)
        .withThreads(1)
        .withDevices(40, 8, 3)
        .withValidateEvery(25);
  }

  private static LoraTrainingReport train(LoraTrainingOptions options)
      throws IOException, InterruptedException {
    return LoraTraining.run(
        options, new LoraPopulations(options.frontEnd(), options.seed(), THINNING));
  }
}
