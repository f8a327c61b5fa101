package io.rffi.train.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.training.GradientCollector;
import io.rffi.train.data.Batch;
import io.rffi.train.network.Network;

/**
 * Takes training steps: batch, triplet loss, gradient, Adam. For one thread at a time, and one step
 * at a time in a process (DJL collects the gradients of one computation only). Each step frees what
 * it allocated.
 */
public final class TripletTrainer implements AutoCloseable {
  private final EmbeddingModel model;
  private final TripletLoss loss;
  private final Adam adam;

  /**
   * What a step measured.
   *
   * @param loss the mean over the active triplets, before the step
   * @param activeShare the share of triplets that violate the margin, 0 to 1
   * @param meanDistance the mean squared distance over all pairs of the batch, 0 to 4; near 0 the
   *     network has collapsed
   */
  public record Step(double loss, double activeShare, double meanDistance) {}

  /**
   * A trainer of a new network.
   *
   * @param network the architecture
   * @param kind which loss
   * @param devices devices in a batch, ≥ 2
   * @param packets packets of each, ≥ 2
   * @param margin the triplets' margin
   * @param threads how many threads an operation may use
   * @param seed for the parameters
   */
  public TripletTrainer(
      Network network,
      LossKind kind,
      int devices,
      int packets,
      float margin,
      int threads,
      long seed) {
    this.model = new EmbeddingModel(network, threads, seed);
    this.loss = new TripletLoss(model.newStepManager(), kind, devices, packets, margin);
    this.adam = new Adam(model.trainable());
  }

  /**
   * The network that is trained.
   *
   * @return the model, owned by this trainer
   */
  public EmbeddingModel model() {
    return model;
  }

  /**
   * How many steps have been taken, those before a restored checkpoint included.
   *
   * @return ≥ 0
   */
  public long steps() {
    return adam.steps();
  }

  /**
   * Learns from one batch.
   *
   * @param batch as many devices and packets as this trainer was made for
   * @param learningRate the step's size
   * @return what was measured; the loss is NaN if the step failed, and {@link #restore} is needed
   */
  public Step step(Batch batch, double learningRate) {
    try (NDManager step = model.newStepManager()) {
      Step measured;
      try (GradientCollector gradients =
          Engine.getEngine(PtEngine.ENGINE_NAME).newGradientCollector()) {
        TripletLoss.Value value = loss.of(model.forward(model.batch(step, batch.examples()), true));
        gradients.backward(value.loss());
        measured =
            new Step(
                value.loss().getFloat(),
                value.activeShare().getFloat(),
                value.meanDistance().getFloat());
      }
      if (!adam.step(step, learningRate)) {
        return new Step(Double.NaN, measured.activeShare(), measured.meanDistance());
      }
      return measured;
    }
  }

  /**
   * A copy of all that the next step depends on.
   *
   * @return the state
   */
  public TrainerState state() {
    return new TrainerState(
        adam.steps(), model.snapshot().parameters(), adam.means(), adam.squares());
  }

  /**
   * Goes on from a state.
   *
   * @param state of a trainer of the same network
   */
  public void restore(TrainerState state) {
    model.restore(state.parameters());
    adam.restore(state.steps(), state.means(), state.squares());
  }

  @Override
  public void close() {
    model.close();
  }
}
