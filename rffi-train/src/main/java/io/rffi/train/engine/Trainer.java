package io.rffi.train.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.training.GradientCollector;
import io.rffi.train.descent.Batch;
import io.rffi.train.descent.Loss;
import io.rffi.train.descent.Objective;
import io.rffi.train.descent.Optimiser;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes training steps: batch, loss, gradient, update. For one thread at a time, and one step at a
 * time in a process (DJL collects the gradients of one computation only). Each step frees what it
 * allocated.
 */
public final class Trainer implements AutoCloseable {
  private final EmbeddingModel model;
  private final Objective objective;
  private final ParameterUpdate update;

  /**
   * What a step measured.
   *
   * @param loss before the step; NaN if the step failed
   * @param activeShare the share of comparisons that are not yet as they should be, 0 to 1
   * @param meanDistance the mean squared distance over all pairs of the batch; near 0 the network
   *     has collapsed
   */
  public record Step(double loss, double activeShare, double meanDistance) {}

  /**
   * A trainer of a model, which it owns from now on.
   *
   * @param model the network
   * @param loss what is minimised
   * @param devices how many devices the labels of batches number, ≥ 1
   * @param optimiser how
   */
  public Trainer(EmbeddingModel model, Loss loss, int devices, Optimiser optimiser) {
    this.model = model;
    objective = loss.on(model.newStepManager(), model.dimension(), devices);
    objective.parameters().forEach(parameter -> parameter.setRequiresGradient(true));
    update =
        new ParameterUpdate(
            optimiser,
            Stream.concat(model.trainable().stream(), objective.parameters().stream()).toList());
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
   * What the loss has learnt besides the network.
   *
   * @return a copy of its parameters as they are now, often none
   */
  public List<Tensor> lossParameters() {
    return NativeValues.copy(objective.parameters());
  }

  /**
   * All that was learnt: the network's parameters and then the loss's.
   *
   * @return a copy
   */
  public List<Tensor> learnt() {
    return Stream.concat(model.parameters().stream(), lossParameters().stream()).toList();
  }

  /**
   * Goes back to what was learnt earlier; the optimiser stays as it is.
   *
   * @param learnt of {@link #learnt()}
   */
  public void restoreLearnt(List<Tensor> learnt) {
    int ofModel = learnt.size() - objective.parameters().size();
    model.restore(learnt.subList(0, ofModel));
    NativeValues.set(objective.parameters(), learnt.subList(ofModel, learnt.size()));
  }

  /**
   * How many steps have been taken, those before a restored checkpoint included.
   *
   * @return ≥ 0
   */
  public long steps() {
    return update.steps();
  }

  /**
   * Learns from one batch.
   *
   * @param batch its labels number the devices that this trainer was made for
   * @param learningRate the step's size
   * @return what was measured; the loss is NaN if the step failed, and {@link #restore} is needed
   */
  public Step step(Batch batch, double learningRate) {
    // What is dropped depends on the step alone: a training that goes on drops the same.
    PyTorch.seed(update.steps());
    try (NDManager step = model.newStepManager()) {
      Step measured;
      try (GradientCollector gradients =
          Engine.getEngine(PtEngine.ENGINE_NAME).newGradientCollector()) {
        NDArray outputs = model.forward(model.batch(step, batch.examples()), true);
        objective.parameters().forEach(step::tempAttachAll);
        Objective.Value value = objective.value(outputs, batch);
        gradients.backward(value.loss());
        measured =
            new Step(
                value.loss().getFloat(),
                value.activeShare().getFloat(),
                value.meanDistance().getFloat());
      }
      if (!update.step(step, learningRate)) {
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
        update.steps(), model.parameters(), lossParameters(), update.means(), update.squares());
  }

  /**
   * Goes on from a state.
   *
   * @param state of a trainer of the same network and loss
   */
  public void restore(TrainerState state) {
    model.restore(state.parameters());
    NativeValues.set(objective.parameters(), state.lossParameters());
    update.restore(state.steps(), state.means(), state.squares());
  }

  @Override
  public void close() {
    model.close();
  }
}
