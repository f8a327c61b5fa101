package io.rffi.train;

import io.rffi.eval.data.PacketSet;
import io.rffi.train.data.RecordedPackets;
import io.rffi.train.validation.HeldOutDevices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Recorded packets: some devices are held out, the others are learnt from. Held-out devices are
 * judged among all others, through channels of the recipe's augmentation.
 */
public final class RecordedLora implements LoraData {
  private static final double HELD_OUT_SHARE = 0.1;
  private static final int LEAST_HELD_OUT = 2;
  private static final int LEAST_TRAINED = 2;

  private final PacketSet set;
  private final int heldOut;

  /**
   * A tenth of the devices, at least two, are held out.
   *
   * @param set at least four devices
   */
  public RecordedLora(PacketSet set) {
    this(set, (int) Math.max(LEAST_HELD_OUT, Math.round(HELD_OUT_SHARE * set.devices().size())));
  }

  /**
   * With a number of devices that are held out.
   *
   * @param set at least two devices more than are held out
   * @param heldOut how many devices are judged by and not learnt from, ≥ 2
   */
  public RecordedLora(PacketSet set, int heldOut) {
    int devices = set.devices().size();
    if (heldOut < LEAST_HELD_OUT || devices - heldOut < LEAST_TRAINED) {
      throw new IllegalArgumentException(
          "a training needs %d devices to learn from and %d to be judged by; %s has %d, of which %d would be held out"
              .formatted(LEAST_TRAINED, LEAST_HELD_OUT, set.name(), devices, heldOut));
    }
    this.set = set;
    this.heldOut = heldOut;
  }

  @Override
  public String describe() {
    return "data=%s devices=%d heldOut=%d packets=%d"
        .formatted(set.name(), set.devices().size(), heldOut, set.packets().size());
  }

  @Override
  public Split split(LoraRecipe recipe, long seed) {
    List<String> order = new ArrayList<>(set.devices());
    Collections.shuffle(order, new Random(seed));
    Set<String> judged = new HashSet<>(order.subList(0, heldOut));
    RecordedPackets learnt = source(set.ofDevices(device -> !judged.contains(device)), recipe);
    RecordedPackets calm = learnt.through(recipe.calm());
    RecordedPackets held = source(set.ofDevices(judged::contains), recipe);
    HeldOutDevices validation = HeldOutDevices.draw(held, learnt, 15, 20, seed + 1);
    HeldOutDevices reported = HeldOutDevices.draw(held, learnt, 15, 50, seed + 2);
    return new Split(learnt, calm, validation, List.of(reported), Map.of("heldOut", reported));
  }

  private static RecordedPackets source(PacketSet packets, LoraRecipe recipe) {
    return new RecordedPackets(packets, recipe.augmentation(), recipe.frontEnd());
  }
}
