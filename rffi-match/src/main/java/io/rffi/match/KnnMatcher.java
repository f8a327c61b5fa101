package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import io.rffi.api.Verification;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Decides by the k nearest enrolled fingerprints, as G. Shen, J. Zhang, A. Marshall and J. R.
 * Cavallaro do in "Towards Scalable and Channel-Robust Radio Frequency Fingerprint Identification
 * for LoRa" (IEEE Transactions on Information Forensics and Security 17, 2022).
 *
 * <p>k is at most what the enrolled device with the fewest fingerprints has; otherwise it could not
 * win a vote, nor its own packets come near it on average. The published rule is meant for devices
 * with at least k each and is the same there.
 *
 * <dl>
 *   <dt>identify
 *   <dd>The score is the mean distance to the k nearest fingerprints. Above the threshold the
 *       packet is from a rogue, equality accepts. Otherwise the k vote; equal votes go to the
 *       device whose voters are nearer on average.
 *   <dt>verify
 *   <dd>The score is the mean distance to the k nearest fingerprints of the claimed device. The
 *       packet is accepted if the score is within the threshold and no other device is nearer by
 *       the same measure.
 * </dl>
 *
 * <p>{@link Evidence#neighbours()} and {@link Evidence#votes()} are the k nearest of the whole
 * gallery, also in a verification. {@link Evidence#margin()} compares mean distances to each
 * device's k nearest fingerprints: that of the nearest other device, less that of the device with
 * the most votes (identify) or the claimed one (verify); 0 if another is nearer. With no device
 * enrolled every packet is from a rogue, with a threshold of negative infinity.
 *
 * <p>Distances are the search's: Euclidean ones as published, or those of a {@linkplain
 * KnnOptions#withSimilarity learned similarity} under the same rules.
 *
 * <p>Immutable and safe for use by many threads if its search is.
 */
public final class KnnMatcher implements Matcher {
  private static final Evidence NOBODY =
      new Evidence(
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          List.of(),
          Map.of());

  private final Gallery gallery;
  private final Cohort cohort;
  private final double threshold;

  private KnnMatcher(Gallery gallery, KnnOptions options) {
    this.gallery = gallery;
    NeighbourSearch search = options.search().over(gallery);
    cohort = new Cohort(gallery, search, options.k());
    threshold =
        gallery.devices().isEmpty()
            ? Double.NEGATIVE_INFINITY
            : options.threshold().over(gallery, search, cohort.k());
  }

  /**
   * Matchers by {@link KnnOptions#defaults()}: the threshold is calibrated on the gallery, so that
   * a gallery of few devices gives a {@link io.rffi.api.ThresholdException}; {@link
   * #withThreshold(OptionalDouble)} with the threshold of the embedder's model works from one
   * device.
   *
   * @return a factory
   */
  public static Matcher.Factory defaults() {
    return with(KnnOptions.defaults());
  }

  /**
   * Matchers with a known threshold, otherwise by default.
   *
   * @param threshold the largest score that is accepted, ≥ 0; positive infinity never finds a rogue
   * @return a factory
   */
  public static Matcher.Factory withThreshold(double threshold) {
    return with(KnnOptions.defaults().withThreshold(Threshold.fixed(threshold)));
  }

  /**
   * Matchers with the threshold of a model, if it has one, otherwise by default.
   *
   * @param threshold the largest score that is accepted, ≥ 0; if empty the threshold is calibrated
   * @return a factory
   */
  public static Matcher.Factory withThreshold(OptionalDouble threshold) {
    return threshold.isPresent() ? withThreshold(threshold.getAsDouble()) : defaults();
  }

  /**
   * Matchers by options.
   *
   * @param options k, threshold and search
   * @return a factory; it throws {@link io.rffi.api.ThresholdException} where the gallery does not
   *     allow to calibrate a threshold
   */
  public static Matcher.Factory with(KnnOptions options) {
    return gallery -> new KnnMatcher(gallery, options);
  }

  @Override
  public Identification identify(Fingerprint probe) {
    if (gallery.devices().isEmpty()) {
      return new Identification.Rogue(NOBODY);
    }
    List<Neighbour> around = cohort.around(probe);
    List<Neighbour> nearest = nearest(around);
    Vote vote = new Vote(nearest);
    EnrolledDevice best = cohort.device(vote.winner());
    double lead = cohort.lead(best, cohort.distance(best, probe), probe, around);
    double score = nearest.stream().mapToDouble(Neighbour::distance).average().orElseThrow();
    Evidence evidence = new Evidence(score, threshold, Math.max(0, lead), nearest, vote.counts());
    return evidence.withinThreshold()
        ? new Identification.Recognised(best.id(), evidence)
        : new Identification.Rogue(evidence);
  }

  @Override
  public Verification verify(String deviceId, Fingerprint probe) {
    EnrolledDevice claimed = cohort.device(deviceId);
    List<Neighbour> around = cohort.around(probe);
    List<Neighbour> nearest = nearest(around);
    double score = cohort.distance(claimed, probe);
    double lead = cohort.lead(claimed, score, probe, around);
    Evidence evidence =
        new Evidence(score, threshold, Math.max(0, lead), nearest, new Vote(nearest).counts());
    return evidence.withinThreshold() && lead >= 0
        ? new Verification.Accepted(deviceId, evidence)
        : new Verification.Refused(deviceId, evidence);
  }

  private List<Neighbour> nearest(List<Neighbour> around) {
    return around.subList(0, Math.min(cohort.k(), around.size()));
  }
}
