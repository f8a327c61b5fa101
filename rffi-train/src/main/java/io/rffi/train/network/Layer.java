package io.rffi.train.network;

import java.util.List;

/**
 * One layer of a {@link Network}, as plain figures. Both the trainable block and the exported graph
 * are made from these records, so that they can't drift apart.
 *
 * <p>Images are batch × channel × row × column; padding is symmetric.
 */
public sealed interface Layer {
  /**
   * Limits each value to ±{@code limit}, takes away the mean of its cell over the training packets,
   * and scales it by how well the cell tells devices apart. Only the first layer of a network can
   * do that.
   *
   * <p>What all packets share, such as the chirps themselves, is by far the greater part of a
   * spectrogram, and most cells hold noise; taken away here, neither has to be unlearnt.
   *
   * @param limit the largest magnitude that passes, &gt; 0
   */
  record Standardise(float limit) implements Layer {}

  /**
   * A two-dimensional convolution with bias.
   *
   * @param filters the number of output channels
   * @param kernel the kernel's rows and columns
   * @param stride the step, in rows and in columns
   * @param padding zeros added at each side, in rows and in columns
   */
  record Convolution(int filters, Size kernel, Size stride, Size padding) implements Layer {}

  /**
   * Brings each channel to mean 0 and variance 1, then scales and shifts it as trained (Ioffe and
   * Szegedy, "Batch Normalization", 2015): by the batch while training, by running means
   * afterwards.
   *
   * @param epsilon added to the variance, &gt; 0
   */
  record BatchNormalise(float epsilon) implements Layer {}

  /** max(x, 0). */
  record Relu() implements Layer {}

  /**
   * ReLU(body(x) + shortcut(x)).
   *
   * @param body the layers of the longer way
   * @param shortcut the layers of the shorter way; empty for x itself
   */
  record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
    /** Takes copies. */
    public Residual {
      body = List.copyOf(body);
      shortcut = List.copyOf(shortcut);
    }
  }

  /**
   * The mean over non-overlapping cells; rows and columns left over at the end are dropped.
   *
   * @param cell the cell's rows and columns
   */
  record AveragePool(Size cell) implements Layer {}

  /** Everything but the batch in one dimension, row-major. */
  record Flatten() implements Layer {}

  /**
   * A fully connected layer with bias.
   *
   * @param units the number of outputs
   */
  record Dense(int units) implements Layer {}

  /**
   * While training, sets each value to 0 with a probability and scales the others up to make up for
   * it (Srivastava et al., "Dropout", 2014); afterwards, and in exported graphs, passes everything.
   *
   * @param rate the probability, 0 &lt; rate &lt; 1
   */
  record Dropout(float rate) implements Layer {
    /** Checks the rate. */
    public Dropout {
      if (!(rate > 0 && rate < 1)) {
        throw new IllegalArgumentException("a dropout rate lies between 0 and 1, got " + rate);
      }
    }
  }

  /** Divides each example by its Euclidean norm. */
  record L2Normalise() implements Layer {}

  /**
   * Rows and columns.
   *
   * @param rows how many rows
   * @param columns how many columns
   */
  record Size(int rows, int columns) {
    /**
     * As many rows as columns.
     *
     * @param length how many
     * @return the size
     */
    public static Size square(int length) {
      return new Size(length, length);
    }
  }
}
