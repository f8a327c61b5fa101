package io.rffi.examples;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.Identification;
import io.rffi.api.IqSignal;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.impairment.ImpairmentEmbedder;
import io.rffi.embed.impairment.ImpairmentEstimator;
import io.rffi.match.InMemoryFingerprintStore;
import io.rffi.match.KnnMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The main job by hand-made features, without any network: the embedder is another, everything else
 * is as before. The features can be read, too.
 */
public final class WithoutNetwork {
  private static final LoraPreambleExtractor PREAMBLES =
      LoraPreambleExtractor.of(LoraParameters.EU868_SF7);

  /**
   * Features are in units of their deviation, so that a device's own packets are some 3 apart. Of
   * simulated radios nearly all are nearer than 5, and nearly all strangers' packets farther:
   * measure it with your own.
   */
  private static final double THRESHOLD = 5;

  private WithoutNetwork() {}

  /**
   * Enrols devices and judges captures.
   *
   * @param devices recordings by the name of the device, best with 15 packets or more of each
   * @param captures what a gateway received
   * @return who sent each
   */
  public static List<Identification> run(
      Map<String, List<IqSignal>> devices, List<IqSignal> captures) {
    try (DeviceIdentifier identifier =
        DeviceIdentifier.builder()
            .preambles(PREAMBLES)
            .embedder(ImpairmentEmbedder.lora())
            .store(new InMemoryFingerprintStore())
            .matcher(KnnMatcher.withThreshold(THRESHOLD)) // there is no model that states one
            .build()) {
      devices.forEach(identifier::enrol);
      return captures.stream().map(identifier::identify).toList();
    }
  }

  /**
   * Prints the impairments of a capture's first packet.
   *
   * @param capture what a gateway received
   */
  public static void print(IqSignal capture) {
    ImpairmentEstimator estimator = ImpairmentEmbedder.lora().estimator();
    double[] values = estimator.estimate(PREAMBLES.extract(capture).get(0).samples());
    for (int n = 0; n < values.length; n++) {
      System.out.printf(
          "%s: %.4g %s%n",
          estimator.quantities().get(n).name(), values[n], estimator.quantities().get(n).unit());
    }
  }

  /**
   * Runs the example on simulated radios.
   *
   * @param args none
   */
  public static void main(String[] args) {
    SimulatedRadio radio = new SimulatedRadio(5, 1);
    Map<String, List<IqSignal>> devices = new HashMap<>();
    for (int device = 0; device < 5; device++) {
      devices.put("sensor-" + device, radio.recordings(device, 0, 20));
    }
    List<IqSignal> captures = radio.recordings(3, 100, 4);
    print(captures.get(0));
    run(devices, captures).forEach(System.out::println);
  }
}
