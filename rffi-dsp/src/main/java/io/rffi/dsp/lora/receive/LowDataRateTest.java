package io.rffi.dsp.lora.receive;

/**
 * Tells whether a payload's symbols leave their two lowest bits out: no header says it, and not all
 * devices do what is advised. Likelihoods are added up over symbols. Used by one thread.
 */
final class LowDataRateTest {
  /** Values of reduced symbols are so far apart. */
  static final int REDUCED_STEP = 4;

  /** Symbols of zeros, which fill the last block up, look the same both ways. */
  private static final int FILLING = 1;

  /** What one symbol says against reduced ones, at the most: noise may have hit it. */
  private static final double MOST_AGAINST = 5;

  /**
   * How sure it is, before any symbol was seen, that a device does what is advised: five symbols,
   * the shortest block, can't overrule it by looking reduced by chance.
   */
  private static final double ADVICE = 5 * Math.log(REDUCED_STEP) + 0.1;

  private double logLikelihood;

  LowDataRateTest(boolean advised) {
    logLikelihood = advised ? ADVICE : -ADVICE;
  }

  /** Takes a symbol behind the header. */
  void add(SymbolSpectrum spectrum) {
    int value = spectrum.strongest();
    if (value == FILLING) {
      return;
    }
    double strongest = spectrum.contrast(value);
    double reduced = spectrum.contrast(spectrum.strongest(1, REDUCED_STEP));
    // A tone's likelihood is e^contrast; reduced symbols have a quarter of the values.
    logLikelihood += Math.max(-MOST_AGAINST, Math.log(REDUCED_STEP) + reduced - strongest);
  }

  boolean isLikelier() {
    return logLikelihood > 0;
  }
}
