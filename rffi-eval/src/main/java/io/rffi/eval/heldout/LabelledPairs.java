package io.rffi.eval.heldout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Pairs of examples, half of them of one device each and half of two, as the siamese training of
 * Morge-Rollet et al. (CAID 2020) makes them: for each example the same number of partners of its
 * own device and of others, without replacement. Made of examples that have been split already, so
 * that no example is on both sides of a split.
 *
 * <p>Immutable.
 */
public final class LabelledPairs {
  /** As published. */
  public static final int PUBLISHED_PARTNERS = 5;

  private final int[] first;
  private final int[] second;
  private final List<Integer> labels;

  private LabelledPairs(int[] first, int[] second, List<Integer> labels) {
    this.first = first;
    this.second = second;
    this.labels = labels;
  }

  /**
   * Draws pairs.
   *
   * @param labels the device of each example, numbered from 0; at least two devices
   * @param partners how many partners of its own device each example gets, and as many of others;
   *     fewer where there are fewer
   * @param seed fixes the pairs and their order, which is random
   * @return the pairs
   * @throws IllegalArgumentException if there are fewer than two devices or no two examples of one
   */
  public static LabelledPairs of(List<Integer> labels, int partners, long seed) {
    List<List<Integer>> byDevice = byDevice(labels);
    Random random = new Random(seed);
    List<int[]> pairs = new ArrayList<>();
    for (int example = 0; example < labels.size(); example++) {
      int device = labels.get(example);
      // As many of each kind: a training on more negatives would learn to say no.
      int count =
          Math.min(
              partners,
              Math.min(
                  byDevice.get(device).size() - 1, labels.size() - byDevice.get(device).size()));
      Draw draw = new Draw(example, count, random);
      for (int n = 0; n < count; n++) {
        pairs.add(draw.partner(byDevice.get(device)));
        pairs.add(draw.stranger(labels));
      }
    }
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(
          "pairs need two devices, and two examples of one; got " + labels.size() + " examples");
    }
    Collections.shuffle(pairs, random);
    return new LabelledPairs(
        pairs.stream().mapToInt(pair -> pair[0]).toArray(),
        pairs.stream().mapToInt(pair -> pair[1]).toArray(),
        List.copyOf(labels));
  }

  /** The partners of one example. */
  private record Draw(int example, List<Integer> taken, Random random) {
    Draw(int example, int count, Random random) {
      this(example, new ArrayList<>(2 * count), random);
    }

    int[] partner(List<Integer> own) {
      int other = own.get(random.nextInt(own.size()));
      while (other == example || taken.contains(other)) {
        other = own.get(random.nextInt(own.size()));
      }
      taken.add(other);
      return new int[] {example, other};
    }

    int[] stranger(List<Integer> labels) {
      int other = random.nextInt(labels.size());
      while (labels.get(other).equals(labels.get(example)) || taken.contains(other)) {
        other = random.nextInt(labels.size());
      }
      taken.add(other);
      return new int[] {example, other};
    }
  }

  private static List<List<Integer>> byDevice(List<Integer> labels) {
    List<List<Integer>> byDevice = new ArrayList<>();
    for (int example = 0; example < labels.size(); example++) {
      while (byDevice.size() <= labels.get(example)) {
        byDevice.add(new ArrayList<>());
      }
      byDevice.get(labels.get(example)).add(example);
    }
    return byDevice;
  }

  /**
   * The number of pairs.
   *
   * @return ≥ 2
   */
  public int size() {
    return first.length;
  }

  /**
   * One example of a pair.
   *
   * @param pair 0 ≤ pair &lt; {@link #size()}
   * @return its place among the examples
   */
  public int first(int pair) {
    return first[pair];
  }

  /**
   * The other example of a pair.
   *
   * @param pair 0 ≤ pair &lt; {@link #size()}
   * @return its place among the examples
   */
  public int second(int pair) {
    return second[pair];
  }

  /**
   * Whether one device sent both.
   *
   * @param pair 0 ≤ pair &lt; {@link #size()}
   * @return true if it did
   */
  public boolean same(int pair) {
    return labels.get(first[pair]).equals(labels.get(second[pair]));
  }

  /**
   * Whose an example is.
   *
   * @param example its place
   * @return the device's number
   */
  public int label(int example) {
    return labels.get(example);
  }
}
