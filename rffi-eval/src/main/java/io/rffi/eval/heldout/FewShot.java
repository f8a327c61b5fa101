package io.rffi.eval.heldout;

import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.match.CalibratedThreshold;
import io.rffi.match.KnnMatcher;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Identifies devices of which few examples are enrolled, by the rule of {@link KnnMatcher}, over
 * random enrolments. Immutable.
 */
public final class FewShot {
  private static final int K = 15;

  /** So many enrolments of one example; the more examples, the fewer, since they differ less. */
  private static final int DRAWS = 40;

  private static final int LEAST_DRAWS = 4;

  private final Embedded enrolment;
  private final Embedded probes;
  private final long seed;

  /**
   * A judgement.
   *
   * @param enrolment what may be enrolled
   * @param probes other examples of the same devices
   * @param seed draws the enrolments
   */
  public FewShot(Embedded enrolment, Embedded probes, long seed) {
    if (enrolment.devices() != probes.devices()) {
      throw new IllegalArgumentException(
          "probes of " + probes.devices() + " devices against " + enrolment.devices());
    }
    this.enrolment = enrolment;
    this.probes = probes;
    this.seed = seed;
  }

  /**
   * The share of probes that are given to the right device.
   *
   * @param enrolled how many examples of each device are enrolled, ≥ 1
   * @param k how many neighbours vote, ≥ 1; at most as many as are enrolled
   * @return the mean over the enrolments, 0 to 1
   */
  public double accuracy(int enrolled, int k) {
    Random random = new Random(seed);
    int draws = Math.max(LEAST_DRAWS, DRAWS / enrolled);
    long right = 0;
    for (int draw = 0; draw < draws; draw++) {
      Matcher matcher = LeaveOneOut.matcher(enrolment.draw(enrolled, random), k);
      for (int n = 0; n < probes.labels().size(); n++) {
        Identification who = matcher.identify(probes.fingerprints().get(n));
        right += LeaveOneOut.isCalled(who, Integer.toString(probes.labels().get(n))) ? 1 : 0;
      }
    }
    return (double) right / ((long) draws * probes.labels().size());
  }

  /**
   * Calibrates the threshold of {@link KnnMatcher#identify} on the {@link #scores}.
   *
   * @param falseAcceptRate the target, between 0 and 1
   * @return the threshold at which the target was {@linkplain CalibratedThreshold#measured
   *     measured}, with the figures it rests on
   * @throws io.rffi.api.ThresholdException if there are too few devices
   */
  public CalibratedThreshold threshold(double falseAcceptRate) {
    LeaveOneOut scores = scores();
    return CalibratedThreshold.measured(
        LeaveOneOut.array(scores.genuine()),
        scores.rogue().stream().map(LeaveOneOut::array).toList(),
        falseAcceptRate);
  }

  /**
   * Scores probes with {@value #K} examples of each device enrolled and k = {@value #K}.
   *
   * @return the scores, in the order of the devices that have probes
   */
  public LeaveOneOut scores() {
    return LeaveOneOut.of(
        enrolment.draw(K, new Random(seed)),
        IntStream.range(0, probes.devices())
            .mapToObj(device -> probes.of(device).stream().map(probes.fingerprints()::get).toList())
            .toList());
  }
}
