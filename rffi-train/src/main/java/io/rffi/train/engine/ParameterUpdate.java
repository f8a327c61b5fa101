package io.rffi.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.rffi.train.descent.Optimiser;
import java.util.List;

/**
 * Follows gradients by an {@link Optimiser}'s rule, in place, after their common norm was limited
 * to 1: a rare batch has a far steeper one and would undo what hundreds have learnt. DJL's own Adam
 * keeps its moments to itself, so that no checkpoint could hold them, and its RMSprop does not work
 * on PyTorch.
 */
final class ParameterUpdate {
  private static final double EPSILON = 1e-8;
  private static final double LARGEST_NORM = 1;

  private final Optimiser optimiser;
  private final List<NDArray> parameters;
  private final List<NDArray> means;
  private final List<NDArray> squares;
  private long step;

  ParameterUpdate(Optimiser optimiser, List<NDArray> parameters) {
    this.optimiser = optimiser;
    this.parameters = List.copyOf(parameters);
    this.means = parameters.stream().map(ParameterUpdate::zerosLike).toList();
    this.squares = parameters.stream().map(ParameterUpdate::zerosLike).toList();
  }

  private static NDArray zerosLike(NDArray parameter) {
    return parameter.getManager().zeros(parameter.getShape());
  }

  /**
   * Takes one step along the gradients, and sets them to zero.
   *
   * @return false if a gradient is not finite; then no step was taken
   */
  boolean step(NDManager stepManager, double learningRate) {
    step++;
    double norm = gradientNorm(stepManager);
    if (!Double.isFinite(norm)) {
      return false;
    }
    double factor = Math.min(1, LARGEST_NORM / norm);
    for (int n = 0; n < parameters.size(); n++) {
      try (NDManager scratch = stepManager.newSubManager()) {
        scratch.tempAttachAll(parameters.get(n), means.get(n), squares.get(n));
        update(scratch, n, factor, learningRate);
      }
    }
    return true;
  }

  private void update(NDManager scratch, int n, double factor, double learningRate) {
    Optimiser.Rule rule = optimiser.rule();
    NDArray parameter = parameters.get(n);
    NDArray mean = means.get(n);
    NDArray square = squares.get(n);
    NDArray gradient = parameter.getGradient();
    gradient.attach(scratch);
    gradient.muli(factor);
    NDArray direction = gradient;
    if (optimiser.l2() > 0 && isWeight(parameter)) {
      direction = gradient.add(parameter.mul(2 * optimiser.l2()));
    }
    square.muli(rule.beta2()).addi(direction.square().muli(1 - rule.beta2()));
    // Arrays of a dense layer's size take their time: none is made or gone through without need.
    NDArray towards =
        rule.beta1() == 0
            ? direction
            : mean.muli(rule.beta1()).addi(direction.mul(1 - rule.beta1()));
    double correction = Math.sqrt(rule.correction(rule.beta2(), step));
    NDArray scale = square.sqrt().addi(EPSILON / correction);
    double rate = learningRate * rule.correction(rule.beta1(), step) / correction;
    parameter.subi(towards.div(scale).muli(rate));
    gradient.muli(0);
  }

  /** Biases and scales have one dimension. */
  private static boolean isWeight(NDArray parameter) {
    return parameter.getShape().dimension() > 1;
  }

  private double gradientNorm(NDManager stepManager) {
    double sum = 0;
    for (NDArray parameter : parameters) {
      NDArray gradient = parameter.getGradient();
      gradient.attach(stepManager);
      float norm = gradient.norm().getFloat();
      sum += (double) norm * norm;
    }
    return Math.sqrt(sum);
  }

  long steps() {
    return step;
  }

  List<Tensor> means() {
    return NativeValues.copy(means);
  }

  List<Tensor> squares() {
    return NativeValues.copy(squares);
  }

  void restore(long steps, List<Tensor> meanValues, List<Tensor> squareValues) {
    for (NDArray parameter : parameters) {
      if (parameter.hasGradient()) {
        // What is not finite can't be multiplied away.
        try (NDArray gradient = parameter.getGradient();
            NDArray zeros = gradient.zerosLike()) {
          NativeValues.overwrite(gradient, zeros);
        }
      }
    }
    NativeValues.set(means, meanValues);
    NativeValues.set(squares, squareValues);
    step = steps;
  }
}
