package io.rffi.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.StoreException;
import io.rffi.api.fuzz.Fuzzing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged store is refused, or holds exactly what was stored; nothing else happens. */
class StoreFuzzTest {
  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("abc123", "front end", 4, Metric.EUCLIDEAN);

  private static final List<String> WORDS =
      List.of(
          "chunk:",
          "block:",
          "len:",
          "map:",
          "root:",
          "version:",
          "next:",
          "toc:",
          "pages:",
          "rffi fingerprint store",
          "RFFI_DEVICE",
          "CREATE ALIAS",
          "DROP TABLE",
          "SET ");

  @TempDir private Path folder;
  private Path store;
  private byte[] database;
  private byte[] lock;
  private Gallery stored;

  /** All that was ever enrolled: an earlier state is a find, too. */
  private final Map<String, List<Fingerprint>> prints =
      Map.of("a", List.of(print(1), measured(2), measured(4)), "b", List.of(print(3)));

  @BeforeEach
  void makeAStore() throws IOException {
    store = folder.resolve("store");
    try (JdbcFingerprintStore fresh = JdbcFingerprintStore.open(store)) {
      fresh.enrol("a", List.of(print(1), measured(2)));
      fresh.enrol("b", List.of(print(3)));
      fresh.append("a", List.of(measured(4)));
      fresh.remove("b");
      stored = fresh.snapshot();
    }
    database = Files.readAllBytes(store.resolve(H2Files.FILE_NAME));
    lock = Files.readAllBytes(store.resolve(StoreLock.FILE_NAME));
  }

  private static Fingerprint print(float value) {
    return Fingerprint.of(SPACE, value, 1, 2, 3);
  }

  private static Fingerprint measured(float value) {
    return print(value).withSnrDb(10 * value + 0.1);
  }

  @Test
  void aDamagedDatabaseIsRefusedOrWhole() {
    fuzzDatabase(150);
  }

  @Test
  void aDamagedLockIsRefusedOrWhole() {
    fuzzLock(50);
  }

  @Test
  void nothingIsSalvagedThatWasNotStored() {
    fuzzSalvage(50);
  }

  @Test
  @Tag("fuzz")
  void nothingIsSalvagedThatWasNotStoredEachTime() {
    fuzzSalvage(10_000);
  }

  @Test
  @Tag("fuzz")
  void aDamagedDatabaseIsRefusedOrWholeEachTime() {
    fuzzDatabase(200_000);
  }

  @Test
  @Tag("fuzz")
  void aDamagedLockIsRefusedOrWholeEachTime() {
    fuzzLock(20_000);
  }

  private void fuzzDatabase(long executions) {
    new Fuzzing("store-file", List.of(database), WORDS, List.of(StoreException.class))
        .run(executions, input -> open(Map.of(H2Files.FILE_NAME, input)));
  }

  private void fuzzLock(long executions) {
    new Fuzzing("store-lock", List.of(lock), List.of("0"), List.of(StoreException.class))
        .run(
            executions,
            input -> open(Map.of(H2Files.FILE_NAME, database, StoreLock.FILE_NAME, input)));
  }

  private void fuzzSalvage(long executions) {
    new Fuzzing("store-salvage", List.of(database), WORDS, List.of(StoreException.class))
        .run(executions, this::salvage);
  }

  private void salvage(byte[] input) throws IOException {
    Files.write(store.resolve(H2Files.FILE_NAME), input);
    Path rescued = folder.resolve("rescued");
    Directories.delete(rescued);
    StoreSalvage.salvage(store, rescued);
    try (JdbcFingerprintStore opened = JdbcFingerprintStore.open(rescued)) {
      for (EnrolledDevice device : opened.snapshot().devices()) {
        assertThat(prints).containsKey(device.id());
        assertThat(prints.get(device.id())).containsAll(device.fingerprints());
      }
    }
  }

  private void open(Map<String, byte[]> files) throws IOException {
    Files.write(store.resolve(StoreLock.FILE_NAME), lock);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(store.resolve(file.getKey()), file.getValue());
    }
    try (JdbcFingerprintStore opened = JdbcFingerprintStore.open(store)) {
      assertThat(opened.snapshot()).isEqualTo(stored);
    }
  }
}
