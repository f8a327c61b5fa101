package io.rffi.dsp.template;

/** The match at each sample of a signal where the template fits in. */
final class MatchTrace {
  private final float[] match;
  private final short[] offset;

  /** Owns both arrays, which are equally long. */
  MatchTrace(float[] match, short[] offset) {
    this.match = match;
    this.offset = offset;
  }

  /** The carrier offset that matches best there. */
  int offset(int n) {
    return offset[n];
  }

  /** How well it matches, 0 to 1. */
  double match(int n) {
    return match[n];
  }

  /**
   * The next place that matches better than any other within a reach ahead of it.
   *
   * @param from where to begin
   * @param threshold the least match
   * @param reach in samples
   * @return its sample, −1 if there is none
   */
  int nextPeak(int from, double threshold, int reach) {
    int peak = from;
    while (peak < match.length && match[peak] < threshold) {
      peak++;
    }
    if (peak >= match.length) {
      return -1;
    }
    for (int n = peak + 1; n < match.length && n <= peak + reach; n++) {
      if (match[n] > match[peak]) {
        peak = n;
      }
    }
    return peak;
  }

  /** The first sample behind a peak from which the match does not fall any more. */
  int behindSlope(int peak) {
    int n = peak + 1;
    while (n < match.length && match[n] <= match[n - 1] && match[n] > 0) {
      n++;
    }
    return n;
  }
}
