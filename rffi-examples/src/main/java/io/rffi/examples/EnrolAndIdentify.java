package io.rffi.examples;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.Identification;
import io.rffi.api.IqSignal;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.match.LikelihoodMatcher;
import io.rffi.store.jdbc.JdbcFingerprintStore;
import java.nio.file.Path;
import java.util.List;

/** The main job: enrol a device, then say who sent a packet. */
public final class EnrolAndIdentify {
  private EnrolAndIdentify() {}

  /**
   * Enrols the device of some recordings and judges another.
   *
   * @param store the folder where fingerprints are kept
   * @param recordings captures of one device
   * @param capture what a gateway received
   * @return who sent it
   */
  public static Identification run(Path store, List<IqSignal> recordings, IqSignal capture) {
    OnnxEmbedder model = OnnxEmbedder.bundledLora();
    try (DeviceIdentifier identifier =
        DeviceIdentifier.builder()
            .preambles(LoraPreambleExtractor.of(LoraParameters.EU868_SF7))
            .embedder(model)
            .store(JdbcFingerprintStore.open(store))
            .matcher(LikelihoodMatcher.of(model))
            .build()) {
      identifier.enrol("sensor-17", recordings); // on disk when it returns
      return identifier.identify(capture); // recognised, undecided, rogue or rejected
    }
  }

  /**
   * Runs the example on simulated radios.
   *
   * @param args the folder of the store, which must not hold sensor-17 yet
   */
  public static void main(String[] args) {
    SimulatedRadio radio = new SimulatedRadio(2, 1);
    List<IqSignal> recordings = radio.recordings(0, 0, 20);
    IqSignal capture = radio.recordings(0, 100, 1).get(0);
    System.out.println(run(Path.of(args[0]), recordings, capture));
  }
}
