package io.rffi.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.StoreException;
import io.rffi.api.store.Contents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read of a damaged store is taken out, and nothing else. */
class StoreSalvageTest {
  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("abc123", "front end", 64, Metric.EUCLIDEAN);

  @TempDir private Path folder;
  private Path damaged;
  private Path rescued;
  private Path file;
  private Gallery stored;

  @BeforeEach
  void makeAStore() {
    damaged = folder.resolve("damaged");
    rescued = folder.resolve("rescued");
    file = damaged.resolve(H2Files.FILE_NAME);
    Random random = new Random(5);
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(damaged)) {
      for (int n = 0; n < 40; n++) {
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

  private List<EnrolledDevice> rescuedDevices() {
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(rescued)) {
      assertThat(store.version()).isGreaterThan(stored.version());
      store.enrol("later", List.of(print(new Random(6))));
      store.remove("later");
      return store.snapshot().devices();
    }
  }

  private void execute(String sql) throws Exception {
    try (H2Database database = new H2Files(damaged).open();
        Statement statement = database.connection().createStatement()) {
      statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
      statement.execute(sql);
      database.commit();
    }
  }

  @Test
  void aWholeStoreComesOutWhole() {
    SalvageReport report = StoreSalvage.salvage(damaged, rescued);
    assertThat(report.isComplete()).isTrue();
    assertThat(report.behind()).hasValue(0);
    assertThat(rescuedDevices()).isEqualTo(stored.devices());
  }

  @Test
  void saysHowFarAStoreFellBack() throws Exception {
    byte[] older = Files.readAllBytes(file);
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(damaged)) {
      store.remove("device-1");
      store.remove("device-2");
    }
    Files.write(file, older);
    SalvageReport report = StoreSalvage.salvage(damaged, rescued);
    assertThat(report.isComplete()).isFalse();
    assertThat(report.version()).isEqualTo(40);
    assertThat(report.latest()).hasValue(42);
    assertThat(report.behind()).hasValue(2);
    assertThat(rescuedDevices()).isEqualTo(stored.devices());
  }

  @Test
  void takesAStoreWithoutItsLock() throws Exception {
    Files.delete(damaged.resolve(StoreLock.FILE_NAME));
    SalvageReport report = StoreSalvage.salvage(damaged, rescued);
    assertThat(report.latest()).isEmpty();
    assertThat(report.behind()).isEmpty();
    assertThat(report.isComplete()).isFalse();
    assertThat(damaged.resolve(StoreLock.FILE_NAME)).doesNotExist();
    assertThat(rescuedDevices()).isEqualTo(stored.devices());
  }

  @Test
  void namesWhatIsMissing() throws Exception {
    execute("DELETE FROM rffi_fingerprint WHERE device = 4 AND ordinal = 1");
    execute("UPDATE rffi_fingerprint SET checksum = 0 WHERE device = 6");
    execute("DELETE FROM rffi_device WHERE ordinal = 8");
    execute("UPDATE rffi_device SET fingerprints = 2 WHERE ordinal = 10");
    SalvageReport report = StoreSalvage.salvage(damaged, rescued);
    assertThat(report.isComplete()).isFalse();
    assertThat(report.incomplete()).isEqualTo(Map.of("device-3", 1));
    assertThat(report.lost()).containsExactly("device-5", "a device whose id can't be read");
    List<EnrolledDevice> expected = new ArrayList<>(stored.devices());
    EnrolledDevice third = expected.get(3);
    EnrolledDevice ninth = expected.get(9);
    expected.set(3, new EnrolledDevice(third.id(), thirdWithoutItsSecond(third)));
    expected.set(9, new EnrolledDevice(ninth.id(), ninth.fingerprints().subList(0, 2)));
    expected.removeIf(device -> List.of("device-5", "device-7").contains(device.id()));
    assertThat(rescuedDevices()).isEqualTo(expected);
  }

  private static List<Fingerprint> thirdWithoutItsSecond(EnrolledDevice device) {
    return List.of(device.fingerprints().get(0), device.fingerprints().get(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {62, 66})
  void aDamagedDimensionMakesNoRatioOfValuesAndNoValuesOfARatio(int dimension) throws Exception {
    execute("UPDATE rffi_store SET dimension = " + dimension);
    SalvageReport report = StoreSalvage.salvage(damaged, rescued);
    assertThat(report.descriptionIntact()).isFalse();
    assertThat(report.devices()).isZero();
  }

  @Test
  void aLaterFormatIsNotCalledWhole() throws Exception {
    Contents contents = new Contents(Optional.of(SPACE), stored);
    int later = Layout.FORMAT + 1;
    execute(
        "UPDATE rffi_store SET format = %d, checksum = %d"
            .formatted(later, RowChecksum.ofStore(later, contents)));
    SalvageReport report = StoreSalvage.salvage(damaged, rescued);
    assertThat(report.isComplete()).isFalse();
    assertThat(rescuedDevices()).isEqualTo(stored.devices());
  }

  @Test
  void neverInventsAndNeverChangesTheDamagedOne() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(9);
    int complete = 0;
    int devices = 0;
    for (int round = 0; round < 25; round++) {
      byte[] garbled = round % 5 == 0 ? Arrays.copyOf(whole, whole.length / 2) : whole.clone();
      int at = random.nextInt(garbled.length);
      for (int n = at; n < Math.min(garbled.length, at + 3000); n++) {
        garbled[n] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(file, garbled);
      Path into = folder.resolve("rescued-" + round);
      try {
        SalvageReport report = StoreSalvage.salvage(damaged, into);
        complete += report.isComplete() ? 1 : 0;
        try (JdbcFingerprintStore store = JdbcFingerprintStore.open(into)) {
          assertThat(store.snapshot().devices()).hasSize(report.devices());
          devices += report.devices();
          for (EnrolledDevice device : store.snapshot().devices()) {
            EnrolledDevice original = stored.device(device.id()).orElseThrow();
            assertThat(original.fingerprints()).containsAll(device.fingerprints());
          }
        }
      } catch (StoreException nothing) {
        assertThat(nothing.reason()).isEqualTo(StoreException.Reason.CORRUPT);
        assertThat(into).doesNotExist();
      }
      assertThat(file).hasBinaryContent(garbled);
    }
    assertThat(complete).isPositive();
    assertThat(devices).isGreaterThan(25 * 20);
  }

  @Test
  void refusesWhatItCanNotUse() throws Exception {
    assertThatThrownBy(() -> StoreSalvage.salvage(folder.resolve("nowhere"), rescued))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("nowhere");
    assertThat(rescued).doesNotExist();
    Path full = Files.createDirectory(folder.resolve("full"));
    Path letter = Files.writeString(full.resolve("letter.txt"), "dear");
    assertThatThrownBy(() -> StoreSalvage.salvage(damaged, full))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is not empty");
    assertThat(letter).hasContent("dear");
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(damaged)) {
      assertThatThrownBy(() -> StoreSalvage.salvage(damaged, rescued))
          .isInstanceOfSatisfying(
              StoreException.class,
              thrown -> assertThat(thrown.reason()).isEqualTo(StoreException.Reason.IN_USE));
      assertThat(store.snapshot()).isEqualTo(stored);
    }
    Files.write(file, new byte[100_000]);
    assertThatThrownBy(() -> StoreSalvage.salvage(damaged, rescued))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("nothing can be read");
    assertThat(rescued).doesNotExist();
  }
}
