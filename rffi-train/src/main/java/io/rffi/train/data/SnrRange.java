package io.rffi.train.data;

import java.util.random.RandomGenerator;

/** Which signal-to-noise ratios packets come with, counted in the signal's bandwidth. */
public enum SnrRange {
  /** 20 to 60 dB, and a quarter of the packets at 10 to 20 dB: mostly something to learn from. */
  TRAINING {
    @Override
    double draw(RandomGenerator random) {
      return random.nextInt(4) == 0 ? random.nextDouble(10, 20) : random.nextDouble(20, 60);
    }
  },

  /** 20 to 50 dB: what a gateway that rejects weak packets judges. */
  JUDGED {
    @Override
    double draw(RandomGenerator random) {
      return random.nextDouble(20, 50);
    }
  };

  abstract double draw(RandomGenerator random);
}
