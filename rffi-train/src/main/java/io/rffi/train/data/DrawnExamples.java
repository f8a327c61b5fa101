package io.rffi.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Labelled examples as a source of batches: those of a device are drawn without replacement within
 * a draw, and augmented anew. Immutable and thread-safe.
 */
public final class DrawnExamples implements ExampleSource {
  private final List<List<float[]>> byDevice = new ArrayList<>();
  private final Augmentation augmentation;

  /**
   * A source of these examples.
   *
   * @param examples at least two devices with an example each
   * @param augmentation changes each example whenever it is drawn
   * @throws IllegalArgumentException if a device has no example, or there are fewer than two
   */
  public DrawnExamples(LabelledExamples examples, Augmentation augmentation) {
    this.augmentation = augmentation;
    examples.devices().forEach(device -> byDevice.add(new ArrayList<>()));
    for (int n = 0; n < examples.size(); n++) {
      byDevice.get(examples.labels().get(n)).add(examples.examples().get(n));
    }
    if (byDevice.size() < 2 || byDevice.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "to learn what tells devices apart takes examples of two of them; there are "
              + byDevice.stream().map(List::size).toList());
    }
  }

  @Override
  public int devices() {
    return byDevice.size();
  }

  /** All in one: nobody knows which models they are of. */
  @Override
  public int group(int device) {
    return 0;
  }

  /** The receiver is the one that recorded. */
  @Override
  public List<float[]> draw(int device, int count, long receiver, RandomGenerator random) {
    List<float[]> own = byDevice.get(device);
    List<Integer> places = new ArrayList<>();
    while (places.size() < count) {
      int place = random.nextInt(own.size());
      // Of fewer examples than are asked for, some come twice.
      if (places.size() >= own.size() || !places.contains(place)) {
        places.add(place);
      }
    }
    return places.stream().map(place -> augmentation.of(own.get(place), random)).toList();
  }
}
