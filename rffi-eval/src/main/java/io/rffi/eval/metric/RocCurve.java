package io.rffi.eval.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How false accepts and false rejects trade against one another as the threshold moves (receiver
 * operating characteristic; on {@linkplain NormalDeviate axes of normal deviates} the detection
 * error trade-off, A. Martin et al., Eurospeech 1997).
 *
 * <p>A score is a distance: it is accepted if it is at most the threshold. Equal scores are
 * accepted together, which makes a slanted line of the curve and counts half in its area.
 * Immutable.
 */
public final class RocCurve {
  private static final int[] ONCE = {1};

  private final RankedScores scores;
  private final List<Point> points;

  /**
   * What a threshold leads to.
   *
   * @param threshold scores up to this are accepted; negative infinity for none
   * @param falseAcceptRate the share of impostors that is accepted
   * @param falseRejectRate the share of genuine packets that is refused
   */
  public record Point(double threshold, double falseAcceptRate, double falseRejectRate) {
    /**
     * The share of genuine packets that is accepted.
     *
     * @return 1 − {@link #falseRejectRate()}
     */
    public double trueAcceptRate() {
      return 1 - falseRejectRate;
    }
  }

  private RocCurve(RankedScores scores) {
    this.scores = scores;
    long[] totals = scores.totals(ONCE, ONCE);
    List<Point> all = new ArrayList<>();
    all.add(new Point(Double.NEGATIVE_INFINITY, 0, 1));
    scores.sweep(
        ONCE,
        ONCE,
        (value, accepted, falselyAccepted) ->
            all.add(
                new Point(
                    value,
                    (double) falselyAccepted / totals[1],
                    (double) (totals[0] - accepted) / totals[0])));
    points = List.copyOf(all);
  }

  /**
   * The curve of scores.
   *
   * @param genuine scores of packets that should be accepted, at least one
   * @param impostor scores of packets that should be refused, at least one
   * @return the curve
   * @throws IllegalArgumentException if there are none of either, or one is NaN
   */
  public static RocCurve of(double[] genuine, double[] impostor) {
    return new RocCurve(
        new RankedScores(genuine, new int[genuine.length], impostor, new int[impostor.length]));
  }

  /**
   * The corners of the curve.
   *
   * @return by ascending threshold, from "none accepted" to "all accepted"; one for each distinct
   *     score
   */
  public List<Point> points() {
    return points;
  }

  /**
   * The area under the curve (AUC): the probability that an impostor's score is greater than a
   * genuine one, equal scores counted half.
   *
   * @return 0 to 1; 0.5 if the scores say nothing
   */
  public double area() {
    return scores.area(ONCE, ONCE);
  }

  /**
   * The equal error rate (EER): where the curve, its corners joined by straight lines, has as many
   * false accepts as false rejects.
   *
   * @return 0 to 1
   */
  public double equalErrorRate() {
    return scores.equalErrorRate(ONCE, ONCE);
  }

  /**
   * What a threshold leads to.
   *
   * @param threshold scores up to this are accepted, not NaN
   * @return its point, which may lie on no corner's threshold
   */
  public Point at(double threshold) {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("the threshold is NaN");
    }
    double[] thresholds = points.stream().mapToDouble(Point::threshold).toArray();
    int rank = Arrays.binarySearch(thresholds, threshold);
    Point corner = points.get(rank >= 0 ? rank : -rank - 2);
    return new Point(threshold, corner.falseAcceptRate(), corner.falseRejectRate());
  }

  /**
   * The corner with the fewest false rejects among those with few enough false accepts.
   *
   * @param falseAcceptRate how many false accepts are borne, 0 to 1
   * @return a corner
   */
  public Point within(double falseAcceptRate) {
    if (!(falseAcceptRate >= 0 && falseAcceptRate <= 1)) {
      throw new IllegalArgumentException("a rate lies in 0 to 1, got " + falseAcceptRate);
    }
    Point best = points.get(0);
    for (Point point : points) {
      if (point.falseAcceptRate() <= falseAcceptRate) {
        best = point;
      }
    }
    return best;
  }
}
