package io.rffi.match.exact;

import io.rffi.api.EnrolledDevice;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Divides a gallery into groups, and takes those of an earlier gallery where the same devices
 * follow one another. A group has {@value #LEAST} fingerprints or more, but for the last one, so
 * that many small changes leave no crumbs; a change costs as much as to make about two groups, and
 * to compare all devices' references.
 */
final class Grouping {
  /** As many as are worth a group. */
  private static final int LEAST = 512;

  /** About as many as a new group has at most, unless a device has more. */
  private static final int MOST = 1024;

  private final Geometry geometry;
  private final List<Group> groups = new ArrayList<>();

  /** What comes after the last group. */
  private final List<EnrolledDevice> pending = new ArrayList<>();

  private int pendingSize;

  private Grouping(Geometry geometry) {
    this.geometry = geometry;
  }

  /**
   * The groups of a gallery.
   *
   * @param devices of one space
   * @param geometry of the space
   * @param earlier groups of the same space
   */
  static List<Group> of(List<EnrolledDevice> devices, Geometry geometry, List<Group> earlier) {
    IdentityHashMap<EnrolledDevice, Group> byFirst = new IdentityHashMap<>();
    for (Group group : earlier) {
      if (group.size() >= LEAST) {
        byFirst.put(group.devices().get(0), group);
      }
    }
    Grouping grouping = new Grouping(geometry);
    int at = 0;
    while (at < devices.size()) {
      Group known = byFirst.get(devices.get(at));
      if (known != null && follow(known.devices(), devices, at)) {
        grouping.add(known);
        at += known.devices().size();
      } else {
        grouping.add(devices.get(at++));
      }
    }
    grouping.flush();
    return grouping.groups;
  }

  private static boolean follow(List<EnrolledDevice> group, List<EnrolledDevice> all, int from) {
    if (group.size() > all.size() - from) {
      return false;
    }
    for (int n = 0; n < group.size(); n++) {
      if (!same(group.get(n), all.get(from + n))) {
        return false;
      }
    }
    return true;
  }

  /** Equality would compare all values, and takes longer than to code them anew. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(EnrolledDevice a, EnrolledDevice b) {
    return a == b;
  }

  /** Takes a group, or its devices, where otherwise too small a group would be left before it. */
  private void add(Group known) {
    if (pendingSize == 0) {
      groups.add(known);
    } else if (pendingSize >= LEAST) {
      flush();
      groups.add(known);
    } else {
      known.devices().forEach(this::add);
    }
  }

  private void add(EnrolledDevice device) {
    pending.add(device);
    pendingSize += device.fingerprints().size();
  }

  /** Makes groups of what is pending, of about the same size. */
  private void flush() {
    int left = pendingSize;
    int from = 0;
    while (from < pending.size()) {
      int parts = (left + MOST - 1) / MOST;
      int to = from;
      int size = 0;
      while (to < pending.size() && size < left / parts) {
        size += pending.get(to++).fingerprints().size();
      }
      groups.add(new Group(pending.subList(from, to), geometry));
      from = to;
      left -= size;
    }
    pending.clear();
    pendingSize = 0;
  }
}
