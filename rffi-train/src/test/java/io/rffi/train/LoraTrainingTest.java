package io.rffi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.embed.onnx.ModelLimits;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.data.TestbedPackets;
import io.rffi.train.network.Network;
import io.rffi.train.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("statistical")
class LoraTrainingTest {
  /** Held-out populations of a quarter: 15 devices to judge by. */
  private static final int THINNING = 4;

  /** Three devices to calibrate by, where no accuracy is asked of the model. */
  private static final int FEW = 15;

  /** Of thirty: each is left out in its turn, which takes the longest. */
  private static final Set<String> TWELVE =
      Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");

  private static final LoraRecipe RECIPE = LoraRecipe.compact();

  @TempDir private Path folder;

  @Test
  void aFewStepsBeatChanceAndTheModelLoads() throws IOException, InterruptedException {
    TrainingReport report = train(options(10).withSteps(30), THINNING);
    assertThat(report.steps()).isEqualTo(30);
    // 15 devices, 150 probes: by chance 10 right; 30 or more have a probability below 1e-7.
    assertThat(report.scores().get("seenFamilies").accuracy()).isGreaterThan(0.2);
    assertThat(report.threshold().orElseThrow().falseAcceptRate()).isLessThanOrEqualTo(0.01);
    try (OnnxEmbedder embedder = OnnxEmbedder.load(report.model(), report.sha256())) {
      ModelDescription description = embedder.description();
      assertThat(description.frontEnd()).isEqualTo(FrontEnd.LORA_MEAN_SYMBOL);
      assertThat(description.threshold()).hasValue(report.threshold().orElseThrow().value());
      assertThat(description.thresholdFalseAcceptRate())
          .hasValue(report.threshold().orElseThrow().expectedFalseAcceptRate());
      // What its held-out nodes were received like.
      assertThat(description.limits()).isEqualTo(ModelLimits.of(20, 8));
      assertThat(description.waveform()).hasValue("lora sf7 125000");
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
    TrainingReport begun = train(options(0.001), FEW);
    TrainingReport whole = train(options(begun.seconds() / 60 + 0.02), FEW);
    assertThat(whole.steps()).isGreaterThan(begun.steps());
    assertThat(whole.seconds()).isGreaterThan(begun.seconds() + 1);
    List<String> log = Files.readAllLines(folder.resolve("work/network/training.csv"));
    assertThat(log.get(0)).startsWith("step,seconds");
    assertThat(log.stream().filter(line -> line.startsWith("step"))).hasSize(1);
    assertThat(log.get(log.size() - 1)).startsWith(whole.steps() + ",");
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefused() throws IOException, InterruptedException {
    TrainingOptions options = options(0.001);
    train(options, FEW);
    assertThatThrownBy(() -> train(options.withSeed(99), FEW))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("another training")
        .hasMessageContaining("seed=99");
  }

  @Test
  void impossibleOptionsAreRefused() {
    TrainingOptions options = options(1);
    assertThatThrownBy(() -> options.withMinutes(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withSteps(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withValidateEvery(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> batches(1, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNetworkNeedsItsFrontEnd() {
    assertThatThrownBy(() -> RECIPE.withNetwork(Network.publishedLora(), RECIPE.frontEnd()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6324 values");
  }

  @Test
  void recordedPacketsAreLearntFromAndTheirHeldOutDevicesJudged()
      throws IOException, InterruptedException {
    Testbed testbed = Testbeds.of("lora-60", Difficulty.EASY, 3, 0.02);
    PacketSet training = TestbedPackets.of(testbed, testbed.set("training"));
    TrainingReport report =
        Training.run(options(10).withSteps(30), batches(8, 4).on(LoraData.recorded(training, 4)));
    assertThat(report.steps()).isEqualTo(30);
    // 200 probes of 4 devices among 30: 3 % are right by chance.
    assertThat(report.scores().get("heldOut").accuracy()).isGreaterThan(0.2);
    assertThat(report.threshold().orElseThrow().impostorDevices()).isEqualTo(4);
  }

  @Test
  void tooFewRecordedDevicesAreRefused() {
    Testbed testbed = Testbeds.of("lora-60", Difficulty.EASY, 3, 0.001);
    PacketSet three =
        TestbedPackets.of(testbed, testbed.set("training"))
            .ofDevices(Set.of("1", "2", "3")::contains);
    assertThatThrownBy(() -> LoraData.recorded(three))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 3");
  }

  @Test
  void aRecordedDeviceWithASinglePacketIsNamed() {
    Testbed testbed = Testbeds.of("lora-60", Difficulty.EASY, 3, 0.01);
    List<LabelledSignal> packets =
        new ArrayList<>(TestbedPackets.of(testbed, testbed.set("training")).packets());
    packets.add(new LabelledSignal("lonely", packets.get(0).samples()));
    PacketSet set = new PacketSet("training", packets);
    assertThatThrownBy(() -> LoraData.recorded(set))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("device lonely has a single packet");
  }

  @Test
  void discriminantsOfRecordedPacketsFindHeldOutDevicesAtOnce()
      throws IOException, InterruptedException {
    Testbed testbed = Testbeds.of("lora-60", Difficulty.EASY, 3, 0.02);
    PacketSet training =
        TestbedPackets.of(testbed, testbed.set("training")).ofDevices(TWELVE::contains);
    LoraRecipe recipe = LoraRecipe.standard().withLearning(new Learning.Discriminants(1000, 0.01));
    Stages stages = new Stages();
    TrainingReport report =
        Training.run(options(1), recipe.on(LoraData.recorded(training)), stages);
    stages.assertAllTold();
    // Each device in its turn, 50 probes of each among 12: 8 % are right by chance.
    assertThat(report.threshold().orElseThrow().impostorDevices()).isEqualTo(12);
    assertThat(report.scores().get("heldOut").accuracy()).isGreaterThan(0.8);
    assertThat(report.scores().get("heldOut").auc()).isGreaterThan(0.7);
    try (OnnxEmbedder embedder = OnnxEmbedder.load(report.model())) {
      assertThat(embedder.space().dimension()).isEqualTo(32);
      assertThat(embedder.embed(List.of(training.packets().get(0).samples()))).hasSize(1);
    }
  }

  /** Hears how far a training is. */
  private static final class Stages implements Progress {
    private final List<String> names = new ArrayList<>();
    private final List<Long> open = new ArrayList<>();

    @Override
    public synchronized void begins(String stage, long steps) {
      names.add(stage);
      open.add(steps == UNKNOWN ? 0 : steps);
    }

    @Override
    public synchronized void step() {
      open.set(open.size() - 1, open.get(open.size() - 1) - 1);
    }

    /** No stage of some length is silent, and each comes to its end. */
    void assertAllTold() {
      assertThat(names)
          .containsExactly(
              "preparing packets",
              "drawing examples",
              "drawing examples at high SNR",
              "learning",
              "judging on devices that are left out");
      assertThat(open).containsOnly(0L);
    }
  }

  @Test
  void devicesHeldOutByNumberAreNeverLearntFrom() throws IOException, InterruptedException {
    Testbed testbed = Testbeds.of("lora-60", Difficulty.EASY, 3, 0.02);
    PacketSet training = TestbedPackets.of(testbed, testbed.set("training"));
    LoraRecipe recipe = LoraRecipe.standard().withLearning(new Learning.Discriminants(500, 0.01));
    TrainingReport report = Training.run(options(1), recipe.on(LoraData.recorded(training, 6)));
    assertThat(report.threshold().orElseThrow().impostorDevices()).isEqualTo(6);
    assertThat(report.scores().get("heldOut").accuracy()).isGreaterThan(0.5);
  }

  private static LoraRecipe batches(int devices, int packets) {
    return RECIPE.withLearning(((Learning.Descent) RECIPE.learning()).withBatch(devices, packets));
  }

  private TrainingOptions options(double minutes) {
    return TrainingOptions.defaults(folder.resolve("model.onnx"), folder.resolve("work"))
        .withMinutes(minutes)
        .withThreads(1)
        .withValidateEvery(25);
  }

  private static TrainingReport train(TrainingOptions options, int thinning)
      throws IOException, InterruptedException {
    return Training.run(options, batches(8, 3).on(new SimulatedNodes(40, thinning)));
  }
}
