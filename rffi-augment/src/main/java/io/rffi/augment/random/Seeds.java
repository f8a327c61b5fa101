package io.rffi.augment.random;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Generators whose state depends on a seed and a path of indices, not on who asked before. Both
 * ways of deriving it are kept for good: what was drawn is part of every figure and model.
 */
public final class Seeds {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /**
   * The generator of simulated devices, packets and channels.
   *
   * @param seed the experiment's seed
   * @param path for example a purpose, a device and a packet, each ≥ 0
   * @return the same generator for the same arguments; for one thread
   */
  public static RandomGenerator generator(long seed, long... path) {
    long state = mix(seed);
    for (long index : path) {
      state = mix(state + GOLDEN_GAMMA * (index + 1));
    }
    return new SplittableRandom(state);
  }

  /**
   * The generator of what is drawn in a training: another one than {@link #generator} gives for the
   * same numbers.
   *
   * @param seed the training's seed
   * @param path for example an epoch and a batch, each ≥ 0; without one the seed is the state
   * @return the same generator for the same arguments; for one thread
   */
  public static RandomGenerator trainingGenerator(long seed, long... path) {
    long state = seed;
    for (long index : path) {
      // SplittableRandom's first output is a strong mix of its seed.
      state = new SplittableRandom(state ^ GOLDEN_GAMMA * (index + 1)).nextLong();
    }
    return new SplittableRandom(state);
  }

  /** Stafford's 13th variant of the 64-bit finaliser, as SplitMix64 uses it. */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
