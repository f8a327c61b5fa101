package io.rffi.cli;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.data.TestbedPackets;
import io.rffi.train.LoraData;
import io.rffi.train.LoraRecipe;
import io.rffi.train.TrainingTask;
import picocli.CommandLine.Option;

/** What only a LoRa training is asked. */
final class LoraTrainingOptions {
  /** To be named when they are given to another. */
  static final String NAMES = "--held-out, --nodes and --difficulty";

  private static final String TESTBED = "lora-60";

  @Option(
      names = "--held-out",
      paramLabel = "N",
      description =
          "How many of the devices are judged by instead (default: with the standard recipe each once,"
              + " by a model that is made for that, and all are learnt from; else a tenth, at least"
              + " 2).")
  private Integer heldOut;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description =
          "How many simulated nodes to learn from without --data and --simulate (default: 1000).")
  private int nodes = 1000;

  @Option(
      names = "--difficulty",
      paramLabel = "LEVEL",
      description = "The testbed's: easy, default or hard (default: default).")
  private Difficulty difficulty = Difficulty.DEFAULT;

  LoraTrainingOptions() {}

  TrainingTask task(TrainingDataOptions data) {
    LoraRecipe recipe =
        switch (data.recipe()) {
          case STANDARD -> LoraRecipe.standard();
          case COMPACT -> LoraRecipe.compact();
          case PUBLISHED -> LoraRecipe.published();
        };
    return recipe.on(devices(data));
  }

  private LoraData devices(TrainingDataOptions data) {
    if (data.data().isPresent()) {
      return recorded(data.read(data.data().get()), data);
    }
    if (data.testbed().isPresent()) {
      return recorded(data.simulated(TESTBED, () -> training(data)), data);
    }
    return LoraData.simulated(nodes);
  }

  private PacketSet training(TrainingDataOptions data) {
    Testbed testbed = Testbeds.of(TESTBED, difficulty, data.testbedSeed(), data.scale());
    return TestbedPackets.of(testbed, testbed.set("training"));
  }

  private LoraData recorded(PacketSet all, TrainingDataOptions data) {
    PacketSet set = data.learnt().map(all::ofDevices).orElse(all);
    return heldOut == null ? LoraData.recorded(set) : LoraData.recorded(set, heldOut);
  }
}
