package io.rffi.dsp.template;

import java.util.Comparator;

/**
 * Keeps the correlator from blocks in which nothing repeats: a template with equal periods needs
 * neither its samples nor its carrier for that. At a lag of one period the normalised correlation
 * |Σ x[n + D]·conj(x[n])| / Σ |x|² of a preamble is near its match (Schmidl and Cox, IEEE
 * Transactions on Communications 45, 1997). Without whole periods at the rate every block passes.
 */
final class RepetitionGate {
  /** Standard deviations below the least match. */
  private static final double MARGIN = 1;

  private final int from; // the part that repeats, from the template's start
  private final int lag;
  private final int length; // how many products are summed; 0 if every block passes
  private final double least;
  private final double[] sumRe;
  private final double[] sumIm;

  /**
   * For one search.
   *
   * @param kernels what is searched for
   * @param leastMatch the least match of a preamble
   */
  RepetitionGate(TemplateKernels kernels, double leastMatch) {
    double rate = kernels.sampleRateHz();
    Repetition longest =
        kernels.template().repetitions().stream()
            .filter(repetition -> wholeSamples(repetition.periodSeconds() * rate))
            .max(Comparator.comparingDouble(one -> (one.count() - 1) * one.periodSeconds()))
            .orElse(null);
    from = longest == null ? 0 : (int) Math.round(longest.fromSeconds() * rate);
    lag = longest == null ? 0 : (int) Math.round(longest.periodSeconds() * rate);
    length = longest == null ? 0 : (longest.count() - 1) * lag;
    least = leastMatch - MARGIN / Math.sqrt(2.0 * Math.max(1, length));
    sumRe = new double[kernels.fftLength() + 1];
    sumIm = new double[kernels.fftLength() + 1];
  }

  private static boolean wholeSamples(double samples) {
    return samples >= 1 && Math.abs(samples - Math.rint(samples)) < 1e-6 * samples;
  }

  /**
   * Whether a preamble may begin at one of the first samples of a block.
   *
   * @param block interleaved
   * @param energyBefore the energy of the samples before each
   * @param count how many beginnings are asked about; the template fits in behind each
   */
  boolean passes(double[] block, double[] energyBefore, int count) {
    if (length == 0 || least <= 0) {
      return true;
    }
    int last = count - 1 + from + length;
    for (int n = from; n < last; n++) {
      int early = 2 * n;
      int late = early + 2 * lag;
      sumRe[n + 1] = sumRe[n] + block[late] * block[early] + block[late + 1] * block[early + 1];
      sumIm[n + 1] = sumIm[n] + block[late + 1] * block[early] - block[late] * block[early + 1];
    }
    for (int n = from; n + length <= last; n++) {
      double re = sumRe[n + length] - sumRe[n];
      double im = sumIm[n + length] - sumIm[n];
      double energies =
          energyBefore[n + length]
              - energyBefore[n]
              + energyBefore[n + lag + length]
              - energyBefore[n + lag];
      if (4 * (re * re + im * im) >= least * least * energies * energies) {
        return true;
      }
    }
    return false;
  }
}
