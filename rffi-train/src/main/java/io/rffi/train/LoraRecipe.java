package io.rffi.train;

import io.rffi.augment.channel.TrainingAugmentation;
import io.rffi.dsp.FrontEnd;
import io.rffi.train.engine.Optimiser;
import io.rffi.train.loss.Loss;
import io.rffi.train.loss.Mining;
import io.rffi.train.loss.SoftTriplet;
import io.rffi.train.loss.Triplet;
import io.rffi.train.network.Network;
import io.rffi.train.schedule.Schedule;
import java.util.Objects;

/**
 * How a LoRa extractor is trained, whatever it is trained on.
 *
 * @param network the architecture
 * @param frontEnd what makes the network's input of a preamble
 * @param loss what is minimised
 * @param optimiser how
 * @param schedule how the learning rate goes
 * @param batchDevices P: devices in a batch, ≥ 2; fewer where there are fewer
 * @param batchPackets K: packets of each, ≥ 2
 * @param augmentation through which channels recorded packets are drawn; simulated ones have
 *     channels of their own
 */
public record LoraRecipe(
    Network network,
    FrontEnd frontEnd,
    Loss loss,
    Optimiser optimiser,
    Schedule schedule,
    int batchDevices,
    int batchPackets,
    TrainingAugmentation augmentation) {
  private static final float PUBLISHED_MARGIN = 0.1f;

  /** Checks that network and front end fit, and the batch. */
  public LoraRecipe {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(optimiser, "optimiser");
    Objects.requireNonNull(schedule, "schedule");
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
    if (batchDevices < 2 || batchPackets < 2) {
      throw new IllegalArgumentException(
          "a batch needs two packets of each of two devices, got "
              + batchDevices
              + " × "
              + batchPackets);
    }
  }

  /**
   * What the bundled model was trained by.
   *
   * @return the recipe
   */
  public static LoraRecipe standard() {
    return new LoraRecipe(
        Network.compactLora(),
        FrontEnd.LORA_MEAN_SYMBOL,
        new SoftTriplet(0.2f),
        Optimiser.ADAM,
        Schedule.cooling(1e-3),
        16,
        6,
        TrainingAugmentation.STANDARD);
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
        new Triplet(Mining.ALL, PUBLISHED_MARGIN),
        Optimiser.RMSPROP,
        Schedule.plateau(1e-4),
        8,
        4,
        TrainingAugmentation.PUBLISHED);
  }

  /**
   * The same with another network.
   *
   * @param architecture one that takes what the front end makes
   * @param input what makes the network's input of a preamble
   * @return another recipe
   */
  public LoraRecipe withNetwork(Network architecture, FrontEnd input) {
    return new LoraRecipe(
        architecture, input, loss, optimiser, schedule, batchDevices, batchPackets, augmentation);
  }

  /**
   * The same with another loss.
   *
   * @param minimised what is minimised
   * @return another recipe
   */
  public LoraRecipe withLoss(Loss minimised) {
    return new LoraRecipe(
        network,
        frontEnd,
        minimised,
        optimiser,
        schedule,
        batchDevices,
        batchPackets,
        augmentation);
  }

  /**
   * The same with another way downhill.
   *
   * @param rule how parameters follow their gradients
   * @param rate how the learning rate goes
   * @return another recipe
   */
  public LoraRecipe withOptimiser(Optimiser rule, Schedule rate) {
    return new LoraRecipe(
        network, frontEnd, loss, rule, rate, batchDevices, batchPackets, augmentation);
  }

  /**
   * The same with other batches.
   *
   * @param devices P: devices in a batch
   * @param packets K: packets of each
   * @return another recipe
   */
  public LoraRecipe withBatch(int devices, int packets) {
    return new LoraRecipe(
        network, frontEnd, loss, optimiser, schedule, devices, packets, augmentation);
  }

  /**
   * The same with another augmentation.
   *
   * @param channels through which channels recorded packets are drawn
   * @return another recipe
   */
  public LoraRecipe withAugmentation(TrainingAugmentation channels) {
    return new LoraRecipe(
        network, frontEnd, loss, optimiser, schedule, batchDevices, batchPackets, channels);
  }

  /** What may not differ when a stopped training goes on. */
  String settings() {
    return "network=%s frontEnd=[%s] loss=%s optimiser=%s schedule=%s batch=%dx%d augmentation=%s"
        .formatted(
            network.name(),
            frontEnd.canonical(),
            loss,
            optimiser,
            schedule,
            batchDevices,
            batchPackets,
            augmentation);
  }
}
