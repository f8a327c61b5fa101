package io.rffi.dsp.lora.frame;

/** Spreads each code word over all symbols of a block, along diagonals. */
final class Interleaver {
  private Interleaver() {}

  /**
   * The symbols' words.
   *
   * @param codeWords one for each bit of a symbol
   * @param length bits in a code word: the number of symbols
   */
  static int[] interleave(int[] codeWords, int length) {
    int rows = codeWords.length;
    int[] words = new int[length];
    for (int symbol = 0; symbol < length; symbol++) {
      for (int bit = 0; bit < rows; bit++) {
        int codeWord = codeWords[row(symbol, bit, rows)];
        words[symbol] = (words[symbol] << 1) | ((codeWord >> (length - 1 - symbol)) & 1);
      }
    }
    return words;
  }

  /**
   * The bits of each code word.
   *
   * @param symbols for each symbol of the block its bits, the highest first
   * @return for each code word its bits, the first one first
   */
  static float[][] deinterleave(float[][] symbols) {
    int rows = symbols[0].length;
    float[][] codeWords = new float[rows][symbols.length];
    for (int symbol = 0; symbol < symbols.length; symbol++) {
      for (int bit = 0; bit < rows; bit++) {
        codeWords[row(symbol, bit, rows)][symbol] = symbols[symbol][bit];
      }
    }
    return codeWords;
  }

  private static int row(int symbol, int bit, int rows) {
    return Math.floorMod(symbol - bit - 1, rows);
  }
}
