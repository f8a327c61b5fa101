package io.rffi.match;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Galleries of any size and dimension, of values that are hard to bound, and changes to them. */
final class RandomGalleries {
  /** What values are like. */
  enum Values {
    /** Devices lie apart. */
    CLOUDS,
    /** All are about as far from all. */
    UNIFORM,
    /** Many equal distances, fingerprints and zero vectors. */
    GRID,
    /** From the smallest float to the largest, within a fingerprint and among them. */
    ANY_SIZE,
    /** Distances differ in the last digits, far from the origin. */
    ALMOST_EQUAL
  }

  private static final float[] SIZES = {
    0, Float.MIN_VALUE, 0x1p-120f, 0x1p-100f, 0x1p-50f, 1, 3, 0x1p50f, 0x1p100f, Float.MAX_VALUE
  };

  private final Random random;
  private final EmbeddingSpace space;
  private final Values values;
  private int made;

  RandomGalleries(long seed, Class<? extends Metric> metric, int dimension, Values values) {
    random = new Random(seed);
    space = new EmbeddingSpace("random", "none", dimension, metric(metric, dimension));
    this.values = values;
  }

  private Metric metric(Class<? extends Metric> type, int dimension) {
    if (type == LearnedSimilarity.class) {
      float[] weights = new float[dimension];
      for (int n = 0; n < dimension; n++) {
        weights[n] = random.nextFloat() - 0.8f;
      }
      return LearnedSimilarity.of(1, weights);
    }
    return type.isInstance(Metric.COSINE) ? Metric.COSINE : Metric.EUCLIDEAN;
  }

  /** A gallery of devices with mostly few fingerprints, and now and then with many. */
  Gallery gallery(int fingerprints) {
    List<EnrolledDevice> devices = new ArrayList<>();
    int left = fingerprints;
    while (left > 0) {
      int some = random.nextInt(10) == 0 ? left / 2 : random.nextInt(12);
      int size = Math.min(left, 1 + some);
      devices.add(device(size));
      left -= size;
    }
    return new Gallery(1, devices);
  }

  EnrolledDevice device(int size) {
    float[] centre = point();
    List<Fingerprint> own = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      own.add(near(centre));
    }
    return new EnrolledDevice("device " + made++, own);
  }

  /** Half of the time a fingerprint of the gallery, or one that is like it. */
  Fingerprint probe(Gallery gallery) {
    if (gallery.devices().isEmpty() || random.nextBoolean()) {
      return near(point());
    }
    List<Fingerprint> own =
        gallery.devices().get(random.nextInt(gallery.devices().size())).fingerprints();
    Fingerprint one = own.get(random.nextInt(own.size()));
    return random.nextBoolean() ? one : near(one.toArray());
  }

  private float[] point() {
    float[] point = new float[space.dimension()];
    for (int n = 0; n < point.length; n++) {
      point[n] =
          switch (values) {
            case CLOUDS -> (float) random.nextGaussian();
            case UNIFORM -> random.nextFloat();
            case GRID -> random.nextInt(3) - 1;
            case ANY_SIZE -> (random.nextBoolean() ? 1 : -1) * SIZES[random.nextInt(SIZES.length)];
            case ALMOST_EQUAL -> 1;
          };
    }
    return point;
  }

  private Fingerprint near(float[] centre) {
    float[] point = values == Values.UNIFORM || values == Values.GRID ? point() : centre.clone();
    for (int n = 0; n < point.length; n++) {
      switch (values) {
        case CLOUDS -> point[n] += 0.2f * (float) random.nextGaussian();
        case ANY_SIZE -> point[n] = random.nextInt(4) == 0 ? 0.5f * point[n] : point[n];
        case ALMOST_EQUAL -> point[n] += random.nextInt(4) * Math.ulp(1f);
        default -> {}
      }
    }
    return Fingerprint.of(space, point);
  }

  /** The gallery after a device was added, removed, renamed, replaced, or got one more. */
  Gallery changed(Gallery before) {
    List<EnrolledDevice> devices = new ArrayList<>(before.devices());
    int at = random.nextInt(devices.size() + 1);
    if (at == devices.size()) {
      devices.add(device(1 + random.nextInt(40)));
      return new Gallery(before.version() + 1, devices);
    }
    EnrolledDevice old = devices.get(at);
    List<Fingerprint> more = new ArrayList<>(old.fingerprints());
    more.addAll(device(1 + random.nextInt(3)).fingerprints());
    switch (random.nextInt(5)) {
      case 0 -> devices.remove(at);
      case 1 -> devices.set(at, new EnrolledDevice("renamed " + made++, old.fingerprints()));
      case 2 -> devices.set(at, new EnrolledDevice(old.id(), device(5).fingerprints()));
      case 3 -> devices.set(at, new EnrolledDevice(old.id(), more));
      default -> devices.add(devices.remove(at));
    }
    return new Gallery(before.version() + 1, devices);
  }
}
