package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import io.rffi.api.UnknownDeviceException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How far devices are from a probe. The distance of a device is the mean distance of its k nearest
 * fingerprints, k being at most what the device with the fewest fingerprints has, so that devices
 * are compared by one measure.
 */
final class Cohort {
  private final Map<String, EnrolledDevice> devices = new LinkedHashMap<>();
  private final NeighbourSearch search;
  private final int k;
  private final int reach;

  Cohort(Gallery gallery, NeighbourSearch search, int wantedK) {
    gallery.devices().forEach(device -> devices.put(device.id(), device));
    this.search = search;
    k = Math.min(wantedK, sizes(gallery).min().orElse(wantedK));
    // Beyond a device's own fingerprints the search meets the next device's.
    reach = k + Math.min(sizes(gallery).max().orElse(0), 16 * k);
  }

  /** How many neighbours a score is the mean over. */
  int k() {
    return k;
  }

  EnrolledDevice device(String id) {
    EnrolledDevice device = devices.get(id);
    if (device == null) {
      throw new UnknownDeviceException(id);
    }
    return device;
  }

  /** The neighbours of a probe, beyond the first k so far that usually two devices are met. */
  List<Neighbour> around(Fingerprint probe) {
    return search.nearest(probe, reach);
  }

  double distance(EnrolledDevice device, Fingerprint probe) {
    return device.fingerprints().stream()
        .mapToDouble(enrolled -> search.distance(probe, enrolled))
        .sorted()
        .limit(k)
        .average()
        .orElseThrow();
  }

  /**
   * How much farther the nearest other device is than one: negative where another is nearer,
   * positive infinity where there is no other.
   *
   * <p>Looks no farther than needed: a device of which no fingerprint was met yet is at least as
   * far as the last neighbour. Once another device is nearer, a still nearer one is not sought.
   */
  double lead(EnrolledDevice one, double distance, Fingerprint probe, List<Neighbour> around) {
    Set<String> met = new HashSet<>(Set.of(one.id()));
    double nearest = Double.POSITIVE_INFINITY;
    List<Neighbour> known = around;
    int wanted = reach;
    while (true) {
      for (Neighbour neighbour : known) {
        if (met.add(neighbour.deviceId())) {
          nearest = Math.min(nearest, distance(device(neighbour.deviceId()), probe));
        }
      }
      boolean allMet = met.size() == devices.size() || known.size() < wanted;
      if (allMet || nearest < distance || nearest <= known.get(known.size() - 1).distance()) {
        return nearest - distance;
      }
      wanted = (int) Math.min(Integer.MAX_VALUE, 4L * wanted);
      known = search.nearest(probe, wanted);
    }
  }

  private static IntStream sizes(Gallery gallery) {
    return gallery.devices().stream().mapToInt(device -> device.fingerprints().size());
  }
}
