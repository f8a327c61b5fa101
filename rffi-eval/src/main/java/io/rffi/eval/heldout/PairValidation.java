package io.rffi.eval.heldout;

import io.rffi.eval.metric.RocCurve;
import io.rffi.eval.metric.ValidationScore;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How well pairs are told to be of one device or of two, as Morge-Rollet et al. (CAID 2020) judge
 * their networks.
 */
public final class PairValidation {
  private PairValidation() {}

  /**
   * Judges pairs.
   *
   * @param embedded the examples
   * @param pairs of these examples
   * @param sameBelow the distance below which a pair is called the same
   * @return the share of pairs that are called right, the area under the ROC, and the equal error
   *     rate
   */
  public static ValidationScore score(Embedded embedded, LabelledPairs pairs, double sameBelow) {
    Distances of = Distances.of(embedded, pairs);
    double right = count(of.same, sameBelow) + of.different.length - count(of.different, sameBelow);
    RocCurve curve = RocCurve.of(of.same, of.different);
    return new ValidationScore(right / pairs.size(), curve.area(), curve.equalErrorRate());
  }

  /**
   * The distance that calls most pairs right, for a measure that has no such limit of its own.
   *
   * @param embedded the examples, others than those that are judged afterwards
   * @param pairs of these examples
   * @return the distance
   */
  public static double bestLimit(Embedded embedded, LabelledPairs pairs) {
    Distances of = Distances.of(embedded, pairs);
    Arrays.sort(of.same);
    Arrays.sort(of.different);
    double best = 0;
    int most = -1;
    int closer = 0;
    for (int n = 0; n < of.same.length; n++) {
      // Just above a pair of one device: it, and all that are closer, are called the same.
      double limit = Math.nextUp(of.same[n]);
      while (closer < of.different.length && of.different[closer] < limit) {
        closer++;
      }
      int right = n + 1 + of.different.length - closer;
      if (right > most) {
        most = right;
        best = limit;
      }
    }
    return best;
  }

  private static double count(double[] distances, double below) {
    return DoubleStream.of(distances).filter(distance -> distance < below).count();
  }

  /** Of pairs of one device, and of two. */
  private static final class Distances {
    private final double[] same;
    private final double[] different;

    private Distances(double[] same, double[] different) {
      this.same = same;
      this.different = different;
    }

    static Distances of(Embedded embedded, LabelledPairs pairs) {
      DoubleStream.Builder same = DoubleStream.builder();
      DoubleStream.Builder different = DoubleStream.builder();
      for (int pair = 0; pair < pairs.size(); pair++) {
        double distance =
            embedded
                .fingerprints()
                .get(pairs.first(pair))
                .distanceTo(embedded.fingerprints().get(pairs.second(pair)));
        (pairs.same(pair) ? same : different).add(distance);
      }
      return new Distances(same.build().toArray(), different.build().toArray());
    }
  }
}
