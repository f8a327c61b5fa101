package io.rffi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.LearnedSimilarity;
import io.rffi.dsp.FrontEnd;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.metric.FewShotScore;
import io.rffi.eval.metric.ValidationScore;
import io.rffi.train.data.LabelledExamples;
import io.rffi.train.data.RowsOfIq;
import io.rffi.train.descent.PairChoice;
import io.rffi.train.descent.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("statistical")
class IqTrainingTest {
  private static final int DEVICES = 6;
  private static final int WINDOWS = 40;

  @TempDir private Path folder;

  /** A tone of random phase and its image, whose size and phase are the device's mark. */
  private static PacketSet tones(String name, long seed) {
    Random random = new Random(seed);
    List<LabelledSignal> packets = new ArrayList<>();
    for (int device = 1; device <= DEVICES; device++) {
      double markI = device % 3 - 1;
      double markQ = device % 2 - 0.5;
      for (int n = 0; n < WINDOWS; n++) {
        double phase = 2 * Math.PI * random.nextDouble();
        float[] values = new float[256];
        for (int k = 0; k < 128; k++) {
          double angle = phase + 0.4 * k;
          double i = Math.cos(angle) + markI * Math.cos(angle) + markQ * Math.sin(angle);
          double q = Math.sin(angle) - markI * Math.sin(angle) + markQ * Math.cos(angle);
          values[2 * k] = (float) (i + 0.02 * random.nextGaussian());
          values[2 * k + 1] = (float) (q + 0.02 * random.nextGaussian());
        }
        packets.add(new LabelledSignal(Integer.toString(device), IqSignal.of(values, 5e6)));
      }
    }
    return new PacketSet(name, packets);
  }

  private static IqData data() {
    return IqData.of(
        "tones",
        tones("one", 1),
        Optional.of(tones("two", 2)),
        Set.of("1", "2", "3", "4")::contains,
        IqData.Days.FIRST);
  }

  private TrainingOptions options() {
    return TrainingOptions.defaults(folder.resolve("m.onnx"), folder.resolve("work"))
        .withMinutes(10)
        .withThreads(1)
        .withValidateEvery(50);
  }

  /** Ends by its epochs, so that the load of the machine does not decide. */
  private static IqRecipe brief(IqParadigm paradigm) {
    return IqRecipe.standard(paradigm).withBatches(32, 16).withSchedule(Schedule.constant(1e-3));
  }

  @ParameterizedTest
  @EnumSource
  void everyParadigmLearnsAndTheModelLoads(IqParadigm paradigm)
      throws IOException, InterruptedException {
    IqData data = data();
    // The transfer's second stage begins anew.
    int epochs = paradigm == IqParadigm.TRANSFER ? 36 : 16;
    TrainingReport report =
        Training.run(options(), brief(paradigm).withBatches(32, epochs).on(data));
    assertThat(report.scores().keySet())
        .containsExactlyInAnyOrder(
            "heldOutWindows", "otherRun", "unseenDevices", "unseenDevicesOtherRun");
    ValidationScore pairs = report.scores().get("heldOutWindows");
    // 320 pairs: by chance at most 210 are right, with probability 1 − 1e-7.
    assertThat(pairs.accuracy()).isGreaterThan(0.66);
    assertThat(pairs.auc()).isGreaterThan(0.75);
    assertThat(report.fewShots())
        .extracting(FewShotScore::probed, FewShotScore::enrolled)
        .hasSize(8);
    assertThat(report.steps()).isPositive();
    try (OnnxEmbedder embedder = OnnxEmbedder.load(report.model(), report.sha256())) {
      ModelDescription description = embedder.description();
      assertThat(description.frontEnd()).isEqualTo(FrontEnd.iqWindow(5e6, 128));
      assertThat(description.metric() instanceof LearnedSimilarity)
          .isEqualTo(paradigm == IqParadigm.LOGISTIC);
      // Of 2 unseen devices with 8 probes there are too few for a rate of 1 %.
      assertThat(description.threshold()).isEmpty();
      assertThat(embedder.space().dimension()).isEqualTo(128);
      assertJudgesAsReported(embedder, data.test(), pairs);
    }
  }

