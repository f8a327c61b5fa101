package io.rffi.store.jdbc;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The program that {@link KilledProcessTest} kills: enrols on and on, and says what is done. */
final class EnrolUntilKilled {
  static final EmbeddingSpace SPACE =
      new EmbeddingSpace("abc123", "front end", 128, Metric.EUCLIDEAN);

  private static final int FINGERPRINTS = 5;

  private EnrolUntilKilled() {}

  public static void main(String[] arguments) {
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(Path.of(arguments[0]))) {
      System.out.println("open");
      for (int n = store.snapshot().devices().size(); ; n++) {
        store.enrol(id(n), fingerprints(n));
        System.out.println(id(n));
      }
    }
  }

  static String id(int n) {
    return "device-" + n;
  }

  /** What device n is enrolled with, always the same. */
  static List<Fingerprint> fingerprints(int n) {
    Random random = new Random(n);
    List<Fingerprint> fingerprints = new ArrayList<>();
    for (int row = 0; row < FINGERPRINTS; row++) {
      float[] values = new float[SPACE.dimension()];
      for (int column = 0; column < values.length; column++) {
        values[column] = (float) random.nextGaussian();
      }
      Fingerprint fingerprint = Fingerprint.of(SPACE, values);
      fingerprints.add(row == 0 ? fingerprint : fingerprint.withSnrDb(n + row / 7.0));
    }
    return fingerprints;
  }
}
