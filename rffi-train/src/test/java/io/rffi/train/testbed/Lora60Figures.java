package io.rffi.train.testbed;

import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.data.TestbedPackets;
import io.rffi.eval.metric.DeviceBootstrap;
import io.rffi.eval.metric.Figure;
import io.rffi.eval.protocol.EmbeddedSet;
import io.rffi.eval.protocol.Enrolment;
import io.rffi.eval.protocol.Evaluation;
import io.rffi.eval.protocol.PacketEmbedder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a model does on {@code lora-60}: it finds the devices of each set but the trained ones among
 * those enrolled of the same models, by 15-NN.
 */
public final class Lora60Figures {
  private static final int K = 15;
  private static final DeviceBootstrap BOOTSTRAP = DeviceBootstrap.standard();

  private final PacketEmbedder embedder;
  private final Testbed testbed;
  private final EmbeddedSet enrolled;
  private final Map<String, Double> figures = new LinkedHashMap<>();

  private Lora60Figures(OnnxEmbedder model, Testbed testbed) {
    embedder = PacketEmbedder.of(model);
    this.testbed = testbed;
    enrolled = embed("enrolment");
  }

  /**
   * Measures and prints them.
   *
   * @return accuracies by the sets' names, their mean over the ten places as {@code "places"}, and
   *     {@code "rogue AUC"}
   */
  public static Map<String, Double> of(OnnxEmbedder model, Testbed testbed) {
    Lora60Figures all = new Lora60Figures(model, testbed);
    all.measure();
    return all.figures;
  }

  private void measure() {
    for (TestSet set : testbed.sets()) {
      if (!List.of("training", "enrolment", "rogue").contains(set.name())) {
        EmbeddedSet probes = embed(set.name());
        put(set.name(), among(probes).evaluate(probes).accuracy(BOOTSTRAP));
      }
    }
    EmbeddedSet unseen = embed("unseen");
    Evaluation rogues = among(unseen).evaluate(unseen, embed("rogue"));
    put("rogue AUC", rogues.separation().orElseThrow().area(BOOTSTRAP));
    double places =
        IntStream.rangeClosed(1, 10)
            .mapToDouble(place -> figures.get("D" + place))
            .average()
            .orElseThrow();
    System.out.printf("mean of the ten places %.4f%n", places);
    figures.put("places", places);
  }

  private Enrolment among(EmbeddedSet probes) {
    List<String> wanted = probes.devices();
    return Enrolment.of(
        enrolled.with(
            enrolled.packets().stream()
                .filter(packet -> wanted.contains(packet.device()))
                .toList()),
        K);
  }

  private EmbeddedSet embed(String set) {
    return embedder.embed(TestbedPackets.of(testbed, testbed.set(set)));
  }

  private void put(String name, Figure figure) {
    System.out.printf("%-12s %s%n", name, figure);
    figures.put(name, figure.value());
  }
}
