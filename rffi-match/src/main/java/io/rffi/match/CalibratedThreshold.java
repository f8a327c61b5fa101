package io.rffi.match;

import io.rffi.api.Gallery;
import io.rffi.api.NeighbourSearch;
import io.rffi.api.ThresholdException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * A threshold with the figures it rests on.
 *
 * <p>The <em>false-accept rate</em> is the expected share of an unknown device's packets that are
 * accepted. Packets of one device resemble each other, so that all of them together are one trial:
 * a device counts by the share of its packets that is accepted, however many those are, and what
 * can be said of other devices depends on the number of devices alone. Bounds are Hoeffding's for
 * the mean of such shares, and hold for independent devices, whatever their shares are like. Two
 * enrolled devices that are alike take each other for known, which makes one trial of two; that
 * weighs where a device has a few packets only, and is made up for by what is accepted of a device
 * being a part of its packets else.
 *
 * @param value λ ≥ 0: a score ≤ λ is accepted
 * @param targetFalseAcceptRate what was asked for, 0 &lt; rate &lt; 1
 * @param impostorDevices how many devices played the unknown one
 * @param impostors how many packets they had together
 * @param falseAcceptRate the mean over these devices of the share that is accepted, below or equal
 *     to the target
 * @param genuines how many genuine scores there were, possibly none
 * @param falseRejects how many of them are &gt; λ
 */
