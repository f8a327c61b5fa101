package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import io.rffi.api.ThresholdException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How enrolled fingerprints score against the rest of their gallery. */
final class CohortScores {
  /** With fewer, the gallery without one device lacks more than a quarter of the whole. */
  private static final int LEAST_DEVICES = 5;

  /** How many distances a calibration may compute, as long as it has the probes it needs. */
  private static final int BUDGET = 1 << 20;

  private final List<Double> genuine = new ArrayList<>();
  private final List<Double> impostor = new ArrayList<>();

  private CohortScores() {}

  private record Probe(EnrolledDevice device, int index) {
    Fingerprint fingerprint() {
      return device.fingerprints().get(index);
    }
  }

  static CohortScores of(Gallery gallery, NeighbourSearch search, int k, int leastProbes) {
    List<Probe> all = probes(gallery);
    requireEnough(gallery.devices().size(), all.size(), leastProbes);
    int count = Math.min(all.size(), Math.max(leastProbes, BUDGET / all.size()));
    CohortScores scores = new CohortScores();
    for (int n = 0; n < count; n++) {
      scores.add(all.get((int) ((long) n * all.size() / count)), search, k);
    }
    return scores;
  }

  /** Against all other fingerprints; none of devices that have only k. */
  double[] genuine() {
    return genuine.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Against all other devices. */
  double[] impostor() {
    return impostor.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void add(Probe probe, NeighbourSearch search, int k) {
    String own = probe.device().id();
    int ownCount = probe.device().fingerprints().size();
    List<Neighbour> near = search.nearest(probe.fingerprint(), k + ownCount);
    impostor.add(meanOf(near, neighbour -> !neighbour.deviceId().equals(own), k));
    if (ownCount > k) {
      Predicate<Neighbour> isOther =
          neighbour -> neighbour.index() != probe.index() || !neighbour.deviceId().equals(own);
      genuine.add(meanOf(near, isOther, k));
    }
  }

  private static List<Probe> probes(Gallery gallery) {
    List<Probe> probes = new ArrayList<>();
    for (EnrolledDevice device : gallery.devices()) {
      for (int n = 0; n < device.fingerprints().size(); n++) {
        probes.add(new Probe(device, n));
      }
    }
    return probes;
  }

  private static double meanOf(List<Neighbour> near, Predicate<Neighbour> which, int k) {
    return near.stream()
        .filter(which)
        .limit(k)
        .mapToDouble(Neighbour::distance)
        .average()
        .orElseThrow(() -> new ThresholdException("the search found no neighbour"));
  }

  private static void requireEnough(int devices, int fingerprints, int leastFingerprints) {
    if (devices < LEAST_DEVICES || fingerprints < leastFingerprints) {
      throw new ThresholdException(
          ("a threshold can't be calibrated from %d devices with %d packets: it takes at least %d"
                  + " devices with %d packets together; enrol more, or give a threshold that was"
                  + " calibrated elsewhere (KnnMatcher.withThreshold)")
              .formatted(devices, fingerprints, LEAST_DEVICES, leastFingerprints));
    }
  }
}
