package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.decision.TwoCovariance;
import io.rffi.match.covariance.Gaussian;
import io.rffi.match.covariance.Symmetric;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where an enrolled device is, how well that is known, and how its packets vary. */
final class DeviceModel {
  /** So many packets of its own weigh as much as what is known of all devices. */
  private static final int PRIOR_PACKETS = 40;

  /** Its own packets may all be of one session, which says little of others: a third at most. */
  private static final int MOST_OWN_PACKETS = 20;

  /**
   * How many times the variance of usual devices is believed of one: beyond, packets are astray.
   */
  private static final double MOST_SCATTER = 100;

  private final double[] mean;
  private final double[] uncertainty;
  private final double[] within;
  private final double[] noise;
  private final Map<CohortNode, SoftReference<GroupedScores>> impostors = new ConcurrentHashMap<>();

  private DeviceModel(double[] mean, double[] uncertainty, double[] within, double[] noise) {
    this.mean = mean;
    this.uncertainty = uncertainty;
    this.within = within;
    this.noise = noise;
  }

  static DeviceModel of(EnrolledDevice device, Variation variation) {
    List<double[]> on = new ArrayList<>();
    List<Double> noises = new ArrayList<>();
    for (Fingerprint packet : device.fingerprints()) {
      on.add(variation.model().project(packet.toArray()));
      noises.add(TwoCovariance.relativeNoise(packet.snrDb()));
    }
    return of(on, noises, variation);
  }

  /** The same with packets that were projected already, and their relative noise. */
  static DeviceModel of(List<double[]> packets, List<Double> noises, Variation variation) {
    double[] precision = variation.priorPrecision();
    double[] pull = Symmetric.times(precision, variation.mean());
    for (int n = 0; n < packets.size(); n++) {
      double[] certainty = Symmetric.inverse(variation.packet(1, noises.get(n)));
      double[] pulled = Symmetric.times(certainty, packets.get(n));
      Arrays.setAll(pull, k -> pull[k] + pulled[k]);
      precision = Symmetric.sum(precision, 1, certainty, 0, certainty);
    }
    double[] uncertainty = Symmetric.inverse(precision);
    double[] mean = Symmetric.times(uncertainty, pull);
    double noise = noises.stream().mapToDouble(value -> value).average().orElse(0);
    return new DeviceModel(
        mean, uncertainty, within(packets, mean, noise, variation), variation.noise());
  }

  private static double[] within(
      List<double[]> packets, double[] mean, double noise, Variation variation) {
    int count = packets.size();
    if (count < 2) {
      return variation.within();
    }
    double[] scatter = new double[variation.within().length];
    for (double[] packet : packets) {
      double[] off = packet.clone();
      Arrays.setAll(off, k -> packet[k] - mean[k]);
      Symmetric.addOuter(scatter, off, 1.0 / (count - 1));
    }
    double most = MOST_SCATTER * Symmetric.trace(variation.within());
    double[] own =
        Symmetric.limited(Symmetric.sum(scatter, 0, scatter, -noise, variation.noise()), 0, most);
    double share = Math.min(count, MOST_OWN_PACKETS);
    share /= PRIOR_PACKETS + share;
    return Symmetric.sum(new double[own.length], share, own, 1 - share, variation.within());
  }

  /** Where packets of this device lie that are as uncertain as an observation. */
  Gaussian packets(double withinShare, double noiseShare) {
    return new Gaussian(mean, Symmetric.sum(uncertainty, withinShare, within, noiseShare, noise));
  }

  /** The scores of unknown radios against this device; computed once, while there is room. */
  GroupedScores impostors(CohortNode node, UnknownRadios unknown) {
    SoftReference<GroupedScores> known = impostors.get(node);
    GroupedScores scores = known == null ? null : known.get();
    if (scores == null) {
      scores = unknown.grouped(unknown.scores(this, node));
      impostors.put(node, new SoftReference<>(scores));
    }
    return scores;
  }
}
