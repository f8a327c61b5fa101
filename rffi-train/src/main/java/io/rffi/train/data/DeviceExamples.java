package io.rffi.train.data;

import io.rffi.augment.random.Seeds;
import io.rffi.train.descent.Batch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws equally many examples of all devices. */
public final class DeviceExamples {
  private static final int PORTION = 16;

  private DeviceExamples() {}

  /**
   * Draws by all processors; equal seeds draw equal examples.
   *
   * @param source the devices
   * @param count how many in all, rounded up to whole portions of each device; ≥ 1
   * @param seed fixes them
   * @return in portions of one device and one receiver
   */
  public static List<Batch> draw(ExampleSource source, int count, long seed) {
    return draw(source, count, seed, () -> {});
  }

  /**
   * Draws in the same way, and tells how far it is.
   *
   * @param source the devices
   * @param count how many in all, rounded up to whole portions of each device; ≥ 1
   * @param seed fixes them
   * @param drawn called after each of the {@linkplain #portions portions}, by many threads
   * @return in portions of one device and one receiver
   */
  public static List<Batch> draw(ExampleSource source, int count, long seed, Runnable drawn) {
    int ofDevice = ofDevice(source, count);
    return IntStream.range(0, portions(source, count))
        .parallel()
        .mapToObj(
            n -> {
              Batch portion = portion(source, n / ofDevice, Seeds.trainingGenerator(seed, n));
              drawn.run();
              return portion;
            })
        .toList();
  }

  /**
   * How many portions are drawn.
   *
   * @param source the devices
   * @param count how many examples in all, ≥ 1
   * @return of all devices together
   */
  public static int portions(ExampleSource source, int count) {
    return source.devices() * ofDevice(source, count);
  }

  private static int ofDevice(ExampleSource source, int count) {
    return Math.max(1, (int) Math.ceil((double) count / source.devices() / PORTION));
  }

  /**
   * The portions of the other devices, which are numbered anew in the same order.
   *
   * @param portions drawn as above
   * @param devices which to leave out
   * @return the portions that are left
   */
  public static List<Batch> without(List<Batch> portions, Set<Integer> devices) {
    List<Batch> left = new ArrayList<>();
    for (Batch portion : portions) {
      int device = portion.labels().get(0);
      if (!devices.contains(device)) {
        int number = device - (int) devices.stream().filter(other -> other < device).count();
        left.add(new Batch(portion.examples(), Collections.nCopies(portion.size(), number)));
      }
    }
    return left;
  }

  private static Batch portion(ExampleSource source, int device, RandomGenerator random) {
    List<float[]> examples = source.draw(device, PORTION, random.nextLong(), random);
    return new Batch(examples, Collections.nCopies(PORTION, device));
  }
}
