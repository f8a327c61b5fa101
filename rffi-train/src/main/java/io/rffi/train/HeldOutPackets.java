package io.rffi.train;

import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.heldout.HeldOutDevices;
import io.rffi.train.data.HeldOutDraw;
import io.rffi.train.data.RecordedPackets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All devices are learnt from, and a tenth of each one's packets are held out, as Shen et al. do.
 * Unlike {@link RecordedLora}, which holds devices out: the experiments count the devices that are
 * learnt from, and have others to judge by. The threshold of a model that is trained so is
 * calibrated on devices that it knows, and too optimistic for others.
 */
final class HeldOutPackets extends LoraData {
  private static final int HELD_OUT_ONE_IN = 10;
  private static final int LEAST_HELD_OUT = 2;
  private static final int ENROLLED = 8;
  private static final int PROBES = 8;

  private final String description;
  private final Supplier<PacketSet> packets;
  private final int devices;

  /**
   * Data that are loaded when they are split.
   *
   * @param description equal data have equal texts
   * @param packets loads them
   * @param devices how many devices are learnt from, the first ones
   */
  HeldOutPackets(String description, Supplier<PacketSet> packets, int devices) {
    this.description = description;
    this.packets = packets;
    this.devices = devices;
  }

  @Override
  public String describe() {
    return description + " devices=" + devices + " heldOut=packets";
  }

  @Override
  Split split(LoraRecipe recipe, long seed) {
    PacketSet all = packets.get();
    if (all.devices().size() < devices) {
      throw new IllegalArgumentException(
          "an extractor is to learn from %d devices, %s has %d"
              .formatted(devices, all.name(), all.devices().size()));
    }
    Set<String> wanted = Set.copyOf(all.devices().subList(0, devices));
    List<LabelledSignal> learnt = new ArrayList<>();
    List<LabelledSignal> held = new ArrayList<>();
    Random random = new Random(seed);
    byDevice(all.ofDevices(wanted::contains))
        .forEach((device, own) -> split(device, own, random, learnt, held));
    RecordedPackets source = source(all.name(), learnt, recipe);
    RecordedPackets highSnr = source.through(recipe.highSnrChannels());
    HeldOutDevices validation =
        HeldOutDraw.of(source(all.name(), held, recipe), ENROLLED, PROBES, seed + 1);
    return new Split(
        source,
        highSnr,
        validation,
        new Judgement(List.of(validation), Map.of("heldOut", validation)));
  }

  private static void split(
      String device,
      List<LabelledSignal> own,
      Random random,
      List<LabelledSignal> learnt,
      List<LabelledSignal> held) {
    if (own.size() < LEAST_HELD_OUT + 1) {
      throw new IllegalArgumentException(
          "device %s has %d packets: one is learnt from, one enrolled, and one judged, at least"
              .formatted(device, own.size()));
    }
    List<LabelledSignal> order = new ArrayList<>(own);
    Collections.shuffle(order, random);
    int count = Math.max(LEAST_HELD_OUT, own.size() / HELD_OUT_ONE_IN);
    held.addAll(order.subList(0, count));
    learnt.addAll(order.subList(count, order.size()));
  }

  private static Map<String, List<LabelledSignal>> byDevice(PacketSet set) {
    Map<String, List<LabelledSignal>> byDevice = new LinkedHashMap<>();
    set.packets()
        .forEach(
            packet ->
                byDevice.computeIfAbsent(packet.device(), device -> new ArrayList<>()).add(packet));
    return byDevice;
  }

  private static RecordedPackets source(
      String name, List<LabelledSignal> packets, LoraRecipe recipe) {
    return new RecordedPackets(new PacketSet(name, packets), recipe.channels(), recipe.frontEnd());
  }
}
