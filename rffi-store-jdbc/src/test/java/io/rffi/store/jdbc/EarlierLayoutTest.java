package io.rffi.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.StoreException;
import io.rffi.api.store.Contents;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A store of layout 1, which had no signal-to-noise ratios, is read, and becomes one of the present
 * layout with the first change, whole or not at all. It is that of {@link EarlierReleaseTest}.
 */
class EarlierLayoutTest {
  private static final Fingerprint MEASURED = EarlierReleaseTest.print(9, 9, 9, 9).withSnrDb(23.75);

  /** More than any change writes. */
  private static final int MOST_WRITES = 1000;

  @TempDir private Path folder;
  private Path path;
  private Gallery stored;

  @BeforeEach
  void copyTheStore() throws Exception {
    path = EarlierReleaseTest.copyTo(folder.resolve("store"));
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      stored = store.snapshot();
    }
  }

  @Test
  void itsRatiosWereNotMeasured() throws Exception {
    assertThat(stored.devices())
        .flatExtracting(EnrolledDevice::fingerprints)
        .hasSize(5)
        .allSatisfy(
            fingerprint -> assertThat(fingerprint.snrDb()).isEqualTo(Double.POSITIVE_INFINITY));
    assertThat(format(path)).isEqualTo(1);
  }

  static List<Consumer<JdbcFingerprintStore>> changes() {
    return List.of(
        store -> store.enrol("new", List.of(MEASURED)),
        store -> store.append("device-1", List.of(MEASURED)),
        store -> store.replace("device-0", List.of(MEASURED)),
        store -> store.rename("device-1", "new"),
        store -> store.remove("device-0"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theFirstChangeMakesItOneOfThePresentLayout(Consumer<JdbcFingerprintStore> change)
      throws Exception {
    Gallery changed;
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      change.accept(store);
      changed = store.snapshot();
    }
    assertThat(changed.devices()).isNotEqualTo(stored.devices());
    assertThat(format(path)).isEqualTo(Layout.FORMAT);
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      assertThat(store.snapshot()).isEqualTo(changed);
    }
    Path rescued = folder.resolve("rescued");
    assertThat(StoreSalvage.salvage(path, rescued).isComplete()).isTrue();
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(rescued)) {
      assertThat(store.snapshot().devices()).isEqualTo(changed.devices());
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void stoppedAtAnyWriteItIsTheOneOrTheOther(Consumer<JdbcFingerprintStore> change)
      throws Exception {
    Gallery changed = changed(change);
    List<Integer> formats = new ArrayList<>();
    boolean acknowledged = false;
    for (int writes = 0; !acknowledged; writes++) {
      assertThat(writes).isLessThan(MOST_WRITES);
      Path copy = EarlierReleaseTest.copyTo(folder.resolve("stopped-" + writes));
      TestDisk disk = new TestDisk();
      try (JdbcFingerprintStore store = JdbcFingerprintStore.open(copy, disk)) {
        disk.stopAfter(writes);
        change.accept(store);
        acknowledged = true;
      } catch (StoreException stopped) {
        assertThat(stopped.reason()).isEqualTo(StoreException.Reason.UNAVAILABLE);
      }
      formats.add(format(copy));
      boolean whole = formats.get(writes) == Layout.FORMAT;
      try (JdbcFingerprintStore store = JdbcFingerprintStore.open(copy)) {
        assertThat(store.snapshot()).isEqualTo(whole ? changed : stored);
        if (!whole) {
          change.accept(store);
        }
      }
      try (JdbcFingerprintStore store = JdbcFingerprintStore.open(copy)) {
        assertThat(store.snapshot()).isEqualTo(changed);
      }
    }
    assertThat(formats).startsWith(1).endsWith(Layout.FORMAT).isSorted();
  }

  private Gallery changed(Consumer<JdbcFingerprintStore> change) {
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      change.accept(store);
      return store.snapshot();
    }
  }

  @Test
  void anEmptyOneIsFilled() throws Exception {
    Path empty = folder.resolve("empty");
    JdbcFingerprintStore.open(empty).close();
    try (H2Database database = new H2Files(empty).open();
        Statement statement = database.connection().createStatement()) {
      statement.execute(
          "UPDATE rffi_store SET format = 1, checksum = " + RowChecksum.ofStore(1, Contents.EMPTY));
      database.commit();
    }
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(empty)) {
      store.enrol("a", List.of(MEASURED));
    }
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(empty)) {
      assertThat(store.snapshot().device("a").orElseThrow().fingerprints())
          .containsExactly(MEASURED);
    }
    assertThat(format(empty)).isEqualTo(Layout.FORMAT);
  }

  @Test
  void aFlippedBitIsFoundInEveryRow() throws Exception {
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      Path copy = EarlierReleaseTest.copyTo(folder.resolve("flipped-" + ordinal));
      try (H2Database database = new H2Files(copy).open();
          Statement statement = database.connection().createStatement()) {
        statement.execute(
            "UPDATE rffi_fingerprint SET bits = X'00000000000000000000000000000000' WHERE device = 2"
                + " AND ordinal = "
                + ordinal);
        database.commit();
      }
      assertThatThrownBy(() -> JdbcFingerprintStore.open(copy))
          .hasMessageContaining("fingerprint " + ordinal + " of device device-1");
    }
  }

  private static int format(Path store) throws Exception {
    try (H2Database database = new H2Files(store).openReadOnly();
        Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery("SELECT format FROM rffi_store")) {
      row.next();
      return row.getInt(1);
    }
  }
}