public record CalibratedThreshold(
    double value,
    double targetFalseAcceptRate,
    int impostorDevices,
    int impostors,
    double falseAcceptRate,
    int genuines,
    int falseRejects) {
  /** How sure a threshold that {@link #ofScores holds} a rate is of it, over galleries. */
  public static final double CONFIDENCE = 0.95;

  /** With fewer, the gallery without one device lacks more than a quarter of the whole. */
  private static final int LEAST_COHORT = 5;

  /** Checks that the figures fit together. */
  public CalibratedThreshold {
    requireRate(targetFalseAcceptRate);
    if (!(value >= 0)) {
      throw new IllegalArgumentException("a threshold is a distance ≥ 0, got " + value);
    }
    if (impostorDevices < 1 || impostors < impostorDevices) {
      throw new IllegalArgumentException(
          impostors + " impostor scores of " + impostorDevices + " devices");
    }
    if (!(falseAcceptRate >= 0 && falseAcceptRate <= 1)) {
      throw new IllegalArgumentException("a rate lies between 0 and 1, got " + falseAcceptRate);
    }
    if (falseRejects < 0 || falseRejects > genuines) {
      throw new IllegalArgumentException(falseRejects + " rejects of " + genuines + " genuines");
    }
  }

  /**
   * How many devices it takes to hold a rate: so many that, were it exceeded, all of them would be
   * refused with a probability of 5 % at most, (1 − rate)<sup>devices</sup> ≤ 0.05. That is 299 for
   * 1 %, 59 for 5 %, 29 for 10 %.
   *
   * @param falseAcceptRate the target, 0 &lt; rate &lt; 1
   * @return the number, ≥ 5
   */
  public static int leastDevices(double falseAcceptRate) {
    requireRate(falseAcceptRate);
    return Math.max(LEAST_COHORT, DeviceBound.leastDevices(falseAcceptRate, CONFIDENCE));
  }

  /**
   * Calibrates so that a rate is held: by the {@linkplain #falseAcceptUpperBound bound} at 95 %
   * confidence, not by what was measured. So 95 of 100 thresholds from independent devices hold it,
   * and most hold much less.
   *
   * @param genuine scores of packets whose device is enrolled, possibly none
   * @param impostor scores of packets whose device is not enrolled, device by device, no device
   *     without packets
   * @param falseAcceptRate the target, 0 &lt; rate &lt; 1
   * @return the threshold
   * @throws ThresholdException if there are fewer than {@link #leastDevices} devices, or more of
   *     the scores than the rate allows are 0
   * @throws IllegalArgumentException if a score is NaN or negative
   */
  public static CalibratedThreshold ofScores(
      double[] genuine, List<double[]> impostor, double falseAcceptRate) {
    requireDevices(impostor.size(), 0, falseAcceptRate);
    return of(
        genuine,
        impostor,
        falseAcceptRate,
        share -> DeviceBound.isBelow(share, impostor.size(), falseAcceptRate, CONFIDENCE));
  }

  /**
   * The threshold at which the rate that was <em>measured</em> on some devices is the target, such
   * as on those that were held out when a model was trained. It promises little of others if those
   * are few: see {@link #expectedFalseAcceptRate} and {@link #falseAcceptUpperBound}.
   *
   * @param genuine scores of packets whose device is enrolled, possibly none
   * @param impostor scores of packets whose device is not enrolled, device by device, no device
   *     without packets
   * @param falseAcceptRate the target, 0 &lt; rate &lt; 1
   * @return the threshold
   * @throws ThresholdException if there are fewer than 2 devices, or fewer than 1 / rate scores, or
   *     more of them than the rate allows are 0
   * @throws IllegalArgumentException if a score is NaN or negative
   */
  public static CalibratedThreshold measured(
      double[] genuine, List<double[]> impostor, double falseAcceptRate) {
    requireRate(falseAcceptRate);
    int scores = impostor.stream().mapToInt(own -> own.length).sum();
    double least = Math.ceil(1 / falseAcceptRate);
    if (impostor.size() < 2 || scores < least) {
      throw new ThresholdException(
          ("a false-accept rate of %s can't be measured by %d scores of %d devices: it takes %.0f"
                  + " of 2")
              .formatted(falseAcceptRate, scores, impostor.size(), least));
    }
    return of(genuine, impostor, falseAcceptRate, share -> share <= falseAcceptRate);
  }

  private static CalibratedThreshold of(
      double[] genuine, List<double[]> impostor, double rate, DoublePredicate allowed) {
    requireScores(genuine);
    impostor.forEach(CalibratedThreshold::requireScores);
    ImpostorScores scores = new ImpostorScores(impostor);
    double firstRefused = scores.firstRefused(allowed);
    if (firstRefused == 0) {
      throw new ThresholdException(
          "impostors score 0: the embedder does not tell devices apart, or one radio is enrolled"
              + " twice; remove the double one, or use another model");
    }
    double value = Math.nextDown(firstRefused);
    return new CalibratedThreshold(
        value,
        rate,
        scores.devices(),
        scores.packets(),
        scores.accepted(value),
        genuine.length,
        (int) Arrays.stream(genuine).filter(score -> score > value).count());
  }

  /**
   * Calibrates from enrolled devices so that a rate is held, as {@link #ofScores} does. Each device
   * with k fingerprints or more plays the unknown one in turn: its fingerprints are scored against
   * the gallery without it, as {@link KnnMatcher#identify} scores. A device with fewer is enrolled
   * against the others, and is no trial. A fingerprint against all others of the gallery gives a
   * genuine score.
   *
   * <p>Of a small gallery all fingerprints are scored. In a larger one fewer are, at even steps,
   * but 4 of a device and twice {@link #leastDevices} devices; the same at each call.
   *
   * @param gallery the enrolled devices
   * @param search finds neighbours in that gallery
   * @param k how many neighbours a score is the mean over
   * @param falseAcceptRate the target, 0 &lt; rate &lt; 1
   * @return the threshold
   * @throws ThresholdException if fewer than {@link #leastDevices} devices have k fingerprints, or
   *     fingerprints of different devices coincide
   */
  public static CalibratedThreshold ofGallery(
      Gallery gallery, NeighbourSearch search, int k, double falseAcceptRate) {
    requireDevices(CohortScores.fullyEnrolled(gallery, k).size(), k, falseAcceptRate);
    CohortScores scores = CohortScores.of(gallery, search, k, 2 * leastDevices(falseAcceptRate));
    return ofScores(scores.genuine(), scores.impostor(), falseAcceptRate);
  }

  /**
   * What share of an unknown device's packets is to be expected to be accepted: more than was
   * measured, since the next device may be one that none of these resembles. It is the mean with
   * one device more, all of whose packets are accepted; of exchangeable devices' shares at a
   * threshold that is chosen by their mean, the expectation is no greater (A. N. Angelopoulos, S.
   * Bates, A. Fisch, L. Lei and T. Schuster, "Conformal Risk Control", ICLR 2024).
   *
   * @return (1 + Σ shares) / (1 + devices), in [0, 1]
   */
  public double expectedFalseAcceptRate() {
    return (1 + falseAcceptRate * impostorDevices) / (1 + impostorDevices);
  }

  /**
   * What the false-accept rate is at most, as far as these devices can say.
   *
   * @param confidence how sure, for example 0.95; 0 &lt; confidence &lt; 1
   * @return Hoeffding's one-sided bound by devices, in [0, 1]
   */
  public double falseAcceptUpperBound(double confidence) {
    requireRate(confidence);
    return DeviceBound.upperBound(falseAcceptRate, impostorDevices, confidence);
  }

  /**
   * The measured false-reject rate.
   *
   * @return the share of the genuine packets that is refused, empty if there was none
   */
  public OptionalDouble falseRejectRate() {
    return genuines == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) falseRejects / genuines);
  }

  static void requireRate(double rate) {
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException("a rate lies between 0 and 1, got " + rate);
    }
  }

  private static void requireDevices(int devices, int packets, double rate) {
    int least = leastDevices(rate);
    if (devices < least) {
      throw new ThresholdException(
          ("a false-accept rate of %s can't be calibrated from %d devices%s: it takes %d, since all"
                  + " packets of a device are one trial; enrol more, ask for a higher rate, or give"
                  + " a threshold that was calibrated elsewhere")
              .formatted(
                  rate,
                  devices,
                  packets == 0 ? "" : " with %d packets or more each".formatted(packets),
                  least));
    }
  }

  private static void requireScores(double[] scores) {
    for (double score : scores) {
      if (!(score >= 0)) {
        throw new IllegalArgumentException("a score is a distance ≥ 0, got " + score);
      }
    }
  }
}
