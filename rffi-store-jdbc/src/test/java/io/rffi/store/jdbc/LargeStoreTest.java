package io.rffi.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file stays in proportion to what it holds. */
@Tag("heavy")
class LargeStoreTest {
  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("abc123", "front end", 32, Metric.EUCLIDEAN);

  private static final int DEVICES = 10_000;
  private static final int FINGERPRINTS = 10;

  @TempDir private Path folder;

  @Test
  void tenThousandDevicesTakeLittleMoreThanTheirFingerprints() throws Exception {
    Random random = new Random(1);
    Path file = folder.resolve(H2Files.FILE_NAME);
    Gallery before;
    long grown;
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(folder)) {
      for (int n = 0; n < DEVICES; n++) {
        store.enrol(
            "device-" + n, Stream.generate(() -> print(random)).limit(FINGERPRINTS).toList());
      }
      before = store.snapshot();
      grown = Files.size(file);
    }
    long bits = (long) DEVICES * FINGERPRINTS * SPACE.dimension() * Float.BYTES;
    long closed = Files.size(file);
    // Closing gives the rewriting up where it takes too long; opening does not.
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(folder)) {
      assertThat(store.snapshot()).isEqualTo(before);
    }
    System.out.printf(
        "%d bytes of fingerprints, file %d before closing, %d after, %d when opened again%n",
        bits, grown, closed, Files.size(file));
    assertThat(Files.size(file)).isLessThan(2 * bits);
  }

  private static Fingerprint print(Random random) {
    float[] values = new float[SPACE.dimension()];
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) random.nextGaussian();
    }
    return Fingerprint.of(SPACE, values);
  }
}
