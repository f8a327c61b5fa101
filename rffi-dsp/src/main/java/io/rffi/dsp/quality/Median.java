package io.rffi.dsp.quality;

/** The middle of many values, without sorting all of them. */
final class Median {
  private Median() {}

  /**
   * Selects (Hoare).
   *
   * @param values reordered; without NaN
   * @param count how many of them count, ≥ 1
   * @return the upper median
   */
  static double of(double[] values, int count) {
    int wanted = count / 2;
    int from = 0;
    int to = count - 1;
    while (from < to) {
      double pivot = values[(from + to) >>> 1];
      int low = from;
      int high = to;
      while (low <= high) {
        while (values[low] < pivot) {
          low++;
        }
        while (values[high] > pivot) {
          high--;
        }
        if (low <= high) {
          double swap = values[low];
          values[low++] = values[high];
          values[high--] = swap;
        }
      }
      if (wanted <= high) {
        to = high;
      } else if (wanted >= low) {
        from = low;
      } else {
        break;
      }
    }
    return values[wanted];
  }
}
