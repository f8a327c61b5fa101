package io.rffi.experiments.lora;

import io.rffi.augment.channel.Range;
import io.rffi.augment.channel.TrainingAugmentation;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.spectrogram.StftGrid;
import io.rffi.train.LoraRecipe;
import io.rffi.train.network.Layer.Size;
import io.rffi.train.network.Network;
import java.util.List;

/**
 * The extractors that Shen et al. (IEEE TIFS 2022) compare, and rffi's own recipes beside them.
 *
 * <p>Those without augmentation learn from the training packets as they are.
 */
final class LoraExtractors {
  /** The published method on 30 devices. */
  static final String PUBLISHED_30 = "published-30";

  /** The published method on 20 devices. */
  static final String PUBLISHED_20 = "published-20";

  /** The published method on 10 devices. */
  static final String PUBLISHED_10 = "published-10";

  /** Channel-independent spectrograms, no augmentation. */
  static final String NO_AUGMENTATION = "no-augmentation";

  /** Plain spectrograms, no augmentation. */
  static final String PLAIN_SPECTROGRAM = "plain-spectrogram";

  /** Augmentation by multipath alone. */
  static final String DOPPLER_NONE = "doppler-none";

  /** Augmentation by multipath and Doppler up to 100 Hz. */
  static final String DOPPLER_100 = "doppler-to-100";

  /** The compact network by our recipe. */
  static final String COMPACT = "compact-30";

  /** The standard recipe on 30 devices. */
  static final String STANDARD = "standard-30";

  /** The standard recipe on 20 devices. */
  static final String STANDARD_20 = "standard-20";

  /** The standard recipe on 10 devices. */
  static final String STANDARD_10 = "standard-10";

  private static final int MOST_DEVICES = 30;
  private static final TrainingAugmentation MULTIPATH_AND_DOPPLER = TrainingAugmentation.PUBLISHED;

  private static final List<LoraExtractor> ALL =
      List.of(
          published(PUBLISHED_30, "the published method, 30 training devices", 30),
          published(PUBLISHED_20, "the published method, 20 training devices", 20),
          published(PUBLISHED_10, "the published method, 10 training devices", 10),
          new LoraExtractor(
              NO_AUGMENTATION,
              "the published method without augmentation",
              MOST_DEVICES,
              LoraRecipe.published().withoutAugmentation()),
          new LoraExtractor(
              PLAIN_SPECTROGRAM,
              "the published network on plain spectrograms, without augmentation",
              MOST_DEVICES,
              plain(LoraRecipe.published()).withoutAugmentation()),
          augmented(
              DOPPLER_NONE,
              "the published method, augmented by multipath without Doppler",
              MULTIPATH_AND_DOPPLER.withDopplerHz(Range.ZERO)),
          augmented(
              DOPPLER_100,
              "the published method, augmented by multipath and Doppler of 0 to 100 Hz",
              MULTIPATH_AND_DOPPLER.withDopplerHz(new Range(0, 100))),
          new LoraExtractor(
              COMPACT,
              "rffi's compact network, 30 training devices",
              MOST_DEVICES,
              LoraRecipe.compact()),
          standard(STANDARD, 30),
          standard(STANDARD_20, 20),
          standard(STANDARD_10, 10));

  private LoraExtractors() {}

  private static LoraExtractor published(String name, String explanation, int devices) {
    return new LoraExtractor(name, explanation, devices, LoraRecipe.published());
  }

  private static LoraExtractor standard(String name, int devices) {
    return new LoraExtractor(
        name,
        "rffi's standard recipe, " + devices + " training devices",
        devices,
        LoraRecipe.standard());
  }

  private static LoraExtractor augmented(
      String name, String explanation, TrainingAugmentation augmentation) {
    return new LoraExtractor(
        name, explanation, MOST_DEVICES, LoraRecipe.published().withAugmentation(augmentation));
  }

  /** A spectrogram has one column more than the quotients of its neighbours. */
  private static LoraRecipe plain(LoraRecipe recipe) {
    FrontEnd frontEnd = FrontEnd.log(1e6, FrontEnd.LORA.samples(), StftGrid.PUBLISHED);
    long[] shape = frontEnd.inputShape();
    Network network =
        new Network(
            "lora-published-plain",
            1,
            new Size((int) shape[1], (int) shape[2]),
            recipe.network().layers());
    return recipe.withNetwork(network, frontEnd);
  }

  /**
   * All of them.
   *
   * @return in the order in which they are trained
   */
  static List<LoraExtractor> all() {
    return ALL;
  }
}
