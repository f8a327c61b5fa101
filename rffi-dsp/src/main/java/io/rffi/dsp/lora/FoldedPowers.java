package io.rffi.dsp.lora;

/**
 * Puts the two tones of a chirp that wraps inside the window together. A window that begins δ after
 * a symbol does holds the rest of that symbol as a tone and the beginning of the next as another,
 * one bandwidth below (above, for down-chirps): folded power at a bin is its own and that of the
 * bin one bandwidth above. At a sample rate equal to the bandwidth both tones share one bin.
 */
final class FoldedPowers {
  private final int shift;

  FoldedPowers(LoraParameters lora, double sampleRateHz, int bins) {
    shift = (int) Math.round(lora.bandwidthHz() / sampleRateHz * bins) % bins;
  }

  /** How many independent powers a folded one is the sum of. */
  int tones() {
    return shift == 0 ? 1 : 2;
  }

  /** One folded power. */
  double at(int bin, double[] powers) {
    int other = bin + shift < powers.length ? bin + shift : bin + shift - powers.length;
    return shift == 0 ? powers[bin] : powers[bin] + powers[other];
  }

  /** Folds in place of {@code folded}, which is as long as {@code powers}. */
  void fold(double[] powers, double[] folded) {
    if (shift == 0) {
      System.arraycopy(powers, 0, folded, 0, powers.length);
      return;
    }
    int wrap = powers.length - shift;
    for (int bin = 0; bin < wrap; bin++) {
      folded[bin] = powers[bin] + powers[bin + shift];
    }
    for (int bin = wrap; bin < powers.length; bin++) {
      folded[bin] = powers[bin] + powers[bin - wrap];
    }
  }
}