  /** A pair of one device should be nearer than one of two as often as the report says. */
  private static void assertJudgesAsReported(
      OnnxEmbedder embedder, LabelledExamples windows, ValidationScore reported) {
    List<Fingerprint> prints =
        embedder.embed(
            windows.examples().stream().map(input -> RowsOfIq.signal(input, 5e6)).toList());
    List<Double> same = new ArrayList<>();
    List<Double> other = new ArrayList<>();
    for (int a = 0; a < windows.size(); a++) {
      for (int b = a + 1; b < windows.size(); b++) {
        double distance = prints.get(a).distanceTo(prints.get(b));
        (windows.labels().get(a).equals(windows.labels().get(b)) ? same : other).add(distance);
      }
    }
    long nearer = same.stream().mapToLong(s -> other.stream().filter(o -> s < o).count()).sum();
    // The report's pairs are drawn from these.
    assertThat((double) nearer / ((long) same.size() * other.size()))
        .isCloseTo(reported.auc(), within(0.06));
  }

  @Test
  void thePublishedRecipeGoesThroughItsPairs() throws IOException, InterruptedException {
    IqRecipe published = IqRecipe.published(IqParadigm.LOGISTIC);
    assertThat(published.pairs()).isEqualTo(PairChoice.CONSECUTIVE);
    assertThat(published.batch()).isEqualTo(128);
    assertThat(published.epochs()).isEqualTo(32);
    assertThat(published.schedule().first()).isEqualTo(1e-4);
    assertThat(IqRecipe.published(IqParadigm.CONTRASTIVE).l2()).isEqualTo(1e-4);
    TrainingReport report = Training.run(options(), published.withBatches(128, 1).on(data()));
    // 4 devices × 28 windows × 10 pairs make 8 batches of 128.
    assertThat(report.steps()).isEqualTo(8);
  }

  @Test
  void aStoppedTrainingGoesOn() throws IOException, InterruptedException {
    IqRecipe recipe = brief(IqParadigm.CONTRASTIVE);
    TrainingReport begun = Training.run(options().withMinutes(1e-4), recipe.on(data()));
    TrainingReport whole = Training.run(options(), recipe.on(data()));
    assertThat(whole.steps()).isEqualTo(16L * (112 / 32));
    assertThat(begun.steps()).isLessThan(whole.steps());
    List<String> log = Files.readAllLines(folder.resolve("work/pairs/training.csv"));
    assertThat(log.stream().filter(line -> line.startsWith("step"))).hasSize(1);
    assertThat(log.get(1)).startsWith(begun.steps() + ",");
    assertThat(log.get(log.size() - 1)).startsWith(whole.steps() + ",");
    assertThatThrownBy(() -> Training.run(options().withSeed(9), recipe.on(data())))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("seed=9");
  }

  @Test
  void oneDeviceIsNotEnough() {
    assertThatThrownBy(
            () ->
                IqData.of(
                    "tones", tones("one", 1), Optional.empty(), "1"::equals, IqData.Days.FIRST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes two");
  }

  @Test
  void simulatedCampaignsHaveOtherRadiosAndTwoRuns() {
    IqData one =
        IqData.simulated(7, 1, 0.005, device -> Integer.parseInt(device) <= 8, IqData.Days.FIRST);
    assertThat(one.training().devices()).hasSize(8);
    assertThat(one.otherRun()).isPresent();
    assertThat(one.unseen().orElseThrow().probes().devices()).hasSize(8);
    IqData two = IqData.simulated(7, 2, 0.005, device -> device.startsWith("1."), IqData.Days.BOTH);
    assertThat(two.training().devices()).hasSize(16).contains("1.3");
    assertThat(two.unseen().orElseThrow().probes().devices()).hasSize(16).contains("2.16");
    assertThat(two.training().examples().get(0)).isEqualTo(one.training().examples().get(0));
    assertThat(two.description()).isNotEqualTo(one.description());
    // Of 20 windows of a device and run, 14 are learnt from, and of the other run 4 are judged.
    assertThat(one.training().size()).isEqualTo(8 * 14);
    assertThat(two.training().size()).isEqualTo(16 * 28);
    assertThat(one.otherRun().orElseThrow().size()).isEqualTo(8 * 20);
    assertThat(two.otherRun().orElseThrow().size()).isEqualTo(16 * 4);
  }
}
