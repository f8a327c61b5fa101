package io.rffi.train.data;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Independent generators from one seed. */
final class Seeds {
  private Seeds() {}

  /** The same generator for the same numbers. */
  static RandomGenerator generator(long seed, long... path) {
    long state = seed;
    for (long step : path) {
      // SplittableRandom's first output is a strong mix of its seed.
      state = new SplittableRandom(state ^ 0x9E3779B97F4A7C15L * (step + 1)).nextLong();
    }
    return new SplittableRandom(state);
  }
}
