package io.rffi.embed.impairment;

/**
 * What differs from repeat to repeat of a symbol, along the signal and across it. Additive noise
 * has as much of one as of the other, phase noise is across only: their difference is phase noise
 * alone, down to where both drown it. What a whole repeat is stronger or turned by is taken away
 * first: that may be the channel.
 */
final class RepeatNoise {
  private RepeatNoise() {}

  /**
   * The excess of the deviation across over that along the signal.
   *
   * @param samples repeats of the symbol, interleaved
   * @param mean the mean symbol
   * @param firstRepeat the first repeat to look at
   * @param average over how many samples deviations are averaged first: phase noise that is slower
   *     stays, additive noise goes
   * @return in rad², below 0 by chance where there is none
   */
  static double phaseExcess(double[] samples, double[] mean, int firstRepeat, int average) {
    int symbol = mean.length / 2;
    int repeats = samples.length / mean.length;
    double along = 0;
    double across = 0;
    int count = 0;
    double whole = ComplexSamples.energy(mean, 0, symbol);
    for (int repeat = firstRepeat; repeat < repeats; repeat++) {
      double[] common = ComplexSamples.product(samples, repeat * symbol, mean, 0, symbol);
      double re = common[0] / whole;
      double im = common[1] / whole;
      double power = re * re + im * im;
      for (int from = 0; from + average <= symbol; from += average) {
        double[] gain =
            ComplexSamples.product(samples, repeat * symbol + from, mean, from, average);
        double energy = ComplexSamples.energy(mean, from, average);
        if (energy * power > 0) {
          along += Math.pow((gain[0] * re + gain[1] * im) / (energy * power) - 1, 2);
          across += Math.pow((gain[1] * re - gain[0] * im) / (energy * power), 2);
          count++;
        }
      }
    }
    return count == 0 ? 0 : (across - along) / count;
  }
}
