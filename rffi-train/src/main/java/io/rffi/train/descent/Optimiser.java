package io.rffi.train.descent;

import java.util.Objects;

/**
 * How parameters follow their gradients.
 *
 * @param rule by which rule
 * @param l2 what the squares of weights (not of biases) are multiplied by in the loss, ≥ 0
 */
public record Optimiser(Rule rule, double l2) {
  /** Adam without l2. */
  public static final Optimiser ADAM = new Optimiser(Rule.ADAM, 0);

  /** RMSprop without l2. */
  public static final Optimiser RMSPROP = new Optimiser(Rule.RMSPROP, 0);

  /** Known rules. */
  public enum Rule {
    /** Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015. */
    ADAM(0.9, 0.999, true),
    /** Tieleman and Hinton, "RMSProp", 2012, with a memory of 0.9. */
    RMSPROP(0, 0.9, false);

    private final double beta1;
    private final double beta2;
    private final boolean correctsBias;

    Rule(double beta1, double beta2, boolean correctsBias) {
      this.beta1 = beta1;
      this.beta2 = beta2;
      this.correctsBias = correctsBias;
    }

    /**
     * The memory of the mean gradient.
     *
     * @return 0 for none
     */
    public double beta1() {
      return beta1;
    }

    /**
     * The memory of the mean squared gradient.
     *
     * @return between 0 and 1
     */
    public double beta2() {
      return beta2;
    }

    /**
     * What a mean over a few steps that began at zero is multiplied by.
     *
     * @param beta its memory
     * @param step how many steps, ≥ 1
     * @return ≥ 1
     */
    public double correction(double beta, long step) {
      return correctsBias ? 1 / (1 - Math.pow(beta, (double) step)) : 1;
    }
  }

  /** Checks the range. */
  public Optimiser {
    Objects.requireNonNull(rule, "rule");
    if (!(l2 >= 0) || l2 == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("l2 must be finite and at least 0, got " + l2);
    }
  }

  /**
   * The same rule with another penalty.
   *
   * @param weight see {@link #l2()}
   * @return the optimiser
   */
  public Optimiser withL2(double weight) {
    return new Optimiser(rule, weight);
  }
}
