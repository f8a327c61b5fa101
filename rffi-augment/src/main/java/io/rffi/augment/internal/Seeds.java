package io.rffi.augment.internal;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Generators whose state depends on a seed and a path of indices, not on who asked before. */
public final class Seeds {
  private Seeds() {}

  /**
   * A generator.
   *
   * @param seed the experiment's seed
   * @param path for example a purpose, a device and a packet
   * @return the same generator for the same arguments; for one thread
   */
  public static RandomGenerator generator(long seed, long... path) {
    long state = mix(seed);
    for (long index : path) {
      state = mix(state + 0x9E3779B97F4A7C15L * (index + 1));
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
