package io.rffi.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.augment.channel.Range;
import io.rffi.augment.node.Conditions;
import io.rffi.augment.node.NodeFamily;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.dsp.FrontEnd;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.heldout.HeldOutDevices;
import io.rffi.eval.heldout.OpenSet;
import io.rffi.eval.heldout.Validation;
import io.rffi.eval.metric.ValidationScore;
import io.rffi.match.CalibratedThreshold;
import io.rffi.train.data.HeldOutDraw;
import io.rffi.train.data.RowsOfIq;
import io.rffi.train.data.SimulatedLora;
import io.rffi.train.testbed.Lora60Figures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the card of the bundled LoRa model says of simulated nodes that nobody has learnt from. */
class BundledLoraTest {
  /** Draws that are not among the model's. */
  private static final long FIRST_SEED = 77_000;

  private static final int RECEIVERS = 8;
  private static final FrontEnd SAMPLES =
      FrontEnd.iqWindow(FrontEnd.LORA.sampleRateHz(), FrontEnd.LORA.samples());

  private static OnnxEmbedder embedder;

  @BeforeAll
  static void open() {
    embedder = OnnxEmbedder.bundledLora();
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  private static HeldOutDevices nodes(List<NodeFamily> families, int count, int probes, long seed) {
    SimulatedLora source =
        new SimulatedLora(SAMPLES, Conditions.JUDGED, families, count, new Range(1, 1), seed);
    return HeldOutDraw.of(source, 15, probes, seed);
  }

  private static float[][] embed(HeldOutDevices nodes) {
    List<IqSignal> preambles =
        nodes.examples().stream()
            .map(rows -> RowsOfIq.signal(rows, SAMPLES.sampleRateHz()))
            .toList();
    return embedder.embed(preambles).stream().map(Fingerprint::toArray).toArray(float[][]::new);
  }

  private static ValidationScore score(List<NodeFamily> families, int count, long seed) {
    HeldOutDevices nodes = nodes(families, count, 10, seed);
    ValidationScore score = Validation.score(nodes, embed(nodes));
    System.out.println(score);
    return score;
  }

  @Test
  void tellsNewNodesApart() {
    ValidationScore score = score(NodeFamily.TRAINED, 24, FIRST_SEED);
    assertThat(score.accuracy()).isGreaterThan(0.93);
    assertThat(score.auc()).isGreaterThan(0.93);
  }

  @Test
  @Tag("heavy")
  void keepsItsFiguresOnMoreNodes() {
    assertThat(score(NodeFamily.TRAINED, 60, FIRST_SEED + 1).accuracy()).isGreaterThan(0.95);
    assertThat(score(NodeFamily.UNSEEN, 30, FIRST_SEED + 2).accuracy()).isGreaterThan(0.95);
  }

  /**
   * The model was calibrated on other nodes; on these, the same rate should want nearly the same.
   */
  @Test
  @Tag("heavy")
  void keepsItsFalseAcceptRate() {
    OpenSet galleries = new OpenSet(1);
    for (int receiver = 0; receiver < RECEIVERS; receiver++) {
      HeldOutDevices nodes = nodes(NodeFamily.ALL, 50, 4, FIRST_SEED + 10 + receiver);
      galleries.add(nodes, embed(nodes));
    }
    CalibratedThreshold here =
        galleries.calibrate(embedder.description().thresholdFalseAcceptRate().orElseThrow());
    double carried = embedder.description().threshold().orElseThrow();
    System.out.printf("the model carries %.4f, these nodes give %s%n", carried, here);
    assertThat(here.value()).isBetween(0.85 * carried, 1.15 * carried);
  }

  @ParameterizedTest
  @ValueSource(longs = {2026, 7, 8})
  @Tag("heavy")
  void findsTheUnitsOfOneBatch(long seed) {
    Map<String, Double> figures =
        Lora60Figures.of(embedder, Testbeds.of("lora-60", Difficulty.DEFAULT, seed, 0.2));
    assertThat(figures.get("places")).isGreaterThan(0.8);
    assertThat(figures.get("other-models")).isGreaterThan(0.887);
  }
}
