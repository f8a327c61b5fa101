package io.rffi.match;

import io.rffi.api.Gallery;
import io.rffi.api.NeighbourSearch;
import io.rffi.api.ThresholdException;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A threshold with the counts it rests on.
 *
 * <p>λ is the largest value at which no more than the target share of the impostor scores is
 * accepted. The bounds are one-sided and exact for independent packets (C. J. Clopper and E. S.
 * Pearson, Biometrika 26, 1934); packets of one radio resemble each other, so that few impostor
 * devices mean more doubt than the bound says, which is why their number is here too.
 *
 * @param value λ ≥ 0: a score ≤ λ is accepted
 * @param targetFalseAcceptRate what was asked for, 0 &lt; rate &lt; 1
 * @param impostors how many impostor scores there were
 * @param falseAccepts how many of them are ≤ λ
 * @param impostorDevices how many radios they came from
 * @param genuines how many genuine scores there were, possibly none
 * @param falseRejects how many of them are &gt; λ
 */
public record CalibratedThreshold(
    double value,
    double targetFalseAcceptRate,
    int impostors,
    int falseAccepts,
    int impostorDevices,
    int genuines,
    int falseRejects) {
  /** Checks that the counts fit together. */
  public CalibratedThreshold {
    requireRate(targetFalseAcceptRate);
    if (!(value >= 0)) {
      throw new IllegalArgumentException("a threshold is a distance ≥ 0, got " + value);
    }
    if (impostors < 1 || falseAccepts < 0 || falseAccepts > impostors) {
      throw new IllegalArgumentException(falseAccepts + " accepts of " + impostors + " impostors");
    }
    if (falseRejects < 0 || falseRejects > genuines) {
      throw new IllegalArgumentException(falseRejects + " rejects of " + genuines + " genuines");
    }
    if (impostorDevices < 1) {
      throw new IllegalArgumentException("impostor scores come from at least one device");
    }
  }

  /**
   * Calibrates from scores that were measured elsewhere, for example of held-out devices when a
   * model was trained.
   *
   * @param genuine scores of packets whose radio is enrolled, possibly none
   * @param impostor scores of packets whose radio is not enrolled
   * @param impostorDevices how many radios the impostor scores come from, ≥ 1
   * @param falseAcceptRate the target, 0 &lt; rate &lt; 1
   * @return the threshold
   * @throws ThresholdException if there are fewer than 1 / rate impostor scores, or more of them
   *     than the rate allows are 0
   * @throws IllegalArgumentException if a score is NaN or negative
   */
  public static CalibratedThreshold ofScores(
      double[] genuine, double[] impostor, int impostorDevices, double falseAcceptRate) {
    requireRate(falseAcceptRate);
    requireScores(genuine);
    requireScores(impostor);
    int needed = leastImpostors(falseAcceptRate);
    if (impostor.length < needed) {
      throw new ThresholdException(
          "a false-accept rate of %s needs at least %d impostor scores, got %d: %d are missing"
              .formatted(falseAcceptRate, needed, impostor.length, needed - impostor.length));
    }
    double[] sorted = impostor.clone();
    Arrays.sort(sorted);
    double firstRefused = sorted[(int) Math.floor(impostor.length * falseAcceptRate)];
    if (firstRefused == 0) {
      throw new ThresholdException(
          "impostors score 0: the embedder does not tell devices apart, or one radio is enrolled"
              + " twice; remove the double one, or use another model");
    }
    double value = Math.nextDown(firstRefused);
    return new CalibratedThreshold(
        value,
        falseAcceptRate,
        impostor.length,
        (int) Arrays.stream(impostor).filter(score -> score <= value).count(),
        impostorDevices,
        genuine.length,
        (int) Arrays.stream(genuine).filter(score -> score > value).count());
  }

  /**
   * Calibrates from enrolled devices. Each device in turn plays the rogue: its fingerprints are
   * scored against the gallery without it. A fingerprint against the others of all devices gives a
   * genuine score.
   *
   * <p>Costs at most max(1 / rate, 2<sup>20</sup> / fingerprints) searches; in a larger gallery
   * fingerprints are taken at even steps through it, the same at each call.
   *
   * @param gallery the enrolled devices
   * @param search finds neighbours in that gallery
   * @param k how many neighbours a score is the mean over, at most as many as the device with the
   *     fewest fingerprints has
   * @param falseAcceptRate the target, 0 &lt; rate &lt; 1
   * @return the threshold
   * @throws ThresholdException if there are fewer than 5 devices, because a gallery without one of
   *     them would stand for the whole too poorly; or fewer than 1 / rate fingerprints; or
   *     fingerprints of different devices coincide
   */
  public static CalibratedThreshold ofGallery(
      Gallery gallery, NeighbourSearch search, int k, double falseAcceptRate) {
    requireRate(falseAcceptRate);
    CohortScores scores = CohortScores.of(gallery, search, k, leastImpostors(falseAcceptRate));
    return ofScores(scores.genuine(), scores.impostor(), gallery.devices().size(), falseAcceptRate);
  }

  /**
   * The measured false-accept rate.
   *
   * @return false accepts / impostors, at most the target
   */
  public double falseAcceptRate() {
    return (double) falseAccepts / impostors;
  }

  /**
   * What the false-accept rate is at most.
   *
   * @param confidence how sure, for example 0.95; 0 &lt; confidence &lt; 1
   * @return the one-sided Clopper–Pearson bound, in [0, 1]
   */
  public double falseAcceptUpperBound(double confidence) {
    return ClopperPearson.upperBound(falseAccepts, impostors, confidence);
  }

  /**
   * The measured false-reject rate.
   *
   * @return false rejects / genuines, empty if there was no genuine score
   */
  public OptionalDouble falseRejectRate() {
    return genuines == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) falseRejects / genuines);
  }

  /**
   * What the false-reject rate is at most.
   *
   * @param confidence how sure, for example 0.95; 0 &lt; confidence &lt; 1
   * @return the one-sided Clopper–Pearson bound, in [0, 1]; 1 if there was no genuine score
   */
  public double falseRejectUpperBound(double confidence) {
    return ClopperPearson.upperBound(falseRejects, genuines, confidence);
  }

  static void requireRate(double rate) {
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException("a rate lies between 0 and 1, got " + rate);
    }
  }

  /** With fewer scores the rate is finer than one score's share. */
  private static int leastImpostors(double rate) {
    return (int) Math.min(Integer.MAX_VALUE, Math.ceil(1 / rate));
  }

  private static void requireScores(double[] scores) {
    for (double score : scores) {
      if (!(score >= 0)) {
        throw new IllegalArgumentException("a score is a distance ≥ 0, got " + score);
      }
    }
  }
}
