package io.rffi.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that is not as it was left is refused with its reason, and never read wrongly. */
class DamagedStoreTest {
  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("abc123", "front end", 64, Metric.EUCLIDEAN);

  @TempDir private Path folder;
  private Path path;
  private Path file;
  private Gallery stored;

  @BeforeEach
  void makeAStore() {
    path = folder.resolve("devices.db");
    file = path.resolve("fingerprints.mv.db");
    Random random = new Random(5);
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      for (int n = 0; n < 10; n++) {
        store.enrol(
            "device-" + n, List.of(print(random), print(random).withSnrDb(n), print(random)));
      }
      stored = store.snapshot();
    }
  }

  private static Fingerprint print(Random random) {
    float[] values = new float[SPACE.dimension()];
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) random.nextGaussian();
    }
    return Fingerprint.of(SPACE, values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE rffi_fingerprint SET checksum = checksum + 1 WHERE device = 4 AND ordinal = 1"
            + " | device-3",
        "UPDATE rffi_fingerprint SET bits = (SELECT bits FROM rffi_fingerprint WHERE device = 5 AND"
            + " ordinal = 0) WHERE device = 4 AND ordinal = 0 | device-3",
        "DELETE FROM rffi_fingerprint WHERE device = 4 AND ordinal = 2 | device-3",
        "DELETE FROM rffi_fingerprint WHERE device = 4 AND ordinal = 0 | device-3",
        "UPDATE rffi_device SET id = 'other' WHERE ordinal = 4 | other",
        "UPDATE rffi_store SET devices = 11 | 10 devices instead of 11",
        "UPDATE rffi_store SET dimension = 32 | 32 dimensions",
        "UPDATE rffi_store SET dimension = 62 | device-0 fails its checksum",
        "UPDATE rffi_store SET format = 1 | its first row fails its checksum",
        "UPDATE rffi_store SET format = 0 | its first row fails its checksum",
        "UPDATE rffi_store SET front_end = 'another' | its first row fails its checksum",
        "UPDATE rffi_store SET metric = 'MANHATTAN' | MANHATTAN",
        "UPDATE rffi_store SET version = 9 | its first row fails its checksum",
        "UPDATE rffi_store SET magic = 'cooking recipes' | cooking recipes",
        "ALTER TABLE rffi_store DROP COLUMN format | format",
        "DROP TABLE rffi_store | RFFI_STORE",
      })
  void findsWhatWasChangedInTheDatabase(String change, String named) throws Exception {
    execute(change);
    assertThatThrownBy(() -> JdbcFingerprintStore.open(path))
        .isInstanceOfSatisfying(
            StoreException.class,
            thrown -> assertThat(thrown.reason()).isEqualTo(StoreException.Reason.CORRUPT))
        .hasMessageContaining(named)
        .hasMessageContaining("devices.db");
  }

  @Test
  void findsEachFlippedByteOfARatio() throws Exception {
    int values = Float.BYTES * SPACE.dimension();
    for (int place = 0; place < Double.BYTES; place++) {
      byte[] bits = FingerprintBits.encode(stored.devices().get(3).fingerprints().get(1));
      bits[values + place] ^= (byte) (1 << place);
      put(bits, "");
      assertThatThrownBy(() -> JdbcFingerprintStore.open(path))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("fingerprint 1 of device device-3 fails its checksum");
    }
    put(Arrays.copyOf(FingerprintBits.encode(print(new Random(1))), values), "");
    assertReason(path, StoreException.Reason.CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
  void refusesARatioThatNobodyCanHaveStored(double snrDb) throws Exception {
    byte[] bits = FingerprintBits.encode(stored.devices().get(3).fingerprints().get(1));
    ByteBuffer.wrap(bits)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putDouble(Float.BYTES * SPACE.dimension(), snrDb);
    refusesAndSalvagesTheRest(bits, String.valueOf(snrDb));
  }

  @Test
  void refusesAValueThatNobodyCanHaveStored() throws Exception {
    byte[] bits = FingerprintBits.encode(stored.devices().get(3).fingerprints().get(1));
    ByteBuffer.wrap(bits).order(ByteOrder.LITTLE_ENDIAN).putFloat(8, Float.NaN);
    refusesAndSalvagesTheRest(bits, "NaN in dimension 2");
  }

  private void refusesAndSalvagesTheRest(byte[] bits, String named) throws Exception {
    put(bits, ", checksum = " + RowChecksum.ofFingerprint("device-3", 1, SPACE, bits));
    assertThatThrownBy(() -> JdbcFingerprintStore.open(path))
        .isInstanceOfSatisfying(
            StoreException.class,
            thrown -> assertThat(thrown.reason()).isEqualTo(StoreException.Reason.CORRUPT))
        .hasMessageContaining("fingerprint 1 of device device-3")
        .hasMessageContaining(named);
    assertThat(StoreSalvage.salvage(path, folder.resolve("rescued")).incomplete())
        .isEqualTo(Map.of("device-3", 1));
  }

  private void put(byte[] bits, String more) throws SQLException {
    execute(
        "UPDATE rffi_fingerprint SET bits = X'%s'%s WHERE device = 4 AND ordinal = 1"
            .formatted(HexFormat.of().formatHex(bits), more));
  }

  @Test
  void tellsALaterFormatFromDamage() throws Exception {
    execute("UPDATE rffi_store SET format = " + (Layout.FORMAT + 1));
    assertReason(path, StoreException.Reason.TOO_NEW);
  }

  @Test
  void findsThatAnOlderDatabaseTookThePlace() throws Exception {
    byte[] older = Files.readAllBytes(file);
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      store.enrol("newest", List.of(print(new Random(6))));
    }
    Files.write(file, older);
    assertThatThrownBy(() -> JdbcFingerprintStore.open(path))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("went back to version 10 of 11");
  }

  @Test
  void refusesWhatIsNoStore() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a store");
    assertReason(text, StoreException.Reason.CORRUPT);
    assertThat(text).hasContent("not a store");

    Path home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(home.resolve("letter.txt"), "dear");
    assertReason(home, StoreException.Reason.CORRUPT);
    assertThat(home).isDirectoryNotContaining("glob:**.mv.db");
  }

  @Test
  void refusesADirectoryThatCanNotBeMade() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "a file");
    assertReason(text.resolve("devices.db"), StoreException.Reason.UNAVAILABLE);
  }

  @Test
  void findsThatTheLockIsGone() throws Exception {
    byte[] older = Files.readAllBytes(file);
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      store.enrol("newest", List.of(print(new Random(6))));
    }
    Files.write(file, older);
    Files.delete(path.resolve("version.lock"));
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> JdbcFingerprintStore.open(path))
          .isInstanceOfSatisfying(
              StoreException.class,
              thrown -> assertThat(thrown.reason()).isEqualTo(StoreException.Reason.CORRUPT))
          .hasMessageContaining("version.lock is missing")
          .hasMessageContaining("rffi salvage");
      assertThat(path.resolve("version.lock")).doesNotExist();
    }
  }

  @Test
  void findsThatTheLockIsOfAnotherStore() throws Exception {
    Files.writeString(path.resolve("version.lock"), "%019d%n".formatted(5));
    assertThatThrownBy(() -> JdbcFingerprintStore.open(path))
        .hasMessageContaining("it has version 10, and version.lock is from version 5");
    Files.write(path.resolve("version.lock"), new byte[0]);
    assertReason(path, StoreException.Reason.CORRUPT);
  }

  @Test
  void theLastChangeCountsThoughItWasNotCompleted() throws Exception {
    Path lock = path.resolve("version.lock");
    Files.writeString(lock, "%019d%n".formatted(9));
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      assertThat(store.snapshot()).isEqualTo(stored);
    }
    assertThat(lock).hasContent("%019d".formatted(10));
  }

  @Test
  void opensAtOnceWhenTheReasonIsGone() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(8);
    for (int round = 0; round < 10; round++) {
      byte[] noise = new byte[whole.length];
      random.nextBytes(noise);
      // The header leads H2 on, so that it stumbles later each time.
      System.arraycopy(whole, 0, noise, 0, round * whole.length / 10);
      Files.write(file, noise);
      assertReason(path, StoreException.Reason.CORRUPT);
      Files.write(file, whole);
      try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
        assertThat(store.snapshot()).isEqualTo(stored);
      }
    }
  }

  @Test
  void aCopyOfTheFolderIsAStore() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    try (Stream<Path> files = Files.list(path)) {
      for (Path each : files.toList()) {
        Files.copy(each, copy.resolve(each.getFileName()));
      }
    }
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(copy)) {
      assertThat(store.snapshot()).isEqualTo(stored);
    }
  }

  @Test
  void refusesADamagedLock() throws Exception {
    Files.writeString(path.resolve("version.lock"), "garbled");
    assertReason(path, StoreException.Reason.CORRUPT);
  }

  @Test
  void aTruncatedFileNeverGoesBackInTime() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += Math.max(1, whole.length / 20)) {
      assertRefusedOrWhole(Arrays.copyOf(whole, length));
    }
    assertRefusedOrWhole(Arrays.copyOf(whole, whole.length - 1));
  }

  @Test
  void aGarbledFileIsNeverReadWrongly() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(7);
    for (int round = 0; round < 30; round++) {
      byte[] garbled = whole.clone();
      int at = random.nextInt(whole.length);
      int until = Math.min(whole.length, at + (round % 2 == 0 ? 1 : 5000));
      for (int n = at; n < until; n++) {
        garbled[n] ^= (byte) (1 + random.nextInt(255));
      }
      assertRefusedOrWhole(garbled);
    }
    byte[] noise = new byte[whole.length];
    random.nextBytes(noise);
    assertRefusedOrWhole(noise);
  }

  private void assertRefusedOrWhole(byte[] content) throws IOException {
    Files.write(file, content);
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      assertThat(store.snapshot()).isEqualTo(stored);
    } catch (StoreException refused) {
      assertThat(refused.reason()).isEqualTo(StoreException.Reason.CORRUPT);
      assertThat(refused).hasMessageContaining("rffi salvage");
      assertThat(file).hasBinaryContent(content);
    }
  }

  private void execute(String sql) throws SQLException {
    try (H2Database database = new H2Files(path).open();
        Statement statement = database.connection().createStatement()) {
      statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
      statement.execute(sql);
      database.commit();
    }
  }

  private static void assertReason(Path path, StoreException.Reason reason) {
    Throwable thrown = catchThrowable(() -> JdbcFingerprintStore.open(path));
    assertThat(thrown)
        .isInstanceOfSatisfying(
            StoreException.class, store -> assertThat(store.reason()).isEqualTo(reason));
  }
}
