package io.rffi.eval.metric;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Genuine and impostor scores in one ascending order, sorted once and weighed many times. All of
 * the counting is in whole numbers, so that ties and areas are exact.
 */
final class RankedScores {
  private final double[] values;
  private final boolean[] genuine;
  private final int[] owners;

  /** Each score with its device's index in its own population. */
  RankedScores(double[] genuineScores, int[] genuineOwners, double[] impostorScores, int[] rest) {
    if (genuineScores.length == 0 || impostorScores.length == 0) {
      throw new IllegalArgumentException(
          "genuine and impostor scores are needed, got %d and %d"
              .formatted(genuineScores.length, impostorScores.length));
    }
    int first = genuineScores.length;
    int[] order =
        IntStream.range(0, first + impostorScores.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    n -> n < first ? genuineScores[n] : impostorScores[n - first]))
            .mapToInt(Integer::intValue)
            .toArray();
    values = new double[order.length];
    genuine = new boolean[order.length];
    owners = new int[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      int n = order[rank];
      genuine[rank] = n < first;
      values[rank] = n < first ? genuineScores[n] : impostorScores[n - first];
      owners[rank] = n < first ? genuineOwners[n] : rest[n - first];
      if (Double.isNaN(values[rank])) {
        throw new IllegalArgumentException("a score is NaN");
      }
    }
  }

  /** Sees each distinct score with how many scores are at most that. */
  @FunctionalInterface
  interface Step {
    void to(double value, long genuineAccepted, long impostorsAccepted);
  }

  /** Sweeps the threshold through the distinct scores in ascending order. */
  void sweep(int[] genuineWeights, int[] impostorWeights, Step step) {
    long accepted = 0;
    long falselyAccepted = 0;
    for (int n = 0; n < values.length; n++) {
      if (genuine[n]) {
        accepted += genuineWeights[owners[n]];
      } else {
        falselyAccepted += impostorWeights[owners[n]];
      }
      boolean last = n + 1 == values.length || values[n + 1] != values[n];
      if (last) {
        step.to(values[n], accepted, falselyAccepted);
      }
    }
  }

  /** How many genuine and how many impostor scores there are. */
  long[] totals(int[] genuineWeights, int[] impostorWeights) {
    long[] totals = new long[2];
    for (int n = 0; n < values.length; n++) {
      if (genuine[n]) {
        totals[0] += genuineWeights[owners[n]];
      } else {
        totals[1] += impostorWeights[owners[n]];
      }
    }
    return totals;
  }

  /** The area under the ROC curve: the chance that an impostor is farther, ties counted half. */
  double area(int[] genuineWeights, int[] impostorWeights) {
    long[] totals = totals(genuineWeights, impostorWeights);
    AreaSweep sweep = new AreaSweep();
    sweep(genuineWeights, impostorWeights, sweep);
    return sweep.twiceTheArea / (2.0 * totals[0] * totals[1]);
  }

  /** Where the straight lines between the curve's points meet FAR = FRR. */
  double equalErrorRate(int[] genuineWeights, int[] impostorWeights) {
    long[] totals = totals(genuineWeights, impostorWeights);
    CrossingSweep sweep = new CrossingSweep(totals[0], totals[1]);
    sweep(genuineWeights, impostorWeights, sweep);
    return sweep.rate;
  }

  private static final class AreaSweep implements Step {
    private long twiceTheArea;
    private long genuineBefore;
    private long impostorsBefore;

    @Override
    public void to(double value, long genuineAccepted, long impostorsAccepted) {
      twiceTheArea += (impostorsAccepted - impostorsBefore) * (genuineBefore + genuineAccepted);
      genuineBefore = genuineAccepted;
      impostorsBefore = impostorsAccepted;
    }
  }

  private static final class CrossingSweep implements Step {
    private final double genuines;
    private final double impostors;
    private double falseAccept;
    private double falseReject = 1;
    private double rate = Double.NaN;

    CrossingSweep(long genuines, long impostors) {
      this.genuines = genuines;
      this.impostors = impostors;
    }

    @Override
    public void to(double value, long genuineAccepted, long impostorsAccepted) {
      double nextAccept = impostorsAccepted / impostors;
      double nextReject = (genuines - genuineAccepted) / genuines;
      if (Double.isNaN(rate) && nextAccept >= nextReject) {
        double before = falseReject - falseAccept;
        double after = nextAccept - nextReject;
        rate = falseAccept + before / (before + after) * (nextAccept - falseAccept);
      }
      falseAccept = nextAccept;
      falseReject = nextReject;
    }
  }
}
