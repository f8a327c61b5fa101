package io.rffi.train;

import io.rffi.embed.onnx.ModelLimits;
import io.rffi.train.data.ExampleSource;
import io.rffi.train.validation.HeldOutDevices;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a LoRa extractor is trained on, and which devices are kept for judging it. */
public interface LoraData {
  /**
   * In a few words, for checkpoints and models: equal data must have equal texts.
   *
   * @return for example {@code simulated devices=1000}
   */
  String describe();

  /**
   * How well packets have to be received to be like those that a model is judged by. It goes into
   * the model, which is held to it.
   *
   * @param recipe says through what channels recorded packets are drawn
   * @return the limits, as far as they are known; none unless overridden
   */
  default ModelLimits limits(LoraRecipe recipe) {
    return ModelLimits.NONE;
  }

  /**
   * Splits by devices.
   *
   * @param recipe says what the network's inputs are like
   * @param seed fixes the split and every packet
   * @return the parts
   */
  Split split(LoraRecipe recipe, long seed);

  /**
   * For a way to learn that is quick enough to be repeated. Unless the devices are too few to do
   * without some, this is the {@linkplain #split split} with one fold that leaves nothing out.
   *
   * @param recipe says what the network's inputs are like
   * @param seed fixes the folds and every packet
   * @return what to learn from, and in which folds that is judged
   */
  default Folds folds(LoraRecipe recipe, long seed) {
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
    public Folds {
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
    public Fold {
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
    public Judgement {
      calibration = List.copyOf(calibration);
      reported = Map.copyOf(reported);
    }
  }
}
