package io.rffi.train.descent;

import java.util.List;

/**
 * Examples to learn from in one step, and who sent each.
 *
 * @param examples one network input after the other, row-major
 * @param labels the device of each, numbered from 0
 */
public record Batch(List<float[]> examples, List<Integer> labels) {
  /** Copies the lists and checks that they are of one length, at least 1. */
  public Batch {
    examples = List.copyOf(examples);
    labels = List.copyOf(labels);
    if (examples.isEmpty() || examples.size() != labels.size()) {
      throw new IllegalArgumentException(
          "a batch needs a label for each of its examples, got "
              + examples.size()
              + " examples and "
              + labels.size()
              + " labels");
    }
  }

  /**
   * The number of examples.
   *
   * @return ≥ 1
   */
  public int size() {
    return examples.size();
  }
}
