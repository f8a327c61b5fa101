package io.rffi.match.enrolment;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Small things about arrays. */
final class Samples {
  private Samples() {}

  /** Of at least one value; of an even number the mean of the middle two. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** At even steps, if there are more than wanted. */
  static int[] evenlySpaced(int[] all, int most) {
    int count = Math.min(most, all.length);
    return IntStream.range(0, count).map(n -> all[(int) ((long) n * all.length / count)]).toArray();
  }

  static int[] without(int[] all, int one) {
    return Arrays.stream(all).filter(each -> each != one).toArray();
  }
}
