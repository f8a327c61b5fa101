package io.rffi.match;

import io.rffi.api.Fingerprint;
import io.rffi.api.decision.TwoCovariance;
import java.util.Comparator;
import java.util.List;

/**
 * What packets of one radio say together: their weighted mean, and how far it may lie from the
 * radio.
 *
 * @param mean on the model's axes
 * @param within how much of the covariance within devices is left in it: 1 for one packet, 1/n for
 *     n of equal noise
 * @param noise how much of the noise's, as {@link TwoCovariance#relativeNoise} counts it
 * @param packets how many there were
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Observation(double[] mean, double within, double noise, int packets) {
  /**
   * Weighs packets by how sure they are.
   *
   * @param spread how much farther noise moves a packet at {@link TwoCovariance#REFERENCE_SNR_DB}
   *     than all else does, as a ratio of variances
   * @param most of more packets the noisiest are left out
   */
  static Observation of(TwoCovariance model, double spread, List<Fingerprint> packets, int most) {
    if (packets.isEmpty()) {
      throw new IllegalArgumentException("no packet to judge");
    }
    List<Fingerprint> chosen =
        packets.stream()
            .sorted(Comparator.comparingDouble(Fingerprint::snrDb).reversed())
            .limit(most)
            .toList();
    double sum = chosen.stream().mapToDouble(packet -> weight(packet, spread)).sum();
    double[] mean = new double[model.axes()];
    double within = 0;
    double noise = 0;
    for (Fingerprint packet : chosen) {
      double weight = weight(packet, spread) / sum;
      double[] on = model.project(packet.toArray());
      for (int k = 0; k < mean.length; k++) {
        mean[k] += weight * on[k];
      }
      within += weight * weight;
      noise += weight * weight * TwoCovariance.relativeNoise(packet.snrDb());
    }
    return new Observation(mean, within, noise, chosen.size());
  }

  private static double weight(Fingerprint packet, double spread) {
    return 1 / (1 + spread * TwoCovariance.relativeNoise(packet.snrDb()));
  }

  /** At which SNR packets would have as much noise each. */
  double snrDb() {
    return TwoCovariance.REFERENCE_SNR_DB - 10 * Math.log10(noise / within);
  }

  /** How many packets of equal noise would say as much, ≥ 1. */
  double equivalentPackets() {
    return Math.max(1, 1 / within);
  }
}
