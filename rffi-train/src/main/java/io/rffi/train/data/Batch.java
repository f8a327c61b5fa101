package io.rffi.train.data;

import java.util.List;

/**
 * Examples of several devices, the same number of each.
 *
 * @param devices how many devices
 * @param packets how many examples of each
 * @param examples device by device
 */
public record Batch(int devices, int packets, List<float[]> examples) {
  /** Checks the number of examples. */
  public Batch {
    examples = List.copyOf(examples);
    if (examples.size() != devices * packets) {
      throw new IllegalArgumentException(
          examples.size() + " examples are not " + devices + " × " + packets);
    }
  }
}
