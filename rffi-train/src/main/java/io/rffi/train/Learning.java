package io.rffi.train;

import io.rffi.train.descent.Loss;
import io.rffi.train.descent.Optimiser;
import io.rffi.train.descent.Schedule;
import java.util.Objects;

/** How a network's parameters are found. */
public sealed interface Learning {
  /**
   * Step by step along the gradient of a loss, over batches of P devices × K packets.
   *
   * @param loss what is minimised
   * @param optimiser how
   * @param schedule how the learning rate goes
   * @param batchDevices P, ≥ 2; fewer where there are fewer
   * @param batchPackets K, ≥ 2
   */
  record Descent(
      Loss loss, Optimiser optimiser, Schedule schedule, int batchDevices, int batchPackets)
      implements Learning {
    /** Checks the batch. */
    public Descent {
      Objects.requireNonNull(loss, "loss");
      Objects.requireNonNull(optimiser, "optimiser");
      Objects.requireNonNull(schedule, "schedule");
      if (batchDevices < 2 || batchPackets < 2) {
        throw new IllegalArgumentException(
            "a batch needs two packets of each of two devices, got "
                + batchDevices
                + " × "
                + batchPackets);
      }
    }

    /**
     * The same with another loss.
     *
     * @param minimised what is minimised
     * @return another way
     */
    public Descent withLoss(Loss minimised) {
      return new Descent(minimised, optimiser, schedule, batchDevices, batchPackets);
    }

    /**
     * The same with other batches.
     *
     * @param devices P
     * @param packets K
     * @return another way
     */
    public Descent withBatch(int devices, int packets) {
      return new Descent(loss, optimiser, schedule, devices, packets);
    }
  }

  /**
   * At once, by {@link io.rffi.train.discriminant.DiscriminantAnalysis}; for {@link
   * io.rffi.train.network.Network#linear} only.
   *
   * @param examples how many are drawn, of all devices together, and again as many in good
   *     reception
   * @param ridge see there
   */
  record Discriminants(int examples, double ridge) implements Learning {
    /** 24 000 examples, a ridge of 0.01. */
    public static final Discriminants STANDARD = new Discriminants(24_000, 0.01);

    /** Checks that there is something to learn from. */
    public Discriminants {
      if (examples < 1) {
        throw new IllegalArgumentException("it takes examples to learn, got " + examples);
      }
    }
  }
}
