package io.rffi.examples;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.IdentifiedPacket;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.io.ReadOptions;
import io.rffi.io.Recording;
import io.rffi.io.Recordings;
import io.rffi.match.LikelihoodMatcher;
import io.rffi.store.jdbc.JdbcFingerprintStore;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Says who sent each packet in a recording that may be larger than memory. */
public final class IdentifyRecording {
  private IdentifyRecording() {}

  /**
   * Goes through a recording.
   *
   * @param store the folder where the devices are enrolled
   * @param file the recording
   * @param options how to read it
   * @param verdicts takes one verdict a packet, in the order of time
   * @return how many packets there were
   */
  public static int run(
      Path store, Path file, ReadOptions options, Consumer<IdentifiedPacket> verdicts) {
    OnnxEmbedder model = OnnxEmbedder.bundledLora();
    try (DeviceIdentifier identifier =
            DeviceIdentifier.builder()
                .preambles(LoraPreambleExtractor.of(LoraParameters.EU868_SF7))
                .embedder(model)
                .store(JdbcFingerprintStore.open(store))
                .matcher(LikelihoodMatcher.of(model))
                .build();
        Recordings recordings = Recordings.open(file, options)) {
      int packets = 0;
      for (Recording recording : recordings) {
        packets += identifier.identifyEach(recording, verdicts);
      }
      return packets;
    }
  }

  /**
   * Runs the example.
   *
   * @param args the folder of the store, and a recording that says everything itself
   */
  public static void main(String[] args) {
    run(Path.of(args[0]), Path.of(args[1]), ReadOptions.defaults(), System.out::println);
  }
}
