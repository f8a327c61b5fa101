package io.rffi.store.jdbc;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.store.Contents;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Changes of all kinds, always the same ones for a seed: what a store holds at version n is known
 * without asking it.
 */
final class ChangePlan {
  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("abc123", "front end", 32, Metric.EUCLIDEAN);

  /** So many devices, more or less, are enrolled after a while. */
  private static final int DEVICES = 30;

  private static final int MOST_FINGERPRINTS = 12;

  private final long seed;
  private Contents contents = Contents.EMPTY;

  ChangePlan(long seed) {
    this.seed = seed;
  }

  /** What a store holds after so many changes. */
  static Gallery at(long seed, long version) {
    ChangePlan plan = new ChangePlan(seed);
    while (plan.version() < version) {
      plan.next(null);
    }
    return plan.contents.gallery();
  }

  long version() {
    return contents.gallery().version();
  }

  /**
   * Makes the next change.
   *
   * @param store which gets it too, or null
   */
  void next(JdbcFingerprintStore store) {
    Random random = new Random(seed * 1_000_003 + version());
    List<EnrolledDevice> devices = contents.gallery().devices();
    EnrolledDevice any = devices.isEmpty() ? null : devices.get(random.nextInt(devices.size()));
    int kind = random.nextInt(4);
    if (any == null || (kind == 0 && devices.size() < 2 * DEVICES)) {
      enrol(store, "device-" + version(), fingerprints(random));
    } else if (kind == 1 && devices.size() > DEVICES / 2) {
      remove(store, any.id());
    } else if (any.fingerprints().size() < MOST_FINGERPRINTS) {
      append(store, any.id(), fingerprints(random));
    } else {
      remove(store, any.id());
    }
  }

  private void enrol(JdbcFingerprintStore store, String id, List<Fingerprint> fingerprints) {
    if (store != null) {
      store.enrol(id, fingerprints);
    }
    contents = contents.plus(new EnrolledDevice(id, fingerprints));
  }

  private void append(JdbcFingerprintStore store, String id, List<Fingerprint> fingerprints) {
    if (store != null) {
      store.append(id, fingerprints);
    }
    contents = contents.extended(new EnrolledDevice(id, fingerprints));
  }

  private void remove(JdbcFingerprintStore store, String id) {
    if (store != null) {
      store.remove(id);
    }
    contents = contents.minus(id);
  }

  private static List<Fingerprint> fingerprints(Random random) {
    return Stream.generate(() -> fingerprint(random)).limit(1 + random.nextInt(5)).toList();
  }

  private static Fingerprint fingerprint(Random random) {
    float[] values = new float[SPACE.dimension()];
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) random.nextGaussian();
    }
    Fingerprint fingerprint = Fingerprint.of(SPACE, values);
    return random.nextBoolean() ? fingerprint : fingerprint.withSnrDb(50 * random.nextDouble());
  }
}
