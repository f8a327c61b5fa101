package io.rffi.match.enrolment;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How close together packets of devices usually lie in a gallery. */
final class UsualCohesion {
  /** Of a device with fewer packets the median is too uncertain to be compared. */
  static final int LEAST_PACKETS = 5;

  private static final int LEAST_DEVICES = 5;

  private final double[] sorted;
  private double logarithms;
  private double squares;
  private int compared;

  /**
   * Of a gallery.
   *
   * @param cohesions of each device, NaN where it has none
   * @param packets of each device
   */
  UsualCohesion(double[] cohesions, int[] packets) {
    sorted = Arrays.stream(cohesions).filter(one -> !Double.isNaN(one)).sorted().toArray();
    for (int n = 0; n < cohesions.length; n++) {
      if (packets[n] >= LEAST_PACKETS && cohesions[n] > 0) {
        logarithms += Math.log(cohesions[n]);
        squares += Math.log(cohesions[n]) * Math.log(cohesions[n]);
        compared++;
      }
    }
  }

  /** The median of all others. */
  OptionalDouble without(double own) {
    int others = sorted.length - (Double.isNaN(own) ? 0 : 1);
    if (others == 0) {
      return OptionalDouble.empty();
    }
    int place = Double.isNaN(own) ? sorted.length : Arrays.binarySearch(sorted, own);
    double upper = other(others / 2, place);
    double lower = other((others - 1) / 2, place);
    return OptionalDouble.of((lower + upper) / 2);
  }

  private double other(int n, int left) {
    return sorted[n < left ? n : n + 1];
  }

  /**
   * How improbable a cohesion so large is beside those of the others, whose logarithms are taken
   * for normal: Student's t. 1 with too few others.
   *
   * @param own > 0, one of those that are compared
   */
  double chance(double own) {
    int others = compared - 1;
    if (others < LEAST_DEVICES) {
      return 1;
    }
    double mean = (logarithms - Math.log(own)) / others;
    double sum = squares - Math.log(own) * Math.log(own) - others * mean * mean;
    double deviation = Math.sqrt(Math.max(0, sum) / (others - 1));
    double excess = Math.log(own) - mean;
    if (excess <= 0) {
      return 1;
    }
    return deviation == 0
        ? 0
        : Tails.student(excess / (deviation * Math.sqrt(1 + 1.0 / others)), others - 1);
  }
}
