package io.rffi.match;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/**
 * How unknown radios score against a whole gallery: each by the device that it is most like. When
 * the gallery changes, only what a changed device has a part in is computed again.
 */
final class GalleryScores {
  private final CohortNode node;
  private final double[] best;
  private final DeviceModel[] nearest;
  private final GroupedScores grouped;

  private GalleryScores(
      UnknownRadios unknown, CohortNode node, double[] best, DeviceModel[] nearest) {
    this.node = node;
    this.best = best;
    this.nearest = nearest;
    grouped = unknown.grouped(best);
  }

  static GalleryScores of(UnknownRadios unknown, CohortNode node, Collection<DeviceModel> devices) {
    double[] none = new double[unknown.count()];
    Arrays.fill(none, Double.NEGATIVE_INFINITY);
    return new GalleryScores(unknown, node, none, new DeviceModel[none.length])
        .with(unknown, devices);
  }

  private GalleryScores with(UnknownRadios unknown, Collection<DeviceModel> added) {
    double[] scores = best.clone();
    DeviceModel[] devices = nearest.clone();
    for (DeviceModel device : added) {
      double[] its = unknown.scores(device, node);
      for (int radio = 0; radio < its.length; radio++) {
        if (its[radio] > scores[radio]) {
          scores[radio] = its[radio];
          devices[radio] = device;
        }
      }
    }
    return new GalleryScores(unknown, node, scores, devices);
  }

  /**
   * The scores after a change.
   *
   * @param added devices that were not there
   * @param removed devices that are not there any more
   * @param now all that are there
   */
  GalleryScores changed(
      UnknownRadios unknown,
      Collection<DeviceModel> added,
      Set<DeviceModel> removed,
      Collection<DeviceModel> now) {
    for (DeviceModel device : nearest) {
      if (removed.contains(device)) {
        return of(unknown, node, now);
      }
    }
    return with(unknown, added);
  }

  GroupedScores grouped() {
    return grouped;
  }
}
