package io.rffi.dsp.lora.frame;

/**
 * The code of half bytes: a single parity bit at 4/5, Hamming codes, shortened or extended, above.
 * The first bits of a code word are the data bits, the lowest first.
 */
final class HammingCode {
  /** Data bits that each check bit adds up. */
  private static final int[] CHECKS = {0b0111, 0b1110, 0b1011, 0b1101};

  private static final HammingCode[] BY_LENGTH = {
    new HammingCode(5), new HammingCode(6), new HammingCode(7), new HammingCode(8)
  };

  private final int length;
  private final int[] words = new int[16];

  private HammingCode(int length) {
    this.length = length;
    for (int data = 0; data < words.length; data++) {
      words[data] = word(data, length);
    }
  }

  static HammingCode ofLength(int length) {
    return BY_LENGTH[length - 5];
  }

  private static int word(int data, int length) {
    int word = 0;
    for (int bit = 0; bit < 4; bit++) {
      word = (word << 1) | ((data >> bit) & 1);
    }
    for (int check = 0; check < length - 4; check++) {
      int sum = length == 5 ? data : data & CHECKS[check];
      word = (word << 1) | (Integer.bitCount(sum) & 1);
    }
    return word;
  }

  /** A half byte's code word, its first bit the highest. */
  int encode(int nibble) {
    return words[nibble];
  }

  /**
   * The likeliest half byte.
   *
   * @param bits how much likelier each bit is to be one than zero, on a log scale
   */
  int decode(float[] bits) {
    int best = 0;
    float most = Float.NEGATIVE_INFINITY;
    for (int data = 0; data < words.length; data++) {
      float sum = 0;
      for (int bit = 0; bit < length; bit++) {
        sum += ((words[data] >> (length - 1 - bit)) & 1) == 1 ? bits[bit] : -bits[bit];
      }
      if (sum > most) {
        most = sum;
        best = data;
      }
    }
    return best;
  }
}
