package io.rffi.train.data;

import io.rffi.augment.random.Seeds;
import io.rffi.eval.heldout.LabelledPairs;
import io.rffi.train.descent.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws pairs, epoch by epoch, each pair once in an epoch. In a batch, examples 2i and 2i + 1 are a
 * pair, of one device if and only if their labels are equal.
 *
 * <p>Immutable and thread-safe.
 */
public final class PairSampler implements BatchSource {
  private final LabelledExamples examples;
  private final LabelledPairs pairs;
  private final int batchPairs;
  private final Augmentation augmentation;
  private final long seed;

  /**
   * A sampler.
   *
   * @param examples network inputs
   * @param pairs of these examples, in random order
   * @param batchPairs how many pairs make a batch, ≥ 1; of fewer pairs, a batch holds all
   * @param augmentation changes each example whenever it is drawn
   * @param seed fixes all batches
   */
  public PairSampler(
      LabelledExamples examples,
      LabelledPairs pairs,
      int batchPairs,
      Augmentation augmentation,
      long seed) {
    if (batchPairs < 1) {
      throw new IllegalArgumentException("a batch needs a pair, got " + batchPairs);
    }
    this.examples = examples;
    this.pairs = pairs;
    this.batchPairs = Math.min(batchPairs, pairs.size());
    this.augmentation = augmentation;
    this.seed = seed;
  }

  /**
   * How many batches go through all pairs once; the pairs left over wait for another epoch.
   *
   * @return ≥ 1
   */
  public int batchesPerEpoch() {
    return pairs.size() / batchPairs;
  }

  @Override
  public Batch batch(long number) {
    long epoch = number / batchesPerEpoch();
    long from = number % batchesPerEpoch() * batchPairs;
    RandomGenerator order = Seeds.trainingGenerator(seed, epoch);
    // Another order for each epoch without keeping one: the pairs themselves lie in random order.
    long stride = coprime(order.nextInt(1, Math.max(2, pairs.size())), pairs.size());
    long offset = order.nextInt(pairs.size());
    RandomGenerator random = Seeds.trainingGenerator(seed, epoch, number);
    List<float[]> inputs = new ArrayList<>(2 * batchPairs);
    List<Integer> labels = new ArrayList<>(2 * batchPairs);
    for (int n = 0; n < batchPairs; n++) {
      int pair = (int) ((offset + (from + n) * stride) % pairs.size());
      for (int example : new int[] {pairs.first(pair), pairs.second(pair)}) {
        inputs.add(augmentation.of(examples.examples().get(example), random));
        labels.add(pairs.label(example));
      }
    }
    return new Batch(inputs, labels);
  }

  /** The first number from one on that has no divisor with the size in common. */
  private static long coprime(long from, long size) {
    long number = from;
    while (divisor(number, size) != 1) {
      number++;
    }
    return number;
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
