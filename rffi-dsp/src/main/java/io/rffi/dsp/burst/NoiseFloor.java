package io.rffi.dsp.burst;

import java.util.Arrays;

/** The power of the noise near each block. */
final class NoiseFloor {
  /** Blocks that share a floor. */
  private static final int SPAN = 2048;

  /** A receiver is quiet for at least this part of the time. */
  private static final double QUANTILE = 0.1;

  /** The same quantile of the normal distribution. */
  private static final double NORMAL_QUANTILE = -1.2816;

  /** What is further below the loudest block is no noise but digital silence. */
  private static final double SILENCE = 1e-8;

  private final double[] floors; // of each span; of all blocks, if there is one only

  private NoiseFloor(double[] floors) {
    this.floors = floors;
  }

  static NoiseFloor known(double power) {
    return new NoiseFloor(new double[] {power});
  }

  /** A low quantile of the powers of a span and its neighbours, over that of noise of mean 1. */
  static NoiseFloor estimated(SamplePowers powers) {
    double ofUnitNoise = quantileOfMeanPower(powers.samplesPerBlock());
    double[] floors = new double[(powers.blocks() + SPAN - 1) / SPAN];
    for (int span = 0; span < floors.length; span++) {
      int from = Math.max(0, (span - 1) * SPAN);
      int to = Math.min(powers.blocks(), (span + 2) * SPAN);
      double[] sorted = new double[to - from];
      for (int n = from; n < to; n++) {
        sorted[n - from] = powers.block(n);
      }
      Arrays.sort(sorted);
      double quantile = sorted[(int) (QUANTILE * (sorted.length - 1))] / ofUnitNoise;
      floors[span] = Math.max(quantile, SILENCE * powers.greatestBlock());
    }
    return new NoiseFloor(floors);
  }

  /**
   * The mean of n exponentially distributed powers is Gamma distributed; its quantile by the cube
   * of a normal one (Wilson and Hilferty 1931).
   */
  private static double quantileOfMeanPower(int n) {
    double variance = 1.0 / (9 * n);
    return Math.pow(1 - variance + NORMAL_QUANTILE * Math.sqrt(variance), 3);
  }

  double at(int block) {
    return floors[Math.min(block / SPAN, floors.length - 1)];
  }
}
