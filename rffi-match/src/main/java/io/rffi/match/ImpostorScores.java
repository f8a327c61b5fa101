package io.rffi.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;

/** Scores of packets whose radio is not enrolled, radio by radio: each radio is one trial. */
final class ImpostorScores {
  /** Sums of shares that ought to be equal are so within this. */
  private static final double ROUNDING = 1e-12;

  private final List<double[]> devices;

  /** A score and what share of all it is, every device having the same. */
  private record Weighed(double score, double weight) {}

  ImpostorScores(List<double[]> devices) {
    this.devices = devices;
  }

  int devices() {
    return devices.size();
  }

  int packets() {
    return devices.stream().mapToInt(scores -> scores.length).sum();
  }

  /** The mean over the devices of the share of their packets whose score is at most a value. */
  double accepted(double value) {
    return devices.stream()
        .mapToDouble(
            scores ->
                (double) Arrays.stream(scores).filter(score -> score <= value).count()
                    / scores.length)
        .average()
        .orElseThrow();
  }

  /**
   * The smallest score that must not be accepted.
   *
   * @param allowed whether that mean share may be accepted; if one, then also any smaller one
   * @return a score; positive infinity if all may be accepted
   */
  double firstRefused(DoublePredicate allowed) {
    List<Weighed> all = new ArrayList<>();
    for (double[] scores : devices) {
      for (double score : scores) {
        all.add(new Weighed(score, 1.0 / scores.length / devices.size()));
      }
    }
    all.sort(Comparator.comparingDouble(Weighed::score));
    double sum = 0;
    for (Weighed one : all) {
      sum += one.weight();
      if (!allowed.test(Math.max(0, sum - ROUNDING))) {
        return one.score();
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
