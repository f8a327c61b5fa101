package io.rffi.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.StoreException;
import io.rffi.api.UnknownDeviceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the disk is full nothing is lost, and devices can be removed. */
class FullDiskTest {
  private static final long SEED = 3;
  private static final int CHANGES = 40;

  @TempDir private Path folder;
  private final TestDisk disk = new TestDisk();
  private final ChangePlan plan = new ChangePlan(SEED);
  private Path path;
  private JdbcFingerprintStore store;

  @BeforeEach
  void fillTheDisk() {
    path = folder.resolve("devices");
    store = JdbcFingerprintStore.open(path, disk);
    for (int n = 0; n < CHANGES; n++) {
      plan.next(store);
    }
    disk.fill(0);
  }

  private void assertWhole(long version) {
    store.close();
    try (JdbcFingerprintStore again = JdbcFingerprintStore.open(path)) {
      assertThat(again.snapshot()).isEqualTo(ChangePlan.at(SEED, version));
    }
  }

  private void assertFull() {
    assertThatThrownBy(() -> new ChangePlan(SEED + 1).next(store))
        .isInstanceOfSatisfying(
            StoreException.class,
            thrown -> assertThat(thrown.reason()).isEqualTo(StoreException.Reason.UNAVAILABLE))
        .hasMessageContaining("the disk is full")
        .hasMessageContaining(path.toString());
  }

  @Test
  void aChangeSaysSoAndTheStoreStaysReadable() {
    assertFull();
    assertThat(store.snapshot()).isEqualTo(ChangePlan.at(SEED, CHANGES));
    assertFull();
    assertWhole(CHANGES);
  }

  @Test
  void goesOnWhenThereIsSpaceAgain() {
    assertFull();
    disk.empty();
    for (int n = 0; n < CHANGES; n++) {
      plan.next(store);
    }
    assertThat(store.snapshot()).isEqualTo(ChangePlan.at(SEED, 2 * CHANGES));
    assertWhole(2 * CHANGES);
  }

  @Test
  void whatIsReadAgainIsTheSameInstance() {
    List<EnrolledDevice> before = store.snapshot().devices();
    assertFull();
    disk.empty();
    store.append(before.get(0).id(), before.get(0).fingerprints());
    List<EnrolledDevice> after = store.snapshot().devices();
    for (int n = 1; n < before.size(); n++) {
      assertThat(after.get(n)).isSameAs(before.get(n));
    }
  }

  @Test
  void closesAfterAnySizeOfWhatIsLeft() throws Exception {
    long length = Files.size(path.resolve(H2Files.FILE_NAME));
    for (int left = 0; left < 4; left++) {
      disk.fill(length + left * 4096L);
      try {
        new ChangePlan(SEED + 1).next(store);
        store.remove("device-0");
      } catch (StoreException full) {
        assertThat(full).hasMessageContaining("the disk is full");
      }
      store.close();
      store = JdbcFingerprintStore.open(path, disk);
      assertThat(store.snapshot().devices())
          .containsAll(ChangePlan.at(SEED, CHANGES).devices().subList(1, 3));
    }
    store.close();
  }

  @Test
  void opensAndReadsOnAFullDisk() {
    store.close();
    store = JdbcFingerprintStore.open(path, disk);
    assertThat(store.snapshot()).isEqualTo(ChangePlan.at(SEED, CHANGES));
    assertWhole(CHANGES);
  }

  @Test
  void aStoreThatCouldNotBeMadeIsMadeLater() {
    store.close();
    Path other = folder.resolve("other");
    for (long space : new long[] {0, 4096, 8192, 12288, 20480}) {
      disk.fill(space);
      assertThatThrownBy(() -> JdbcFingerprintStore.open(other, disk))
          .isInstanceOfSatisfying(
              StoreException.class,
              thrown -> assertThat(thrown.reason()).isEqualTo(StoreException.Reason.UNAVAILABLE))
          .hasMessageContaining("the disk is full");
    }
    disk.empty();
    try (JdbcFingerprintStore made = JdbcFingerprintStore.open(other, disk)) {
      new ChangePlan(SEED).next(made);
      assertThat(made.version()).isEqualTo(1);
    }
  }

  @Test
  void aRemovalUsesTheReserve() {
    String first = store.snapshot().devices().get(0).id();
    String second = store.snapshot().devices().get(1).id();
    disk.fillUnlessReleased(path.resolve(SpaceReserve.FILE_NAME));
    assertFull();
    assertThat(path.resolve(SpaceReserve.FILE_NAME)).exists();
    store.remove(first);
    assertThat(store.snapshot().device(first)).isEmpty();
    assertThatThrownBy(() -> store.remove(first)).isInstanceOf(UnknownDeviceException.class);
    store.remove(second);
    store.close();
    try (JdbcFingerprintStore again = JdbcFingerprintStore.open(path)) {
      assertThat(again.version()).isEqualTo(CHANGES + 2);
      assertThat(again.snapshot().devices())
          .isEqualTo(
              ChangePlan.at(SEED, CHANGES).devices().stream()
                  .filter(device -> !List.of(first, second).contains(device.id()))
                  .toList());
    }
  }
}
