package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import io.rffi.api.UnknownDeviceException;
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
 * How far devices are from a probe. Devices with k fingerprints and more are settled: they decide
 * among themselves by the published rule. One with fewer stands for itself, by its {@link
 * DeviceDistance}, and changes nothing for a packet that is farther from it than from the others.
 */
final class Cohort {
  private final Map<String, EnrolledDevice> devices = new LinkedHashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final NeighbourSearch search;
  private final DeviceDistance measure;
  private final int reach;

  /** Over a gallery of at least one device. */
  Cohort(Gallery gallery, NeighbourSearch search, int k) {
    for (EnrolledDevice device : gallery.devices()) {
      places.put(device.id(), places.size());
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

  boolean isSettled(EnrolledDevice device) {
    return measure.isSettled(size(device));
  }

  /** The neighbours of a probe, at first so far that usually two devices are met. */
  Surroundings around(Fingerprint probe) {
    return new Surroundings(search, probe, reach);
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
  Optional<Standing> standing(Surroundings around, Predicate<Neighbour> counts) {
    Map<String, Standing> thin = new LinkedHashMap<>();
    while (true) {
      for (Neighbour neighbour : around.known()) {
        EnrolledDevice owner = device(neighbour.deviceId());
        if (!isSettled(owner) && counts.test(neighbour)) {
          thin.computeIfAbsent(owner.id(), id -> alone(owner, around.probe()));
        }
      }
      Optional<Standing> apart = thin.values().stream().min(nearestThenFirst());
      List<Neighbour> settled =
          around.known().stream()
              .filter(counts.and(neighbour -> isSettled(device(neighbour.deviceId()))))
              .limit(measure.k())
              .toList();
      boolean complete = settled.size() == measure.k();
      if (complete || around.areAll() || isBeyondReach(apart, settled, around.horizon())) {
        Optional<Standing> together = complete ? Optional.of(byVote(settled)) : Optional.empty();
        return together
            .filter(vote -> apart.stream().noneMatch(one -> one.score() < vote.score()))
            .or(() -> apart);
      }
      around.grow();
    }
  }

  /** Whether neither the settled devices nor any that was not met can be as near as one apart. */
  private boolean isBeyondReach(Optional<Standing> apart, List<Neighbour> settled, double horizon) {
    double near = settled.stream().mapToDouble(Neighbour::distance).sum();
    double least = (near + (measure.k() - settled.size()) * horizon) / measure.k();
    return apart.stream().anyMatch(one -> one.score() < least && one.score() < horizon);
  }

  private Standing byVote(List<Neighbour> nearest) {
    double score = nearest.stream().mapToDouble(Neighbour::distance).average().orElseThrow();
    return new Standing(device(new Vote(nearest).winner()), score, nearest);
  }

  private Standing alone(EnrolledDevice device, Fingerprint probe) {
    List<Neighbour> own = new ArrayList<>();
    for (int n = 0; n < size(device); n++) {
      own.add(new Neighbour(device.id(), n, probe.distanceTo(device.fingerprints().get(n))));
    }
    own.sort(Comparator.comparingDouble(Neighbour::distance));
    double score = measure.of(own.stream().mapToDouble(Neighbour::distance).toArray());
    return new Standing(device, score, List.copyOf(own));
  }

  /** The order of enrolment decides between equally near ones. */
  private Comparator<Standing> nearestThenFirst() {
    return Comparator.comparingDouble(Standing::score)
        .thenComparingInt(one -> places.get(one.best().id()));
  }

  /**
   * How much farther the nearest other device is than one: negative where another is nearer,
   * positive infinity where there is no other.
   *
   * <p>Looks no farther than needed: a device of which no fingerprint was met yet is at least as
   * far as the last neighbour. Once another device is nearer, a still nearer one is not sought.
   */
  double lead(EnrolledDevice one, double distance, Surroundings around) {
    Set<String> met = new HashSet<>(Set.of(one.id()));
    double nearest = Double.POSITIVE_INFINITY;
    while (true) {
      for (Neighbour neighbour : around.known()) {
        if (met.add(neighbour.deviceId())) {
          nearest = Math.min(nearest, distance(device(neighbour.deviceId()), around.probe()));
        }
      }
      boolean allMet = met.size() == devices.size() || around.areAll();
      if (allMet || nearest < distance || nearest <= around.horizon()) {
        return nearest - distance;
      }
      around.grow();
    }
  }
}
