package io.rffi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.Identification;
import io.rffi.api.IqSignal;
import io.rffi.api.Matcher;
import io.rffi.api.PreambleExtractor;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.dsp.burst.BurstWindows;
import io.rffi.dsp.burst.IqWindowExtractor;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.TestbedPackets;
import io.rffi.match.KnnMatcher;
import io.rffi.match.LikelihoodMatcher;
import io.rffi.store.jdbc.JdbcFingerprintStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's ten lines with every bundled model, on simulated radios. */
class TenLinesTest {
  private static final int RADIOS = 16;
  private static final int ENROLLED = 100;
  private static final int PROBES = 25;

  @TempDir private Path folder;

  private DeviceIdentifier identifier(
      OnnxEmbedder model, PreambleExtractor preambles, Matcher.Factory matcher) {
    return DeviceIdentifier.builder()
        .preambles(preambles)
        .embedder(model)
        .store(JdbcFingerprintStore.open(folder.resolve("devices")))
        .matcher(matcher)
        .build();
  }

  private static boolean isFrom(String device, Identification who) {
    return who instanceof Identification.Recognised known && known.deviceId().equals(device);
  }

  @Test
  void bundledLora() {
    OnnxEmbedder model = OnnxEmbedder.bundledLora();
    try (DeviceIdentifier identifier =
        identifier(
            model,
            LoraPreambleExtractor.of(LoraParameters.EU868_SF7),
            LikelihoodMatcher.of(model))) {
      SimulatedRadio radios = new SimulatedRadio(5, 7);
      for (int n = 0; n < 5; n++) {
        identifier.enrol("radio-" + n, radios.recordings(n, 0, 15));
      }
      int right = 0;
      for (int n = 0; n < 5; n++) {
        for (IqSignal capture : radios.recordings(n, 100, 4)) {
          right += isFrom("radio-" + n, identifier.identify(capture)) ? 1 : 0;
        }
      }
      assertThat(right).isGreaterThanOrEqualTo(16);
    }
  }

  @Test
  void bundledIq() {
    Testbed testbed = Testbeds.of("iq-16", Difficulty.DEFAULT, 7, 0.033);
    Map<String, List<IqSignal>> windows =
        TestbedPackets.of(testbed, testbed.sets().get(0)).packets().stream()
            .collect(
                Collectors.groupingBy(
                    LabelledSignal::device,
                    TreeMap::new,
                    Collectors.mapping(LabelledSignal::samples, Collectors.toList())));
    assertThat(windows).hasSize(RADIOS);
    OnnxEmbedder model = OnnxEmbedder.bundledIq();
    try (DeviceIdentifier identifier =
        identifier(
            model,
            IqWindowExtractor.ofWholeCaptures(BurstWindows.of(128)),
            KnnMatcher.withThreshold(model.description().threshold()))) {
      windows.forEach((radio, own) -> identifier.enrol(radio, own.subList(0, ENROLLED)));
      int right = 0;
      for (Map.Entry<String, List<IqSignal>> radio : windows.entrySet()) {
        List<IqSignal> own = radio.getValue();
        for (IqSignal capture : own.subList(own.size() - PROBES, own.size())) {
          right += isFrom(radio.getKey(), identifier.identify(capture)) ? 1 : 0;
        }
      }
      assertThat(right).isGreaterThanOrEqualTo(344);
    }
  }
}
