package io.rffi.dsp.lora.frame;

import java.util.Arrays;

/**
 * The Gray mapping between a symbol's bits and its value, the number of chips by which a chirp is
 * shifted. Neighbouring values differ in one bit; they are one off, so that a symbol of zeros is
 * shifted by one chip. With reduced symbols, only every fourth value is used.
 *
 * @param spreadingFactor 5 to 12
 * @param reduced whether the two lowest bits are left out
 */
record SymbolMapping(int spreadingFactor, boolean reduced) {
  private static final int LEFT_OUT = 2;

  /** How many bits a symbol carries. */
  int bits() {
    return reduced ? spreadingFactor - LEFT_OUT : spreadingFactor;
  }

  /** The value whose bits are a word. */
  int value(int word) {
    int plain = word;
    for (int shift = 1; shift < spreadingFactor; shift <<= 1) {
      plain ^= plain >> shift;
    }
    return ((plain << (reduced ? LEFT_OUT : 0)) + 1) & ((1 << spreadingFactor) - 1);
  }

  /**
   * How much likelier each bit is to be one than zero: by the likeliest values of both kinds.
   *
   * @param likelihoods of each value, on a log scale
   * @return {@link #bits} of them, the highest bit first
   */
  float[] softBits(float[] likelihoods) {
    int bits = bits();
    float[] ones = new float[bits];
    float[] zeros = new float[bits];
    Arrays.fill(ones, Float.NEGATIVE_INFINITY);
    Arrays.fill(zeros, Float.NEGATIVE_INFINITY);
    int step = reduced ? 1 << LEFT_OUT : 1;
    for (int plain = 0; plain < 1 << bits; plain++) {
      float likelihood = likelihoods[(plain * step + 1) & ((1 << spreadingFactor) - 1)];
      int word = plain ^ plain >> 1;
      for (int bit = 0; bit < bits; bit++) {
        float[] kind = ((word >> (bits - 1 - bit)) & 1) == 1 ? ones : zeros;
        kind[bit] = Math.max(kind[bit], likelihood);
      }
    }
    for (int bit = 0; bit < bits; bit++) {
      ones[bit] -= zeros[bit];
    }
    return ones;
  }
}
