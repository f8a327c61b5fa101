package io.rffi.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stores that rffi made with H2 2.5.252 are read. The one in the resources is what {@link
 * #fill(JdbcFingerprintStore)} made then, closed in the usual way; its layout is the first.
 */
class EarlierReleaseTest {
  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("abc123", "front end", 4, Metric.EUCLIDEAN);

  @TempDir private Path folder;
  private Path store;

  @BeforeEach
  void copyTheStore() throws Exception {
    store = copyTo(folder.resolve("store"));
  }

  /** Puts the store into a directory that does not exist. */
  static Path copyTo(Path directory) throws IOException {
    Path store = Files.createDirectory(directory);
    for (String file : List.of(H2Files.FILE_NAME, StoreLock.FILE_NAME)) {
      try (InputStream resource =
          EarlierReleaseTest.class.getResourceAsStream("h2-2.5.252/" + file)) {
        Files.copy(resource, store.resolve(file));
      }
    }
    return store;
  }

  static Fingerprint print(float... values) {
    return Fingerprint.of(SPACE, values);
  }

  private static void fill(JdbcFingerprintStore store) {
    for (int n = 0; n < 3; n++) {
      store.enrol("device-" + n, List.of(print(n, 1, 2, 3), print(n, 4, 5, 6)));
    }
    store.append("device-1", List.of(print(1, 7, 8, 9)));
    store.remove("device-2");
  }

  @Test
  void isReadAndContinued() {
    try (JdbcFingerprintStore now = JdbcFingerprintStore.open(folder.resolve("now"));
        JdbcFingerprintStore then = JdbcFingerprintStore.open(store)) {
      fill(now);
      assertThat(then.snapshot()).isEqualTo(now.snapshot());
      then.remove("device-0");
    }
    try (JdbcFingerprintStore then = JdbcFingerprintStore.open(store)) {
      assertThat(then.version()).isEqualTo(6);
      assertThat(then.snapshot().devices())
          .extracting(EnrolledDevice::id)
          .containsExactly("device-1");
    }
  }

  @Test
  void isSalvaged() {
    SalvageReport report = StoreSalvage.salvage(store, folder.resolve("rescued"));
    assertThat(report.isComplete()).isTrue();
    try (JdbcFingerprintStore now = JdbcFingerprintStore.open(folder.resolve("now"));
        JdbcFingerprintStore rescued = JdbcFingerprintStore.open(folder.resolve("rescued"))) {
      fill(now);
      assertThat(rescued.snapshot().devices()).isEqualTo(now.snapshot().devices());
    }
  }
}
