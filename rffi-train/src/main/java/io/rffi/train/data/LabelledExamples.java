package io.rffi.train.data;

import io.rffi.api.Metric;
import io.rffi.eval.heldout.Embedded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Network inputs and who sent each. Immutable, but for the arrays, which nobody may change.
 *
 * @param devices the names of the devices, in the order of their numbers
 * @param examples network inputs, row-major
 * @param labels the device of each example, as a place in {@code devices}
 */
public record LabelledExamples(List<String> devices, List<float[]> examples, List<Integer> labels) {
  /** Copies the lists and checks that they fit together. */
  public LabelledExamples {
    devices = List.copyOf(devices);
    examples = List.copyOf(examples);
    labels = List.copyOf(labels);
    if (examples.size() != labels.size()) {
      throw new IllegalArgumentException(
          examples.size() + " examples need as many labels, not " + labels.size());
    }
    for (int label : labels) {
      if (label < 0 || label >= devices.size()) {
        throw new IllegalArgumentException(
            "there is no device " + label + " among " + devices.size());
      }
    }
  }

  /**
   * The number of examples.
   *
   * @return ≥ 0
   */
  public int size() {
    return examples.size();
  }

  /**
   * The same examples seen by a network: other inputs, the same labels.
   *
   * @param inputs one for each example
   * @return the inputs with the labels
   */
  public LabelledExamples withExamples(List<float[]> inputs) {
    return new LabelledExamples(devices, inputs, labels);
  }

  /**
   * Some of the examples.
   *
   * @param wanted which, by their places
   * @return those, with the same devices
   */
  public LabelledExamples subset(IntPredicate wanted) {
    List<float[]> kept = new ArrayList<>();
    List<Integer> keptLabels = new ArrayList<>();
    for (int n = 0; n < size(); n++) {
      if (wanted.test(n)) {
        kept.add(examples.get(n));
        keptLabels.add(labels.get(n));
      }
    }
    return new LabelledExamples(devices, kept, keptLabels);
  }

  /**
   * What a network makes of them.
   *
   * @param embeddings one for each example
   * @param metric how they are compared
   * @return the fingerprints with the labels
   */
  public Embedded embedded(float[][] embeddings, Metric metric) {
    return Embedded.of(embeddings, labels, devices.size(), metric);
  }
}
