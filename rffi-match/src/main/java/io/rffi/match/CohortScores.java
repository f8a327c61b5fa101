package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Gallery;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** How enrolled fingerprints score against the rest of their gallery. */
final class CohortScores {
  /** How many distances a calibration may compute, as long as it has the probes it needs. */
  private static final int MOST_DISTANCES = 1 << 22;

  /** Of a single packet one doesn't know whether it is an exception. */
  private static final int LEAST_PACKETS = 4;

  private final Cohort cohort;
  private final int k;
  private final List<Double> genuine = new ArrayList<>();
  private final List<double[]> impostor = new ArrayList<>();

  private CohortScores(Cohort cohort, int k) {
    this.cohort = cohort;
    this.k = k;
  }

  /** Which devices are scored. */
  static List<EnrolledDevice> fullyEnrolled(Gallery gallery, int k) {
    return gallery.devices().stream().filter(device -> device.fingerprints().size() >= k).toList();
  }

  /**
   * Of a gallery in which some are fully enrolled, at least so many of them unless there are fewer.
   */
  static CohortScores of(Gallery gallery, NeighbourSearch search, int k, int leastDevices) {
    CohortScores scores = new CohortScores(new Cohort(gallery, search, k), k);
    int fingerprints =
        gallery.devices().stream().mapToInt(device -> device.fingerprints().size()).sum();
    int probes = MOST_DISTANCES / fingerprints;
    List<EnrolledDevice> impostors =
        evenlySpaced(fullyEnrolled(gallery, k), Math.max(leastDevices, probes / LEAST_PACKETS));
    for (EnrolledDevice impostor : impostors) {
      scores.add(impostor, Math.max(LEAST_PACKETS, probes / impostors.size()));
    }
    return scores;
  }

  /** At even steps. */
  private static <T> List<T> evenlySpaced(List<T> all, int most) {
    int count = Math.min(most, all.size());
    List<T> chosen = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      chosen.add(all.get((int) ((long) n * all.size() / count)));
    }
    return chosen;
  }

  /** Against all other fingerprints; none of devices that have only k. */
  double[] genuine() {
    return genuine.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Against all other devices, device by device. */
  List<double[]> impostor() {
    return impostor;
  }

  private void add(EnrolledDevice device, int most) {
    List<Neighbour> own = new ArrayList<>();
    for (int n = 0; n < device.fingerprints().size(); n++) {
      own.add(new Neighbour(device.id(), n, 0));
    }
    List<Double> impostorScores = new ArrayList<>();
    for (Neighbour probe : evenlySpaced(own, most)) {
      Neighbourhood neighbourhood = cohort.neighbourhood(device.fingerprints().get(probe.index()));
      Predicate<Neighbour> others = neighbour -> !neighbour.deviceId().equals(device.id());
      score(neighbourhood, others).ifPresent(impostorScores::add);
      if (own.size() > k) {
        score(neighbourhood, others.or(neighbour -> neighbour.index() != probe.index()))
            .ifPresent(genuine::add);
      }
    }
    impostor.add(impostorScores.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private OptionalDouble score(Neighbourhood neighbourhood, Predicate<Neighbour> counts) {
    return cohort.nearestDevice(neighbourhood, counts).stream()
        .mapToDouble(NearestDevice::score)
        .findFirst();
  }
}
