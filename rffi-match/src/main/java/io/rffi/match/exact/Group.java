package io.rffi.match.exact;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import java.util.List;

/**
 * Some devices that follow one another in a gallery, and their fingerprints as points in blocks of
 * at most {@value #BLOCK}. The unit that galleries share.
 *
 * <p>Immutable.
 */
final class Group {
  /** As many as make the sums of a block fit into the fastest cache. */
  static final int BLOCK = 512;

  /** Devices of fewer fingerprints than this, on average, are not worth a ball. */
  private static final int WORTH_A_BALL = 4;

  private final List<EnrolledDevice> devices;

  /** Where each device's fingerprints begin, and at last their number. */
  private final int[] starts;

  private final CodedPoints[] blocks;

  /** For each device a ball about all its fingerprints; null where none are worth it. */
  private final CodedPoints balls;

  /**
   * A group.
   *
   * @param devices at least one, all of one space
   * @param geometry of the space
   */
  Group(List<EnrolledDevice> devices, Geometry geometry) {
    this.devices = List.copyOf(devices);
    starts = new int[devices.size() + 1];
    for (int n = 0; n < devices.size(); n++) {
      starts[n + 1] = starts[n] + devices.get(n).fingerprints().size();
    }
    int dimension = devices.get(0).space().dimension();
    blocks = new CodedPoints[(size() + BLOCK - 1) / BLOCK];
    for (int n = 0; n < blocks.length; n++) {
      blocks[n] = new CodedPoints(Math.min(BLOCK, size() - n * BLOCK), dimension);
    }
    balls =
        size() < WORTH_A_BALL * devices.size() ? null : new CodedPoints(devices.size(), dimension);
    double[] point = new double[dimension];
    double[] coded = new double[dimension];
    double[] centre = new double[dimension];
    for (int device = 0; device < devices.size(); device++) {
      List<Fingerprint> own = devices.get(device).fingerprints();
      boolean bounded = balls != null && putCentre(device, own, geometry, point, centre);
      double radius = 0;
      for (int n = 0; n < own.size(); n++) {
        int at = starts[device] + n;
        CodedPoints block = blocks[at / BLOCK];
        if (geometry.place(own.get(n).toArray(), point)) {
          block.put(at % BLOCK, point, coded);
          radius = bounded ? Math.max(radius, distance(point, centre)) : 0;
        } else {
          block.putUnknown(at % BLOCK);
          bounded = false;
        }
      }
      if (bounded) {
        balls.cover(device, radius, dimension);
      } else if (balls != null) {
        balls.putUnknown(device);
      }
    }
  }

  /** Puts a ball's centre where the mean of a device is; false if one has no place. */
  private boolean putCentre(
      int device, List<Fingerprint> own, Geometry geometry, double[] point, double[] centre) {
    double[] mean = new double[point.length];
    for (Fingerprint fingerprint : own) {
      if (!geometry.place(fingerprint.toArray(), point)) {
        return false;
      }
      for (int n = 0; n < mean.length; n++) {
        mean[n] += point[n];
      }
    }
    for (int n = 0; n < mean.length; n++) {
      mean[n] /= own.size();
    }
    balls.put(device, mean, centre);
    return true;
  }

  private static double distance(double[] a, double[] b) {
    double even = 0;
    double odd = 0;
    int n = 0;
    for (; n + 1 < a.length; n += 2) {
      even += (a[n] - b[n]) * (a[n] - b[n]);
      odd += (a[n + 1] - b[n + 1]) * (a[n + 1] - b[n + 1]);
    }
    for (; n < a.length; n++) {
      even += (a[n] - b[n]) * (a[n] - b[n]);
    }
    return Math.sqrt(even + odd);
  }

  /** How many fingerprints. */
  int size() {
    return starts[devices.size()];
  }

  List<EnrolledDevice> devices() {
    return devices;
  }

  /** How many fingerprints a device has. */
  int size(int device) {
    return starts[device + 1] - starts[device];
  }

  /** The block that a device's fingerprints begin in. */
  int firstBlock(int device) {
    return starts[device] / BLOCK;
  }

  /** The block that a device's fingerprints end in. */
  int lastBlock(int device) {
    return (starts[device + 1] - 1) / BLOCK;
  }

  CodedPoints[] blocks() {
    return blocks;
  }

  boolean hasBalls() {
    return balls != null;
  }

  CodedPoints balls() {
    return balls;
  }

  /** Offers one of the fingerprints, which is the gallery's at a place. */
  void offer(int at, int place, Nearest nearest) {
    int device = PackedGallery.owner(starts, at);
    nearest.offer(place, devices.get(device), at - starts[device]);
  }
}
