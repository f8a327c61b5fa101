package io.rffi.train;

import io.rffi.dsp.lora.LoraParameters;
import io.rffi.embed.onnx.ModelLimits;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.heldout.HeldOutDevices;
import io.rffi.train.data.HeldOutDraw;
import io.rffi.train.data.RecordedPackets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Recorded packets: some devices are held out, the others are learnt from. Held-out devices are
 * judged among all others, through channels of the recipe's augmentation; what is enrolled of them
 * are the earlier half of their packets, and the probes are of the later one.
 */
final class RecordedLora extends LoraData {
  private static final double HELD_OUT_SHARE = 0.1;
  private static final int FOLDS = 5;
  private static final int LEAST_HELD_OUT = 2;
  private static final int LEAST_TRAINED = 2;

  private final PacketSet set;
  private final int heldOut;
  private final boolean inTurn;

  /**
   * Each device is held out once by {@link Learning.Discriminants}, in {@value #FOLDS} folds; the
   * model learns from all of them. Other ways to learn do without a tenth of the devices, at least
   * two.
   *
   * @param set at least four devices with two packets each
   */
  RecordedLora(PacketSet set) {
    this(
        set,
        (int) Math.max(LEAST_HELD_OUT, Math.round(HELD_OUT_SHARE * set.devices().size())),
        true);
  }

  /**
   * With a number of devices that are held out, however the others are learnt from.
   *
   * @param set at least two devices more than are held out, with two packets each
   * @param heldOut how many devices are judged by and not learnt from, ≥ 2
   */
  RecordedLora(PacketSet set, int heldOut) {
    this(set, heldOut, false);
  }

  private RecordedLora(PacketSet set, int heldOut, boolean inTurn) {
    int devices = set.devices().size();
    if (heldOut < LEAST_HELD_OUT || devices - heldOut < LEAST_TRAINED) {
      throw new IllegalArgumentException(
          "a training needs %d devices to learn from and %d to be judged by; %s has %d, of which %d would be held out"
              .formatted(LEAST_TRAINED, LEAST_HELD_OUT, set.name(), devices, heldOut));
    }
    set.packets().stream()
        .collect(Collectors.groupingBy(LabelledSignal::device, Collectors.counting()))
        .forEach(RecordedLora::requireTwo);
    this.set = set;
    this.heldOut = heldOut;
    this.inTurn = inTurn;
  }

  private static void requireTwo(String device, long packets) {
    if (packets < 2) {
      throw new IllegalArgumentException(
          "device %s has a single packet: to be judged by it takes one to enrol and another;"
                  .formatted(device)
              + " record more of it or leave it out");
    }
  }

  @Override
  public String describe() {
    return "data=%s devices=%d heldOut=%s packets=%d"
        .formatted(
            set.name(), set.devices().size(), inTurn ? "default" : heldOut, set.packets().size());
  }

  /**
   * The noise that is added, counted in the band; what the recordings have besides is not known, so
   * that without augmentation there is no limit to state.
   */
  @Override
  ModelLimits limits(LoraRecipe recipe) {
    double bandwidths = recipe.frontEnd().sampleRateHz() / LoraParameters.EU868_SF7.bandwidthHz();
    return recipe
        .augmentation()
        .map(
            channels ->
                ModelLimits.NONE.withMinimumSnrDb(
                    channels.snrDb().least() + 10 * Math.log10(bandwidths)))
        .orElse(ModelLimits.NONE);
  }

  @Override
  Split split(LoraRecipe recipe, long seed) {
    RecordedPackets all = source(recipe);
    Set<Integer> judged = Set.copyOf(order(seed).subList(0, heldOut));
    RecordedPackets learnt = all.ofDevices(device -> !judged.contains(device));
    RecordedPackets held = all.ofDevices(judged::contains);
    return new Split(
        learnt,
        learnt.through(recipe.highSnrChannels()),
        HeldOutDraw.of(held, learnt, 15, 20, seed + 1),
        judgement(held, learnt, seed + 2));
  }

  @Override
  Folds folds(LoraRecipe recipe, long seed) {
    if (!inTurn) {
      return super.folds(recipe, seed);
    }
    RecordedPackets all = source(recipe);
    List<Integer> order = order(seed);
    int count = Math.min(FOLDS, order.size() / LEAST_HELD_OUT);
    List<Fold> folds = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      Set<Integer> judged =
          Set.copyOf(order.subList(n * order.size() / count, (n + 1) * order.size() / count));
      RecordedPackets learnt = all.ofDevices(device -> !judged.contains(device));
      RecordedPackets held = all.ofDevices(judged::contains);
      folds.add(new Fold(judged, judgement(held, learnt, seed + 2 + n)));
    }
    return new Folds(all, all.through(recipe.highSnrChannels()), folds);
  }

  private List<Integer> order(long seed) {
    List<Integer> order = new ArrayList<>();
    IntStream.range(0, set.devices().size()).forEach(order::add);
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  private static Judgement judgement(RecordedPackets held, RecordedPackets learnt, long seed) {
    HeldOutDevices judged = HeldOutDraw.of(held, learnt, 15, 50, seed);
    return new Judgement(List.of(judged), Map.of("heldOut", judged));
  }

  private RecordedPackets source(LoraRecipe recipe) {
    return new RecordedPackets(set, recipe.channels(), recipe.frontEnd());
  }
}
