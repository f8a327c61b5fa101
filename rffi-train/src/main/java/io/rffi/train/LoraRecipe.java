package io.rffi.train;

import io.rffi.api.ChannelModel;
import io.rffi.augment.channel.Range;
import io.rffi.augment.channel.TrainingAugmentation;
import io.rffi.dsp.FrontEnd;
import io.rffi.train.descent.Mining;
import io.rffi.train.descent.Optimiser;
import io.rffi.train.descent.Schedule;
import io.rffi.train.descent.SoftTriplet;
import io.rffi.train.descent.Triplet;
import io.rffi.train.network.Network;
import java.util.Objects;
import java.util.Optional;

/**
 * How a LoRa extractor is trained, whatever it is trained on.
 *
 * @param network the architecture
 * @param frontEnd what makes the network's input of a preamble
 * @param learning how its parameters are found
 * @param augmentation through which channels recorded packets are drawn; simulated ones have
 *     channels of their own; empty if they are taken as they are
 */
public record LoraRecipe(
    Network network,
    FrontEnd frontEnd,
    Learning learning,
    Optional<TrainingAugmentation> augmentation) {
  private static final float PUBLISHED_MARGIN = 0.1f;
  private static final int STANDARD_DIMENSION = 32;

  private static final Range HIGH_SNR_DB = new Range(20, 60);
  private static final Range LOW_DOPPLER_HZ = new Range(0, 10);

  /** Motion that a linear map can still take in its stride; more costs it the track. */
  private static final Range SLOW_DOPPLER_HZ = new Range(0, 30);

  /** Checks that network and front end fit. */
  public LoraRecipe {
    Objects.requireNonNull(learning, "learning");
    Objects.requireNonNull(augmentation, "augmentation");
    int inputs = network.channels() * network.input().rows() * network.input().columns();
    if (inputs != frontEnd.inputSize()) {
      throw new IllegalArgumentException(
          "network "
              + network.name()
              + " takes "
              + inputs
              + " values, the front end makes "
              + frontEnd.inputSize());
    }
  }

  /**
   * What the bundled model was trained by: weighted discriminants of the mean symbol and the track
   * over the symbols. With tens of devices to learn from it finds new ones better than any network
   * that was tried, and in minutes.
   *
   * @return the recipe
   */
  public static LoraRecipe standard() {
    FrontEnd frontEnd = FrontEnd.LORA_SYMBOLS;
    return new LoraRecipe(
        Network.linear(frontEnd.inputSize(), STANDARD_DIMENSION),
        frontEnd,
        Learning.Discriminants.STANDARD,
        Optional.of(TrainingAugmentation.STANDARD.withDopplerHz(SLOW_DOPPLER_HZ)));
  }

  /**
   * A small convolutional network on the mean symbol, by the soft triplet loss.
   *
   * @return the recipe
   */
  public static LoraRecipe compact() {
    return new LoraRecipe(
        Network.compactLora(),
        FrontEnd.LORA_MEAN_SYMBOL,
        new Learning.Descent(new SoftTriplet(0.2f), Optimiser.ADAM, Schedule.cooling(1e-3), 16, 6),
        Optional.of(TrainingAugmentation.STANDARD));
  }

  /**
   * The method as published: the spectrogram ResNet on the channel-independent spectrogram, the
   * triplet loss with a margin of 0.1, RMSprop, batches of 32, noise of 20 to 80 dB. But for the
   * first learning rate, 1e-4 instead of 1e-3, at which the network collapses here.
   *
   * @return the recipe
   */
  public static LoraRecipe published() {
    return new LoraRecipe(
        Network.publishedLora(),
        FrontEnd.LORA,
        new Learning.Descent(
            new Triplet(Mining.ALL, PUBLISHED_MARGIN),
            Optimiser.RMSPROP,
            Schedule.plateau(1e-4),
            8,
            4),
        Optional.of(TrainingAugmentation.PUBLISHED));
  }

  /**
   * The same with another network.
   *
   * @param architecture one that takes what the front end makes
   * @param input what makes the network's input of a preamble
   * @return another recipe
   */
  public LoraRecipe withNetwork(Network architecture, FrontEnd input) {
    return new LoraRecipe(architecture, input, learning, augmentation);
  }

  /**
   * The same, learnt otherwise.
   *
   * @param way how the parameters are found
   * @return another recipe
   */
  public LoraRecipe withLearning(Learning way) {
    return new LoraRecipe(network, frontEnd, way, augmentation);
  }

  /**
   * The same with another augmentation.
   *
   * @param channels through which channels recorded packets are drawn
   * @return another recipe
   */
  public LoraRecipe withAugmentation(TrainingAugmentation channels) {
    return new LoraRecipe(network, frontEnd, learning, Optional.of(channels));
  }

  /**
   * The same without augmentation.
   *
   * @return another recipe, by which recorded packets are taken as they are
   */
  public LoraRecipe withoutAugmentation() {
    return new LoraRecipe(network, frontEnd, learning, Optional.empty());
  }

  /**
   * Through which channels recorded packets are drawn.
   *
   * @return the augmentation, or a channel that changes nothing
   */
  public ChannelModel channels() {
    return augmentation.<ChannelModel>map(all -> all).orElse((packet, random) -> packet);
  }

  /**
   * The augmentation at high SNR.
   *
   * @return the same with less noise and less motion; none if there is none
   */
  public ChannelModel highSnrChannels() {
    return augmentation
        .<ChannelModel>map(all -> all.withSnrDb(HIGH_SNR_DB).withDopplerHz(LOW_DOPPLER_HZ))
        .orElseGet(this::channels);
  }

  /**
   * With what it is trained on.
   *
   * @param data the devices
   * @return to be {@linkplain Training#run run}
   */
  public TrainingTask on(LoraData data) {
    return new LoraTask(this, Objects.requireNonNull(data, "data"));
  }

  /** What may not differ when a stopped training goes on. */
  String settings() {
    return "network=%s frontEnd=[%s] learning=%s augmentation=%s"
        .formatted(
            network.name(),
            frontEnd.canonical(),
            learning,
            augmentation.map(TrainingAugmentation::toString).orElse("none"));
  }
}
