package io.rffi.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rffi.api.Embedder;
import io.rffi.api.IqSignal;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.impairment.ImpairmentEmbedder;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two real LoRa transmitters, one packet each, enrolled as recorded, then the same packet received
 * otherwise: which of the two is nearer. Printed whatever it is. One packet each says whether an
 * embedder bears another receiver, and nothing about how well it tells transmitters apart. Skipped
 * where there are no recordings.
 */
@Tag("heavy")
@Tag("recording")
class LoraRadiosTest {
  private static final LoraPreambleExtractor PREAMBLES =
      LoraPreambleExtractor.of(LoraParameters.EU868_SF7);

  @BeforeAll
  static void requireRecordings() {
    assumeTrue(Files.isDirectory(Path.of("../../shared/recordings/lora")), "no recordings here");
  }

  private static IqSignal preamble(IqSignal capture) {
    return PREAMBLES.extract(capture).get(0).samples();
  }

  private static Trial trial(double snrDb) {
    Map<String, List<IqSignal>> enrolled = new TreeMap<>();
    Map<String, List<IqSignal>> probes = new TreeMap<>();
    for (int radio = 0; radio < 2; radio++) {
      IqSignal packet = RealRadioTest.read("suai_sf7_bw125_" + (radio + 1));
      List<IqSignal> again = new ArrayList<>();
      int seed = 0;
      for (double shiftHz : new double[] {-20_000, 0, 7_770}) {
        for (double rateHz : new double[] {1e6, 2e6, 2.4e6}) {
          for (double fraction : new double[] {0, 0.25, 0.5, 0.8}) {
            again.add(
                preamble(
                    RealRadioTest.receivedAgain(
                        packet, shiftHz, rateHz, fraction, snrDb, new Random(++seed))));
          }
        }
      }
      String name = radio == 0 ? "A" : "B";
      enrolled.put(name, List.of(preamble(packet)));
      probes.put(name, again);
    }
    return new Trial(enrolled, probes);
  }

  @ParameterizedTest
  @ValueSource(doubles = {29, 20})
  void eachIsNearerToItself(double snrDb) {
    Trial trial = trial(snrDb);
    try (Embedder network = OnnxEmbedder.bundledLora()) {
      trial.report("LoRa at " + snrDb + " dB, bundled model", network);
    }
    int right = trial.report("LoRa at " + snrDb + " dB, impairments", ImpairmentEmbedder.lora());
    assertThat(right).isGreaterThan(trial.count() / 2);
  }
}
