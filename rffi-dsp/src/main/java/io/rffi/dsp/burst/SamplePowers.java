package io.rffi.dsp.burst;

import io.rffi.api.IqSignal;

/** The power of each sample and of blocks of samples. */
final class SamplePowers {
  private final float[] powers;
  private final double[] blocks; // means; the last one may be of fewer samples
  private final double greatest;

  private SamplePowers(float[] powers, double[] blocks, double greatest) {
    this.powers = powers;
    this.blocks = blocks;
    this.greatest = greatest;
  }

  static SamplePowers of(IqSignal signal, int blockSamples) {
    float[] powers = new float[signal.length()];
    double[] blocks = new double[(powers.length + blockSamples - 1) / blockSamples];
    double greatest = 0;
    for (int block = 0; block < blocks.length; block++) {
      int from = block * blockSamples;
      int to = Math.min(powers.length, from + blockSamples);
      double sum = 0;
      for (int n = from; n < to; n++) {
        powers[n] = signal.i(n) * signal.i(n) + signal.q(n) * signal.q(n);
        sum += powers[n];
      }
      blocks[block] = sum / (to - from);
      greatest = Math.max(greatest, blocks[block]);
    }
    return new SamplePowers(powers, blocks, greatest);
  }

  int length() {
    return powers.length;
  }

  int blocks() {
    return blocks.length;
  }

  double block(int n) {
    return blocks[n];
  }

  double greatestBlock() {
    return greatest;
  }

  int samplesPerBlock() {
    return (powers.length + blocks.length - 1) / blocks.length;
  }

  double mean(int from, int to) {
    double sum = 0;
    for (int n = from; n < to; n++) {
      sum += powers[n];
    }
    return sum / (to - from);
  }

  /** The most likely onset of the signal, looking at those from one to behind another. */
  int rise(int from, int to, double noisePower, double signalPower) {
    double threshold = threshold(noisePower, signalPower);
    double sum = 0;
    double least = 0;
    int best = from;
    for (int n = from; n < to; n++) {
      sum += powers[n] - threshold;
      if (sum < least) {
        least = sum;
        best = n + 1;
      }
    }
    return best;
  }

  /** The most likely first sample behind the signal. */
  int fall(int from, int to, double noisePower, double signalPower) {
    double threshold = threshold(noisePower, signalPower);
    double sum = 0;
    double least = 0;
    int best = to;
    for (int n = to - 1; n >= from; n--) {
      sum += powers[n] - threshold;
      if (sum < least) {
        least = sum;
        best = n;
      }
    }
    return best;
  }

  /** The power at which a sample is as likely of either mean, both exponentially distributed. */
  private static double threshold(double noisePower, double signalPower) {
    double ratio = signalPower / noisePower;
    return ratio > 1 ? signalPower * Math.log(ratio) / (ratio - 1) : signalPower;
  }
}
