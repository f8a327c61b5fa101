package io.rffi.match;

import io.rffi.api.Embedder;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.Neighbour;
import io.rffi.api.Significance;
import io.rffi.api.ThresholdException;
import io.rffi.api.UnknownDeviceException;
import io.rffi.api.Verification;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.match.covariance.Gaussian;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Decides by log-likelihood ratios at a stated false-accept rate: how much likelier are these
 * packets of an enrolled device than of an unknown radio?
 *
 * <p>The likelihoods are those of the {@link io.rffi.api.decision.TwoCovariance} that the model
 * carries. A device is where its packets put it, less surely the fewer and the noisier they are;
 * its packets vary as those of all devices do, and as its own (the more of them, the more, up to a
 * third); and the noise of the packets in question widens both hypotheses. Several packets are
 * judged by their mean, weighted by how noisy each is; of more packets than the cohort has of a
 * radio the noisiest are left out.
 *
 * <p>How good a ratio must be is read off the {@link io.rffi.api.decision.ImpostorCohort}: unknown
 * radios that travel with the model are held against this very gallery, with as much noise and as
 * many packets. What share of them scores as well is the first of the two p-values in {@link
 * Significance}. Radios of another kind are another group in the cohort, and what counts is the
 * group that has the largest share (a Mondrian conformal predictor: V. Vovk et al., Algorithmic
 * Learning in a Random World, 2005, chapter 4). So the false-accept rate of the {@link
 * DecisionPolicy} holds for each kind apart, whatever is enrolled, for galleries of any size, at
 * any noise, and for any number of packets of each device, for radios that are to those of a group
 * as these are to each other. It says nothing of radios that imitate a device, and little of radios
 * that are all alike and unlike the cohort. The second p-value, which share of a device's own
 * packets would be as far from it, asks nothing of other radios; it, too, is the largest of the
 * groups'.
 *
 * <p>Whatever the cohort says, a packet that is no likelier of the device than of any radio is
 * never accepted: far out, where no radio of the cohort comes near, its threshold would be lower
 * than that, and the rate is then held with room to spare.
 *
 * <dl>
 *   <dt>identify
 *   <dd>rogue if the packet is unlike any enrolled device: if the second p-value is below the
 *       policy's false-reject rate. Recognised if, besides, the first is within the false-accept
 *       rate, and the next device is less likely by that rate as a factor. Else undecided.
 *   <dt>verify
 *   <dd>refused if the packet is unlike the claimed device, or less likely from it than from
 *       another by the false-accept rate as a factor. Accepted if, besides, the first p-value is
 *       within the false-accept rate, and no other device is likelier. Else undecided.
 * </dl>
 *
 * <p>A packet with more noise than the cohort's noisiest is never accepted. With no device enrolled
 * every packet is from a rogue.
 *
 * <dl>
 *   <dt>{@link Evidence#score()}
 *   <dd>minus the log-likelihood ratio, in nats
 *   <dt>{@link Evidence#neighbours()}
 *   <dd>the fingerprints of the device in question: the likeliest, or the claimed one
 *   <dt>{@link Evidence#margin()}
 *   <dd>(identify) by how many nats the runner-up is less likely; positive infinity without one,
 *       and in verify, which looks at the claimed device alone
 * </dl>
 *
 * <p>Immutable but for tables that it keeps; safe for use by many threads.
 */
public final class LikelihoodMatcher implements Matcher {
  private static final Evidence NO_DEVICE =
      new Evidence(
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          List.of(),
          Map.of());

  /** Packets up to so much noisier than the cohort's noisiest are taken for as noisy. */
  private static final double SNR_TOLERANCE_DB = 0.5;

  /**
   * In nats: where no radio of the cohort comes near a gallery, packets would pass that are
   * likelier of any radio than of a device.
   */
  private static final double LEAST_RATIO = 0;

  private final UnknownRadios unknown;
  private final DecisionPolicy policy;
  private final int[] ranks;
  private final Gallery gallery;
  private final Map<String, Enrolled> devices = new LinkedHashMap<>();
  private final Map<CohortNode, GalleryScores> scores = new ConcurrentHashMap<>();

  private record Enrolled(EnrolledDevice device, DeviceModel model) {}

  /**
   * @param ratio of the likeliest device
   * @param ownShare of the device that is nearest by its own measure
   */
  private record Likeliest(EnrolledDevice device, double ratio, double runnerUp, double ownShare) {}

  private LikelihoodMatcher(
      UnknownRadios unknown, DecisionPolicy policy, Gallery gallery, LikelihoodMatcher before) {
    this.unknown = unknown;
    this.policy = policy;
    this.gallery = gallery;
    ranks = unknown.ranks(policy.falseAcceptRate());
    IdentityHashMap<EnrolledDevice, DeviceModel> known = new IdentityHashMap<>();
    if (before != null) {
      before.devices.values().forEach(one -> known.put(one.device(), one.model()));
    }
    List<DeviceModel> added = new ArrayList<>();
    for (EnrolledDevice device : gallery.devices()) {
      DeviceModel model = known.remove(device);
      if (model == null) {
        requireFitting(device);
        model = DeviceModel.of(device, unknown.variation());
        added.add(model);
      }
      devices.put(device.id(), new Enrolled(device, model));
    }
    if (before != null) {
      Set<DeviceModel> removed = new HashSet<>(known.values());
      before.scores.forEach(
          (node, table) -> scores.put(node, table.changed(unknown, added, removed, models())));
    }
  }

  private void requireFitting(EnrolledDevice device) {
    int dimension = device.fingerprints().get(0).dimension();
    if (dimension != unknown.variation().model().dimension()) {
      throw new IllegalArgumentException(
          "the statistics are of fingerprints with %d values, %s has %d: use those of its model"
              .formatted(unknown.variation().model().dimension(), device.id(), dimension));
    }
  }

  /**
   * Matchers by the statistics of a model, at {@link DecisionPolicy#standard()}.
   *
   * @param embedder the model whose fingerprints are judged
   * @return a factory, see {@link #with}
   * @throws ThresholdException if the model carries no statistics
   */
  public static Matcher.Factory of(Embedder embedder) {
    return with(statistics(embedder), DecisionPolicy.standard());
  }

  static DecisionStatistics statistics(Embedder embedder) {
    return embedder
        .statistics()
        .orElseThrow(
            () ->
                new ThresholdException(
                    "the model carries no statistics of unknown radios: train it with this version,"
                        + " or decide by nearest neighbours (KnnMatcher)"));
  }

  /**
   * Matchers by statistics and policy.
   *
   * @param statistics those of the model whose fingerprints are judged
   * @param policy which errors are allowed
   * @return a factory. For a gallery that differs little from the one before, it takes over what
   *     has not changed: the same {@link EnrolledDevice} object is the same device
   * @throws ThresholdException if a group of the cohort has too few radios for the false-accept
   *     rate
   */
  public static Matcher.Factory with(DecisionStatistics statistics, DecisionPolicy policy) {
    UnknownRadios unknown = new UnknownRadios(statistics);
    unknown.ranks(policy.falseAcceptRate());
    AtomicReference<LikelihoodMatcher> last = new AtomicReference<>();
    return gallery -> {
      LikelihoodMatcher matcher = new LikelihoodMatcher(unknown, policy, gallery, last.get());
      last.set(matcher);
      return matcher;
    };
  }

  /**
   * Up to which false-accept rate the policy's may in truth be, since the cohort is a sample: the
   * rate of unknown radios like those of any one group.
   *
   * @param confidence how sure, 0 &lt; confidence &lt; 1
   * @return a rate
   */
  public double falseAcceptBound(double confidence) {
    return unknown.upperBound(ranks, confidence);
  }

  @Override
  public Identification identify(Fingerprint probe) {
    return identify(List.of(probe));
  }

  @Override
  public Identification identify(List<Fingerprint> probes) {
    Observation seen = observe(probes);
    if (devices.isEmpty()) {
      return new Identification.Rogue(NO_DEVICE);
    }
    Interpolation at = unknown.at(seen);
    Likeliest likeliest = likeliest(seen, at);
    Evidence evidence =
        evidence(
            neighbours(likeliest.device(), probes),
            likeliest.ratio(),
            likeliest.ratio() - likeliest.runnerUp(),
            likeliest.ownShare(),
            seen,
            at,
            node -> galleryScores(node).grouped());
    if (likeliest.ownShare() < policy.falseRejectRate()) {
      return new Identification.Rogue(evidence);
    }
    return evidence.withinThreshold() && evidence.margin() >= surely()
        ? new Identification.Recognised(likeliest.device().id(), evidence)
        : new Identification.Undecided(evidence);
  }

  /** By how many nats a device has to be likelier than the next, to be named. */
  private double surely() {
    return -Math.log(policy.falseAcceptRate());
  }

  @Override
  public Verification verify(String deviceId, Fingerprint probe) {
    return verify(deviceId, List.of(probe));
  }

  @Override
  public Verification verify(String deviceId, List<Fingerprint> probes) {
    Observation seen = observe(probes);
    Enrolled claimed = devices.get(deviceId);
    if (claimed == null) {
      throw new UnknownDeviceException(deviceId);
    }
    Interpolation at = unknown.at(seen);
    Gaussian packets = claimed.model().packets(seen.within(), seen.noise());
    double distance = packets.distance(seen.mean());
    double density = packets.logDensity(distance);
    double own = ownShare(at, distance);
    double lead = density - likeliestOther(deviceId, seen);
    Evidence evidence =
        evidence(
            neighbours(claimed.device(), probes),
            density - strangers(seen),
            Math.max(0, lead),
            own,
            seen,
            at,
            node -> claimed.model().impostors(node, unknown));
    if (own < policy.falseRejectRate() || lead <= -surely()) {
      return new Verification.Refused(deviceId, evidence);
    }
    return evidence.withinThreshold() && lead >= 0
        ? new Verification.Accepted(deviceId, evidence)
        : new Verification.Undecided(deviceId, evidence);
  }

  /** The log density by the device that fits best but the claimed one. */
  private double likeliestOther(String claimed, Observation seen) {
    double best = Double.NEGATIVE_INFINITY;
    for (Enrolled other : devices.values()) {
      if (!other.device().id().equals(claimed)) {
        Gaussian packets = other.model().packets(seen.within(), seen.noise());
        best = Math.max(best, packets.logDensity(packets.distance(seen.mean())));
      }
    }
    return best;
  }

  private Observation observe(List<Fingerprint> probes) {
    gallery.devices().stream()
        .findFirst()
        .ifPresent(
            device ->
                probes.forEach(
                    probe -> device.fingerprints().get(0).space().requireSame(probe.space())));
    Variation variation = unknown.variation();
    return Observation.of(variation.model(), variation.noiseSpread(), probes, unknown.packets());
  }

  private double strangers(Observation seen) {
    Gaussian strangers = unknown.variation().strangers(seen.within(), seen.noise());
    return strangers.logDensity(strangers.distance(seen.mean()));
  }

  private Likeliest likeliest(Observation seen, Interpolation at) {
    double strangers = strangers(seen);
    EnrolledDevice device = null;
    double best = Double.NEGATIVE_INFINITY;
    double runnerUp = Double.NEGATIVE_INFINITY;
    double nearest = Double.POSITIVE_INFINITY;
    for (Enrolled enrolled : devices.values()) {
      Gaussian packets = enrolled.model().packets(seen.within(), seen.noise());
      double distance = packets.distance(seen.mean());
      double ratio = packets.logDensity(distance) - strangers;
      nearest = Math.min(nearest, distance);
      if (device == null || ratio > best) {
        runnerUp = best;
        best = ratio;
        device = enrolled.device();
      } else {
        runnerUp = Math.max(runnerUp, ratio);
      }
    }
    return new Likeliest(device, best, runnerUp, ownShare(at, nearest));
  }

  private double ownShare(Interpolation at, double distance) {
    return at.shareAsFar(unknown::ownDistances, unknown.groups(), distance);
  }

  /** Of the first packet, where there are several. */
  private static List<Neighbour> neighbours(EnrolledDevice device, List<Fingerprint> probes) {
    List<Fingerprint> own = device.fingerprints();
    return IntStream.range(0, own.size())
        .mapToObj(n -> new Neighbour(device.id(), n, probes.get(0).distanceTo(own.get(n))))
        .sorted(Comparator.comparingDouble(Neighbour::distance))
        .toList();
  }

  private Evidence evidence(
      List<Neighbour> neighbours,
      double ratio,
      double margin,
      double ownShare,
      Observation seen,
      Interpolation at,
      Function<CohortNode, GroupedScores> tables) {
    boolean tooNoisy = seen.snrDb() < unknown.leastSnrDb() - SNR_TOLERANCE_DB;
    double threshold =
        tooNoisy
            ? Double.NEGATIVE_INFINITY
            : -Math.max(LEAST_RATIO, Math.nextUp(at.threshold(tables, ranks)));
    double stranger = tooNoisy ? 1 : at.share(tables, ratio, ranks);
    return new Evidence(
        -ratio,
        threshold,
        margin,
        neighbours,
        Map.of(neighbours.get(0).deviceId(), neighbours.size()),
        Optional.of(new Significance(stranger, ownShare, seen.snrDb(), seen.packets())));
  }

  private GalleryScores galleryScores(CohortNode node) {
    return scores.computeIfAbsent(node, n -> GalleryScores.of(unknown, n, models()));
  }

  private List<DeviceModel> models() {
    return devices.values().stream().map(Enrolled::model).toList();
  }
}
