package io.rffi.train.validation;

import static java.util.Arrays.stream;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** What two sets of distances say of each other: genuine ones should be the smaller. */
final class Curve {
  private Curve() {}

  /**
   * The probability that an impostor is farther than a genuine one, ties counted half (the area
   * under the ROC curve).
   */
  static double areaUnder(double[] genuine, double[] impostor) {
    double[] sorted = genuine.clone();
    Arrays.sort(sorted);
    double below = 0;
    for (double distance : impostor) {
      below += (lowerBound(sorted, distance) + upperBound(sorted, distance)) / 2.0;
    }
    return below / ((double) genuine.length * impostor.length);
  }

  /** The rate at which false accepts and false rejects are as frequent. */
  static double equalErrorRate(double[] genuine, double[] impostor) {
    double[] accepted = genuine.clone();
    double[] refused = impostor.clone();
    Arrays.sort(accepted);
    Arrays.sort(refused);
    double gap = Double.POSITIVE_INFINITY;
    double rate = 1;
    for (double threshold : DoubleStream.concat(stream(accepted), stream(refused)).toArray()) {
      double falseAccept = (double) upperBound(refused, threshold) / refused.length;
      double falseReject = 1 - (double) upperBound(accepted, threshold) / accepted.length;
      if (Math.abs(falseAccept - falseReject) < gap) {
        gap = Math.abs(falseAccept - falseReject);
        rate = (falseAccept + falseReject) / 2;
      }
    }
    return rate;
  }

  /** How many are smaller. */
  private static int lowerBound(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many are smaller or equal. */
  private static int upperBound(double[] sorted, double value) {
    return lowerBound(sorted, Math.nextUp(value));
  }
}
