package io.rffi.train;

import io.rffi.dsp.FrontEnd;
import io.rffi.train.engine.LossKind;
import io.rffi.train.network.Network;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a LoRa training is given.
 *
 * @param out the ONNX file to write
 * @param work the folder for checkpoint and log; a training that was stopped goes on from there
 * @param minutes how long to train, in all, over all continuations; &gt; 0
 * @param seed fixes transmitters, packets, channels and the network's first parameters
 * @param network the architecture
 * @param frontEnd what makes the network's input of a preamble
 * @param loss what is minimised
 * @param devices how many simulated transmitters to train on
 * @param batchDevices P: devices in a batch, ≥ 2
 * @param batchPackets K: packets of each, ≥ 2
 * @param learningRate Adam's first learning rate
 * @param validateEvery steps between validations, ≥ 1
 * @param threads how many threads the engine uses, ≥ 1; as many again draw packets
 * @param progress whether to show a progress bar on standard error
 */
public record LoraTrainingOptions(
    Path out,
    Path work,
    double minutes,
    long seed,
    Network network,
    FrontEnd frontEnd,
    LossKind loss,
    int devices,
    int batchDevices,
    int batchPackets,
    double learningRate,
    int validateEvery,
    int threads,
    boolean progress) {
  /** Checks the ranges. */
  public LoraTrainingOptions {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(loss, "loss");
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
    if (!(minutes > 0) || !(learningRate > 0)) {
      throw new IllegalArgumentException(
          "minutes and learning rate must be positive, got " + minutes + " and " + learningRate);
    }
    if (batchDevices < 2 || batchPackets < 2 || devices < batchDevices) {
      throw new IllegalArgumentException(
          "can't draw batches of %d × %d from %d devices"
              .formatted(batchDevices, batchPackets, devices));
    }
    if (validateEvery < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "validateEvery and threads must be at least 1, got " + validateEvery + ", " + threads);
    }
  }

  /**
   * What the bundled model was trained with, but half an hour of it: the compact network behind the
   * mean symbol, the soft triplet loss, 1000 devices, batches of 16 × 6.
   *
   * @param out the ONNX file to write
   * @param work the folder for checkpoint and log
   * @return the options
   */
  public static LoraTrainingOptions defaults(Path out, Path work) {
    int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    return new LoraTrainingOptions(
        out,
        work,
        30,
        1,
        Network.compactLora(),
        FrontEnd.LORA_MEAN_SYMBOL,
        LossKind.SOFT_TRIPLET,
        1000,
        16,
        6,
        1e-3,
        100,
        threads,
        false);
  }

  /**
   * These options with another budget.
   *
   * @param budget how long to train, in minutes, &gt; 0
   * @return other options
   */
  public LoraTrainingOptions withMinutes(double budget) {
    return new LoraTrainingOptions(
        out,
        work,
        budget,
        seed,
        network,
        frontEnd,
        loss,
        devices,
        batchDevices,
        batchPackets,
        learningRate,
        validateEvery,
        threads,
        progress);
  }

  /**
   * These options with another seed.
   *
   * @param value any
   * @return other options
   */
  public LoraTrainingOptions withSeed(long value) {
    return new LoraTrainingOptions(
        out,
        work,
        minutes,
        value,
        network,
        frontEnd,
        loss,
        devices,
        batchDevices,
        batchPackets,
        learningRate,
        validateEvery,
        threads,
        progress);
  }

  /**
   * These options with another network, behind the LoRa front end that it fits.
   *
   * @param architecture 1 × 102 × 16 in for {@link FrontEnd#LORA_MEAN_SYMBOL}, 1 × 102 × 62 in for
   *     {@link FrontEnd#LORA}
   * @return other options
   */
  public LoraTrainingOptions withNetwork(Network architecture) {
    boolean meanSymbol =
        architecture.input().columns() == FrontEnd.LORA_MEAN_SYMBOL.inputShape()[2];
    return withNetwork(architecture, meanSymbol ? FrontEnd.LORA_MEAN_SYMBOL : FrontEnd.LORA);
  }

  /**
   * These options with another network.
   *
   * @param architecture the network
   * @param input what makes its input of a preamble
   * @return other options
   */
  public LoraTrainingOptions withNetwork(Network architecture, FrontEnd input) {
    return new LoraTrainingOptions(
        out,
        work,
        minutes,
        seed,
        architecture,
        input,
        loss,
        devices,
        batchDevices,
        batchPackets,
        learningRate,
        validateEvery,
        threads,
        progress);
  }

  /**
   * These options with another loss.
   *
   * @param kind what is minimised
   * @return other options
   */
  public LoraTrainingOptions withLoss(LossKind kind) {
    return new LoraTrainingOptions(
        out,
        work,
        minutes,
        seed,
        network,
        frontEnd,
        kind,
        devices,
        batchDevices,
        batchPackets,
        learningRate,
        validateEvery,
        threads,
        progress);
  }

  /**
   * These options with other devices and batches.
   *
   * @param count how many simulated transmitters to train on
   * @param perBatch P: devices in a batch
   * @param packets K: packets of each
   * @return other options
   */
  public LoraTrainingOptions withDevices(int count, int perBatch, int packets) {
    return new LoraTrainingOptions(
        out,
        work,
        minutes,
        seed,
        network,
        frontEnd,
        loss,
        count,
        perBatch,
        packets,
        learningRate,
        validateEvery,
        threads,
        progress);
  }

  /**
   * These options with another learning rate.
   *
   * @param first Adam's first learning rate, &gt; 0
   * @return other options
   */
  public LoraTrainingOptions withLearningRate(double first) {
    return new LoraTrainingOptions(
        out,
        work,
        minutes,
        seed,
        network,
        frontEnd,
        loss,
        devices,
        batchDevices,
        batchPackets,
        first,
        validateEvery,
        threads,
        progress);
  }

  /**
   * These options with validations at another interval.
   *
   * @param steps steps between validations, ≥ 1
   * @return other options
   */
  public LoraTrainingOptions withValidateEvery(int steps) {
    return new LoraTrainingOptions(
        out,
        work,
        minutes,
        seed,
        network,
        frontEnd,
        loss,
        devices,
        batchDevices,
        batchPackets,
        learningRate,
        steps,
        threads,
        progress);
  }

  /**
   * These options with another number of threads.
   *
   * @param count how many threads the engine uses, ≥ 1
   * @return other options
   */
  public LoraTrainingOptions withThreads(int count) {
    return new LoraTrainingOptions(
        out,
        work,
        minutes,
        seed,
        network,
        frontEnd,
        loss,
        devices,
        batchDevices,
        batchPackets,
        learningRate,
        validateEvery,
        count,
        progress);
  }

  /**
   * These options with or without a progress bar.
   *
   * @param show whether to show it
   * @return other options
   */
  public LoraTrainingOptions withProgress(boolean show) {
    return new LoraTrainingOptions(
        out,
        work,
        minutes,
        seed,
        network,
        frontEnd,
        loss,
        devices,
        batchDevices,
        batchPackets,
        learningRate,
        validateEvery,
        threads,
        show);
  }

  /** What may not differ when a stopped training goes on; a longer budget is fine. */
  String settings() {
    return "network=%s frontEnd=[%s] loss=%s seed=%d devices=%d batch=%dx%d learningRate=%s"
        .formatted(
            network.name(),
            frontEnd.canonical(),
            loss,
            seed,
            devices,
            batchDevices,
            batchPackets,
            learningRate);
  }
}
