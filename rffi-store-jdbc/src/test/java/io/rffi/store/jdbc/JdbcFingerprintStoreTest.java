package io.rffi.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EmbeddingSpaceMismatchException;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, closing and keeping; the rest is in the contract. */
class JdbcFingerprintStoreTest {
  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("abc123", "front end é, “quoted” 'n so on", 2, Metric.COSINE);

  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void choosePath() {
    path = folder.resolve("new folder/devices.db");
  }

  private static Fingerprint print(float... values) {
    return Fingerprint.of(SPACE, values);
  }

  @Test
  void aStoreIsWhatItsPathSays() {
    JdbcFingerprintStore.open(path).close();
    assertThat(path).isDirectoryContaining("glob:**fingerprints.mv.db");
  }

  @Test
  void reopensWithVersionSpaceAndOrder() {
    Gallery before;
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      store.enrol("zulu", List.of(print(1, 2)));
      store.enrol("alpha", List.of(print(3, 4), print(5, 6)));
      store.append("zulu", List.of(print(7, 8)));
      store.enrol("gone", List.of(print(1, 1)));
      store.remove("gone");
      before = store.snapshot();
    }
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      assertThat(store.snapshot()).isEqualTo(before);
      assertThat(store.version()).isEqualTo(5);
      store.append("zulu", List.of(print(9, 9)));
      assertThat(store.snapshot().device("zulu").orElseThrow().fingerprints())
          .containsExactly(print(1, 2), print(7, 8), print(9, 9));
    }
  }

  @Test
  void belongsToItsFirstSpaceEvenWhenEmptied() {
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      store.enrol("a", List.of(print(1, 2)));
      store.remove("a");
    }
    EmbeddingSpace other = new EmbeddingSpace("def456", SPACE.frontEnd(), 2, Metric.COSINE);
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      assertThatThrownBy(() -> store.enrol("a", List.of(Fingerprint.of(other, 1, 2))))
          .isInstanceOf(EmbeddingSpaceMismatchException.class)
          .hasMessageContaining("abc123")
          .hasMessageContaining("def456");
      store.enrol("a", List.of(print(3, 4)));
    }
  }

  @Test
  void saysThatItIsClosed() {
    JdbcFingerprintStore store = JdbcFingerprintStore.open(path);
    store.close();
    store.close();
    assertReason(store::snapshot, StoreException.Reason.CLOSED);
    assertReason(store::version, StoreException.Reason.CLOSED);
    assertReason(() -> store.enrol("a", List.of(print(1, 2))), StoreException.Reason.CLOSED);
    assertReason(() -> store.remove("a"), StoreException.Reason.CLOSED);
  }

  @Test
  void isOpenOnceAtATime() {
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      assertReason(() -> JdbcFingerprintStore.open(path), StoreException.Reason.IN_USE);
      store.enrol("a", List.of(print(1, 2)));
    }
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      assertThat(store.snapshot().devices()).hasSize(1);
    }
  }

  @Test
  void readingLeavesTheFileAsItIs() throws Exception {
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      store.enrol("a", List.of(print(1, 2)));
    }
    byte[] before = Files.readAllBytes(path.resolve("fingerprints.mv.db"));
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      assertThat(store.snapshot().devices()).hasSize(1);
    }
    assertThat(path.resolve("fingerprints.mv.db")).hasBinaryContent(before);
  }

  @Test
  void finishesAChangeInAnInterruptedThread() {
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      Thread.currentThread().interrupt();
      store.enrol("a", List.of(print(1, 2)));
      assertThat(Thread.interrupted()).isTrue();
      store.enrol("b", List.of(print(1, 2)));
      assertReason(() -> JdbcFingerprintStore.open(path), StoreException.Reason.IN_USE);
    }
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      assertThat(store.snapshot().devices()).hasSize(2);
    }
  }

  @Test
  void opensWhereItsCreationWasCutShort() throws Exception {
    Files.createDirectories(path);
    H2Files files = new H2Files(path);
    Files.createFile(path.resolve(StoreLock.FILE_NAME));
    try (H2Database database = files.open();
        Statement statement = database.connection().createStatement()) {
      statement.execute(Layout.creation(H2Database.BYTES).get(0));
      database.commit();
    }
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      assertThat(store.version()).isZero();
      store.enrol("a", List.of(print(1, 2)));
    }
  }

  @Test
  void isOnTheDiskWhenTheCallReturns() {
    TestDisk disk = new TestDisk();
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path, disk)) {
      ChangePlan plan = new ChangePlan(1);
      for (int n = 0; n < 50; n++) {
        int before = disk.forced();
        plan.next(store);
        assertThat(disk.forced()).isGreaterThan(before);
        assertThat(disk.isDirty()).isFalse();
      }
    }
  }

  @Test
  void aRewritingThatWasCutShortLeavesTheOldFile() throws Exception {
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      store.enrol("a", List.of(print(1, 2)));
    }
    Path rewriting = Files.createDirectory(path.resolve("rewriting"));
    Files.write(rewriting.resolve(H2Files.FILE_NAME), new byte[5000]);
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      assertThat(store.snapshot().devices()).hasSize(1);
      assertThat(rewriting).doesNotExist();
    }
  }

  @Test
  void whatClosingFindsLargeItWritesAnew() throws Exception {
    List<Fingerprint> ten = Collections.nCopies(10, print(1, 2));
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      for (int n = 0; n < 300; n++) {
        store.enrol("device-" + n, ten);
      }
    }
    Path file = path.resolve(H2Files.FILE_NAME);
    Path lock = path.resolve(StoreLock.FILE_NAME);
    Gallery before;
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      before = store.snapshot();
    }
    assertThat(before.devices()).hasSize(300);
    assertThat(before.version()).isEqualTo(300);
    assertThat(Files.size(file)).isLessThan(1 << 20);
    assertThat(path).isDirectoryNotContaining("glob:**rewriting");
    assertThat(lock).hasContent("%019d".formatted(300));
  }

  private static void assertReason(Runnable call, StoreException.Reason reason) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StoreException.class, thrown -> assertThat(thrown.reason()).isEqualTo(reason));
  }
}
