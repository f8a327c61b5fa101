package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.NeighbourSearch;
import io.rffi.api.ThresholdException;
import io.rffi.api.UnknownDeviceException;
import io.rffi.api.Verification;
import io.rffi.match.distance.DeviceDistance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Decides by the k nearest enrolled fingerprints, as G. Shen, J. Zhang, A. Marshall and J. R.
 * Cavallaro do in "Towards Scalable and Channel-Robust Radio Frequency Fingerprint Identification
 * for LoRa" (IEEE Transactions on Information Forensics and Security 17, 2022).
 *
 * <p>The published rule is meant for devices with at least k fingerprints each, and so is a
 * threshold that was calibrated by it. A device with fewer could not win a vote. It is compared by
 * its {@link DeviceDistance} instead, which is stretched the more, the fewer there are. What is
 * enrolled of one device never changes how far the others are, nor any threshold but a {@linkplain
 * Threshold#calibrated calibrated} one.
 *
 * <dl>
 *   <dt>identify
 *   <dd>The score is the mean distance to the k nearest fingerprints of the devices that have k and
 *       more, and these vote; equal votes go to the device whose voters are nearer on average. If
 *       the distance of a device with fewer is less than that, it is the score, and this the
 *       device. Above the threshold the packet is from a rogue, equality accepts.
 *   <dt>verify
 *   <dd>The score is the distance of the claimed device. The packet is accepted if the score is
 *       within the threshold and no other device is nearer.
 * </dl>
 *
 * <p>{@link Evidence#neighbours()} and {@link Evidence#votes()} are the fingerprints that an
 * identification consults, also in a verification: the k nearest that voted, or all of a device
 * with fewer. {@link Evidence#margin()} compares the distances of devices: that of the nearest
 * other device, less that of the device that is nearest by the rule of identify, or of the claimed
 * one (verify); 0 if another is nearer. With no device enrolled every packet is from a rogue, with
 * a threshold of negative infinity.
 *
 * <p>Distances are those of the fingerprints' space: Euclidean ones as published, or any other
 * {@link io.rffi.api.Metric} under the same rules.
 *
 * <p>Immutable and safe for use by many threads if its search is.
 */
public final class KnnMatcher implements Matcher {
  private static final Evidence NO_DEVICE =
      new Evidence(
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          List.of(),
          Map.of());

  /** Empty when the gallery is. */
  private final Optional<Cohort> cohort;

  private final double threshold;

  private KnnMatcher(Gallery gallery, KnnOptions options) {
    if (gallery.devices().isEmpty()) {
      cohort = Optional.empty();
      threshold = Double.NEGATIVE_INFINITY;
    } else {
      NeighbourSearch search = options.search().over(gallery);
      cohort = Optional.of(new Cohort(gallery, search, options.k()));
      threshold = options.threshold().over(gallery, search, options.k());
    }
  }

  /**
   * Matchers by {@link KnnOptions#defaults()}: the threshold is calibrated on the gallery to 1 %,
   * which takes hundreds of enrolled devices ({@link CalibratedThreshold#leastDevices}); with fewer
   * there is a {@link ThresholdException} in place of any verdict. {@link
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
   * @param threshold the largest score that is accepted, ≥ 0, calibrated at k = 15; positive
   *     infinity never finds a rogue
   * @return a factory
   */
  public static Matcher.Factory withThreshold(double threshold) {
    return with(KnnOptions.defaults().withThreshold(Threshold.fixed(threshold)));
  }

  /**
   * Matchers with the threshold of a model, otherwise by default.
   *
   * @param threshold the largest score that is accepted, ≥ 0, calibrated at k = 15
   * @return a factory
   * @throws ThresholdException if it is empty: the model states no threshold
   */
  public static Matcher.Factory withThreshold(OptionalDouble threshold) {
    return withThreshold(
        threshold.orElseThrow(
            () ->
                new ThresholdException(
                    "the model states no threshold: give one that was measured with it"
                        + " (KnnMatcher.withThreshold), or calibrate it on many enrolled devices"
                        + " (Threshold.calibrated)")));
  }

  /**
   * Matchers by options.
   *
   * @param options k, threshold and search
   * @return a factory; it throws {@link ThresholdException} where the gallery does not allow to
   *     calibrate a threshold
   */
  public static Matcher.Factory with(KnnOptions options) {
    return gallery -> new KnnMatcher(gallery, options);
  }

  @Override
  public Identification identify(Fingerprint probe) {
    if (cohort.isEmpty()) {
      return new Identification.Rogue(NO_DEVICE);
    }
    Cohort enrolled = cohort.get();
    Neighbourhood neighbourhood = enrolled.neighbourhood(probe);
    NearestDevice nearest = nearest(enrolled, neighbourhood);
    double own = enrolled.distance(nearest.device(), probe);
    double margin = enrolled.margin(nearest.device(), own, neighbourhood);
    Evidence evidence = evidence(nearest.score(), margin, nearest);
    return evidence.withinThreshold()
        ? new Identification.Recognised(nearest.device().id(), evidence)
        : new Identification.Rogue(evidence);
  }

  @Override
  public Verification verify(String deviceId, Fingerprint probe) {
    Cohort enrolled = cohort.orElseThrow(() -> new UnknownDeviceException(deviceId));
    EnrolledDevice claimed = enrolled.device(deviceId);
    Neighbourhood neighbourhood = enrolled.neighbourhood(probe);
    double score = enrolled.distance(claimed, probe);
    double margin = enrolled.margin(claimed, score, neighbourhood);
    Evidence evidence = evidence(score, margin, nearest(enrolled, neighbourhood));
    return evidence.withinThreshold() && margin >= 0
        ? new Verification.Accepted(deviceId, evidence)
        : new Verification.Refused(deviceId, evidence);
  }

  private static NearestDevice nearest(Cohort enrolled, Neighbourhood neighbourhood) {
    return enrolled.nearestDevice(neighbourhood, neighbour -> true).orElseThrow();
  }

  private Evidence evidence(double score, double margin, NearestDevice nearest) {
    return new Evidence(
        score,
        threshold,
        Math.max(0, margin),
        nearest.neighbours(),
        new Vote(nearest.neighbours()).counts());
  }
}
