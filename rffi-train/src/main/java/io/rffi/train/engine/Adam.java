package io.rffi.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.rffi.train.network.Tensor;
import java.util.List;

/**
 * Adam (Kingma and Ba, 2015) with in-place updates, behind gradients whose common norm is limited
 * to 1: a rare batch has a far steeper one and would undo what hundreds have learnt. DJL's own
 * keeps its moments to itself, so that no checkpoint could hold them.
 */
final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final double LARGEST_NORM = 1;

  private final List<NDArray> parameters;
  private final List<NDArray> means;
  private final List<NDArray> squares;
  private long step;

  Adam(List<NDArray> parameters) {
    this.parameters = parameters;
    this.means = parameters.stream().map(Adam::zerosLike).toList();
    this.squares = parameters.stream().map(Adam::zerosLike).toList();
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
    double rate = learningRate / (1 - Math.pow(BETA1, (double) step));
    double correction = 1 / (1 - Math.pow(BETA2, (double) step));
    for (int n = 0; n < parameters.size(); n++) {
      NDArray parameter = parameters.get(n);
      NDArray mean = means.get(n);
      NDArray square = squares.get(n);
      NDArray gradient = parameter.getGradient();
      try (NDManager scratch = stepManager.newSubManager()) {
        scratch.tempAttachAll(parameter, mean, square);
        gradient.attach(scratch);
        gradient.muli(factor);
        mean.muli(BETA1).addi(gradient.mul(1 - BETA1));
        square.muli(BETA2).addi(gradient.square().muli(1 - BETA2));
        NDArray scale = square.mul(correction).sqrt().addi(EPSILON);
        parameter.subi(mean.div(scale).muli(rate));
        gradient.muli(0);
      }
    }
    return true;
  }

  private double gradientNorm(NDManager stepManager) {
    double squares = 0;
    for (NDArray parameter : parameters) {
      NDArray gradient = parameter.getGradient();
      gradient.attach(stepManager);
      squares += gradient.square().sum().getFloat();
    }
    return Math.sqrt(squares);
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
