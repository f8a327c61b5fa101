package io.rffi.train;

import io.rffi.train.data.ExampleSource;
import io.rffi.train.validation.HeldOutDevices;
import java.util.List;
import java.util.Map;

/** What a LoRa extractor is trained on, and which devices are kept for judging it. */
public interface LoraData {
  /**
   * In a few words, for checkpoints and models: equal data must have equal texts.
   *
   * @return for example {@code simulated devices=1000}
   */
  String describe();

  /**
   * Splits by devices.
   *
   * @param recipe says what the network's inputs are like
   * @param seed fixes the split and every packet
   * @return the parts
   */
  Split split(LoraRecipe recipe, long seed);

  /**
   * Devices to learn from, and others that take no part in it.
   *
   * @param training to learn from
   * @param calm the same devices in good reception, where {@link Learning.Discriminants} see how
   *     they vary
   * @param validation small enough to be judged every few minutes
   * @param calibration for the threshold, one for each receiver
   * @param reported for the figures of the report, by name
   */
  record Split(
      ExampleSource training,
      ExampleSource calm,
      HeldOutDevices validation,
      List<HeldOutDevices> calibration,
      Map<String, HeldOutDevices> reported) {
    /** Copies the collections. */
    public Split {
      calibration = List.copyOf(calibration);
      reported = Map.copyOf(reported);
    }
  }
}
