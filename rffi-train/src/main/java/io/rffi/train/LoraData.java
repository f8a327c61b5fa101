package io.rffi.train;

import io.rffi.embed.onnx.ModelLimits;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.heldout.HeldOutDevices;
import io.rffi.train.data.ExampleSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a LoRa extractor is trained on, and which devices are kept for judging it. Immutable. */
public abstract sealed class LoraData permits SimulatedNodes, RecordedLora, HeldOutPackets {
  LoraData() {}

  /**
   * Simulated nodes of many kinds, switched off and on before each packet; others are judged by.
   *
   * @param devices how many are learnt from, ≥ 2
   * @return a population
   */
  public static LoraData simulated(int devices) {
    return new SimulatedNodes(devices);
  }

  /**
   * Recorded packets. By {@link Learning.Discriminants} each device is held out once, in five
   * folds; the model learns from all of them. Other ways to learn do without a tenth of the
   * devices, at least two.
   *
   * @param set at least four devices with two packets each
   * @return judged on each device by a model that has not learnt from it
   * @throws IllegalArgumentException if the devices or the packets of one are too few
   */
  public static LoraData recorded(PacketSet set) {
    return new RecordedLora(set);
  }

  /**
   * Recorded packets, with a number of devices that are held out, however the others are learnt
   * from.
   *
   * @param set at least two devices more than are held out, with two packets each
   * @param heldOut how many devices are judged by and not learnt from, ≥ 2
   * @return judged on the devices that are held out
   * @throws IllegalArgumentException if the devices or the packets of one are too few
   */
  public static LoraData recorded(PacketSet set, int heldOut) {
    return new RecordedLora(set, heldOut);
  }

  /**
   * Recorded packets, all devices learnt from, and a tenth of each one's packets held out, as Shen
   * et al. do. A threshold that is calibrated so is of devices that the model knows, and too
   * optimistic for others.
   *
   * @param description equal data have equal texts
   * @param packets loads them when they are split
   * @param devices how many devices are learnt from, the first ones
   * @return judged on packets that are held out
   */
  public static LoraData withHeldOutPackets(
      String description, Supplier<PacketSet> packets, int devices) {
    return new HeldOutPackets(description, packets, devices);
  }

  /**
   * In a few words, for checkpoints and models: equal data must have equal texts.
   *
   * @return for example {@code simulated devices=1000}
   */
  public abstract String describe();

  /**
   * How well packets have to be received to be like those that a model is judged by. It goes into
   * the model, which is held to it.
   *
   * @param recipe says through what channels recorded packets are drawn
   * @return the limits, as far as they are known; none unless overridden
   */
  ModelLimits limits(LoraRecipe recipe) {
    return ModelLimits.NONE;
  }

  /**
   * Splits by devices.
   *
   * @param recipe says what the network's inputs are like
   * @param seed fixes the split and every packet
   * @return the parts
   */
  abstract Split split(LoraRecipe recipe, long seed);

  /**
   * For a way to learn that is quick enough to be repeated. Unless the devices are too few to do
   * without some, this is the {@linkplain #split split} with one fold that leaves nothing out.
   *
   * @param recipe says what the network's inputs are like
   * @param seed fixes the folds and every packet
   * @return what to learn from, and in which folds that is judged
   */
  Folds folds(LoraRecipe recipe, long seed) {
    Split split = split(recipe, seed);
    return new Folds(
        split.training(), split.highSnr(), List.of(new Fold(Set.of(), split.judgement())));
  }

  /**
   * Devices to learn from, and others that take no part in it.
   *
   * @param training to learn from
   * @param highSnr the same devices at high SNR, where {@link Learning.Discriminants} see how they
   *     vary
   * @param validation small enough to be judged every few minutes
   * @param judgement the others
   */
  record Split(
      ExampleSource training,
      ExampleSource highSnr,
      HeldOutDevices validation,
      Judgement judgement) {}

  /**
   * Devices to learn from, and what tells how well devices are told apart that were not learnt
   * from.
   *
   * @param training to learn from
   * @param highSnr the same devices at high SNR
   * @param folds at least one; what is said of the model is said of these together
   */
  record Folds(ExampleSource training, ExampleSource highSnr, List<Fold> folds) {
    /** Copies the list. */
    Folds {
      folds = List.copyOf(folds);
    }
  }

  /**
   * Devices that are judged by a model which has not learnt from them.
   *
   * @param leftOut which devices of the training that model must do without; none if those that are
   *     judged are not among them
   * @param judgement the devices
   */
  record Fold(Set<Integer> leftOut, Judgement judgement) {
    /** Copies the set. */
    Fold {
      leftOut = Set.copyOf(leftOut);
    }
  }

  /**
   * Devices that took no part in a training.
   *
   * @param calibration for the threshold, one for each receiver
   * @param reported for the figures of the report, by name
   */
  record Judgement(List<HeldOutDevices> calibration, Map<String, HeldOutDevices> reported) {
    /** Copies the collections. */
    Judgement {
      calibration = List.copyOf(calibration);
      reported = Map.copyOf(reported);
    }
  }
}
