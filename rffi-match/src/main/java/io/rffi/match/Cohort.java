package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import io.rffi.api.UnknownDeviceException;
import io.rffi.match.distance.DeviceDistance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How far devices are from a probe. Devices with k fingerprints and more are fully enrolled: they
 * decide among themselves by the published rule. A sparse one, with fewer, is compared by itself,
 * by its {@link DeviceDistance}, and changes nothing for a packet that is farther from it than from
 * the others.
 */
final class Cohort {
  private final Map<String, EnrolledDevice> devices = new LinkedHashMap<>();
  private final Map<String, Integer> enrolmentOrder = new HashMap<>();
  private final NeighbourSearch search;
  private final DeviceDistance measure;
  private final int reach;

  /** Over a gallery of at least one device. */
  Cohort(Gallery gallery, NeighbourSearch search, int k) {
    for (EnrolledDevice device : gallery.devices()) {
      enrolmentOrder.put(device.id(), enrolmentOrder.size());
      devices.put(device.id(), device);
    }
    this.search = search;
    measure = new DeviceDistance(k, gallery.space().orElseThrow().metric());
    int largest = devices.values().stream().mapToInt(Cohort::size).max().orElseThrow();
    // Beyond a device's own fingerprints the search meets the next device's.
    reach = k + Math.min(largest, 16 * k);
  }

  private static int size(EnrolledDevice device) {
    return device.fingerprints().size();
  }

  EnrolledDevice device(String id) {
    EnrolledDevice device = devices.get(id);
    if (device == null) {
      throw new UnknownDeviceException(id);
    }
    return device;
  }

  boolean isFullyEnrolled(EnrolledDevice device) {
    return measure.isFullyEnrolled(size(device));
  }

  /** The neighbours of a probe, at first so far that usually two devices are met. */
  Neighbourhood neighbourhood(Fingerprint probe) {
    return new Neighbourhood(search, probe, reach);
  }

  double distance(EnrolledDevice device, Fingerprint probe) {
    return measure.of(device.fingerprints().stream().mapToDouble(probe::distanceTo).toArray());
  }

  /**
   * Who is nearest, counting some fingerprints only: of a device with fewer than k all or none.
   *
   * <p>Looks no farther than needed: a device of which nothing was met yet is at least as far as
   * the last neighbour.
   *
   * @return empty if no fingerprint counts
   */
  Optional<NearestDevice> nearestDevice(Neighbourhood neighbourhood, Predicate<Neighbour> counts) {
    Map<String, NearestDevice> sparse = new LinkedHashMap<>();
    while (true) {
      for (Neighbour neighbour : neighbourhood.found()) {
        EnrolledDevice owner = device(neighbour.deviceId());
        if (!isFullyEnrolled(owner) && counts.test(neighbour)) {
          sparse.computeIfAbsent(owner.id(), id -> sparseDevice(owner, neighbourhood.probe()));
        }
      }
      Optional<NearestDevice> nearestSparse = sparse.values().stream().min(byScoreThenEnrolment());
      List<Neighbour> voters =
          neighbourhood.found().stream()
              .filter(counts.and(neighbour -> isFullyEnrolled(device(neighbour.deviceId()))))
              .limit(measure.k())
              .toList();
      boolean complete = voters.size() == measure.k();
      if (complete
          || neighbourhood.isExhausted()
          || isOutOfReach(nearestSparse, voters, neighbourhood.distanceBound())) {
        Optional<NearestDevice> voted = complete ? Optional.of(byVote(voters)) : Optional.empty();
        return voted
            .filter(vote -> nearestSparse.stream().noneMatch(one -> one.score() < vote.score()))
            .or(() -> nearestSparse);
      }
      neighbourhood.extend();
    }
  }

  /**
   * Whether neither the fully enrolled devices nor any that was not met can be as near as the
   * nearest sparse one.
   */
  private boolean isOutOfReach(
      Optional<NearestDevice> nearestSparse, List<Neighbour> voters, double distanceBound) {
    double near = voters.stream().mapToDouble(Neighbour::distance).sum();
    double least = (near + (measure.k() - voters.size()) * distanceBound) / measure.k();
    return nearestSparse.stream()
        .anyMatch(one -> one.score() < least && one.score() < distanceBound);
  }

  private NearestDevice byVote(List<Neighbour> nearest) {
    double score = nearest.stream().mapToDouble(Neighbour::distance).average().orElseThrow();
    return new NearestDevice(device(new Vote(nearest).winner()), score, nearest);
  }

  private NearestDevice sparseDevice(EnrolledDevice device, Fingerprint probe) {
    List<Neighbour> own = new ArrayList<>();
    for (int n = 0; n < size(device); n++) {
      own.add(new Neighbour(device.id(), n, probe.distanceTo(device.fingerprints().get(n))));
    }
    own.sort(Comparator.comparingDouble(Neighbour::distance));
    double score = measure.of(own.stream().mapToDouble(Neighbour::distance).toArray());
    return new NearestDevice(device, score, List.copyOf(own));
  }

  /** The order of enrolment decides between equally near ones. */
  private Comparator<NearestDevice> byScoreThenEnrolment() {
    return Comparator.comparingDouble(NearestDevice::score)
        .thenComparingInt(one -> enrolmentOrder.get(one.device().id()));
  }

  /**
   * How much farther the nearest other device is than one: negative where another is nearer,
   * positive infinity where there is no other.
   *
   * <p>Looks no farther than needed: a device of which no fingerprint was met yet is at least as
   * far as the last neighbour. Once another device is nearer, a still nearer one is not sought.
   */
  double margin(EnrolledDevice one, double distance, Neighbourhood neighbourhood) {
    Set<String> met = new HashSet<>(Set.of(one.id()));
    double nearest = Double.POSITIVE_INFINITY;
    while (true) {
      for (Neighbour neighbour : neighbourhood.found()) {
        if (met.add(neighbour.deviceId())) {
          nearest =
              Math.min(nearest, distance(device(neighbour.deviceId()), neighbourhood.probe()));
        }
      }
      boolean allMet = met.size() == devices.size() || neighbourhood.isExhausted();
      if (allMet || nearest < distance || nearest <= neighbourhood.distanceBound()) {
        return nearest - distance;
      }
      neighbourhood.extend();
    }
  }
}
