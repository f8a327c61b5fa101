package io.rffi.dsp.lora.frame;

/**
 * One received symbol, as the likelihoods of its bits, for both kinds of symbol that there are.
 * Immutable.
 */
public final class SoftSymbol {
  private final float[] full;
  private final float[] reduced;

  private SoftSymbol(float[] full, float[] reduced) {
    this.full = full;
    this.reduced = reduced;
  }

  /**
   * From what a dechirped symbol's spectrum says.
   *
   * @param likelihoods of each value 0 to 2^SF − 1, on a log scale, up to a constant
   * @return the symbol
   * @throws IllegalArgumentException unless there are 2^SF, SF 5 to 12
   */
  public static SoftSymbol of(float[] likelihoods) {
    int spreadingFactor = Integer.numberOfTrailingZeros(likelihoods.length);
    if (likelihoods.length != 1 << spreadingFactor || spreadingFactor < 5 || spreadingFactor > 12) {
      throw new IllegalArgumentException(
          "a symbol has 2^5 to 2^12 values, not " + likelihoods.length);
    }
    return new SoftSymbol(
        new SymbolMapping(spreadingFactor, false).softBits(likelihoods),
        new SymbolMapping(spreadingFactor, true).softBits(likelihoods));
  }

  float[] bits(boolean isReduced) {
    return isReduced ? reduced : full;
  }

  int spreadingFactor() {
    return full.length;
  }
}
