package io.rffi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link FingerprintStore} keeps; each implementation's test extends this. */
public abstract class FingerprintStoreContract {
  /** A space for the tests. */
  protected static final EmbeddingSpace SPACE =
      new EmbeddingSpace("abc123", "test front end", 3, Metric.EUCLIDEAN);

  private static final EmbeddingSpace OTHER =
      new EmbeddingSpace("def456", "test front end", 3, Metric.EUCLIDEAN);

  /**
   * A store that is empty.
   *
   * @return a new one at each call
   */
  protected abstract FingerprintStore emptyStore();

  /**
   * A store again, after its program ended. Stores that live no longer than their program stay the
   * same.
   *
   * @param store which is not used any more
   * @return a store of the same contents
   */
  protected FingerprintStore reopened(FingerprintStore store) {
    return store;
  }

  /** A fingerprint in {@link #SPACE}. */
  protected static Fingerprint print(float... values) {
    return Fingerprint.of(SPACE, values);
  }

  @Test
  void isEmptyAtFirst() {
    try (FingerprintStore store = emptyStore()) {
      assertThat(store.snapshot().devices()).isEmpty();
      assertThat(store.snapshot().space()).isEmpty();
      assertThat(store.snapshot().version()).isEqualTo(store.version());
    }
  }

  @Test
  void keepsDevicesAndFingerprintsInOrder() {
    try (FingerprintStore store = emptyStore()) {
      store.enrol("zulu", List.of(print(1, 2, 3), print(-0f, Float.MIN_VALUE, 1e30f)));
      store.enrol("alpha", List.of(print(4, 5, 6)));
      store.append("zulu", List.of(print(7, 8, 9)));

      assertThat(store.snapshot().devices())
          .containsExactly(
              new EnrolledDevice(
                  "zulu",
                  List.of(print(1, 2, 3), print(-0f, Float.MIN_VALUE, 1e30f), print(7, 8, 9))),
              new EnrolledDevice("alpha", List.of(print(4, 5, 6))));
    }
  }

  @Test
  void refusesADeviceThatIsEnrolledAndLosesNothing() {
    try (FingerprintStore store = emptyStore()) {
      store.enrol("a", List.of(print(1, 2, 3)));
      Gallery before = store.snapshot();
      assertThatThrownBy(() -> store.enrol("a", List.of(print(4, 5, 6))))
          .isInstanceOf(DeviceAlreadyEnrolledException.class)
          .hasMessageContaining("a is enrolled already");
      assertThat(store.snapshot()).isEqualTo(before);
    }
  }

  @Test
  void refusesToAppendToOrRemoveAnUnknownDevice() {
    try (FingerprintStore store = emptyStore()) {
      assertThatThrownBy(() -> store.append("a", List.of(print(1, 2, 3))))
          .isInstanceOf(UnknownDeviceException.class);
      assertThatThrownBy(() -> store.remove("a")).isInstanceOf(UnknownDeviceException.class);
      assertThat(store.snapshot().devices()).isEmpty();
    }
  }

  @Test
  void refusesAnotherSpaceAndLosesNothing() {
    try (FingerprintStore store = emptyStore()) {
      store.enrol("a", List.of(print(1, 2, 3)));
      Gallery before = store.snapshot();
      Fingerprint foreign = Fingerprint.of(OTHER, 1, 2, 3);
      assertThatThrownBy(() -> store.enrol("b", List.of(foreign)))
          .isInstanceOf(EmbeddingSpaceMismatchException.class)
          .hasMessageContaining("abc123")
          .hasMessageContaining("def456");
      assertThatThrownBy(() -> store.append("a", List.of(print(1, 1, 1), foreign)))
          .isInstanceOf(EmbeddingSpaceMismatchException.class);
      assertThat(store.snapshot()).isEqualTo(before);
    }
  }

  @Test
  void refusesMalformedIdsAndEmptyEnrolments() {
    try (FingerprintStore store = emptyStore()) {
      for (String id : new String[] {null, "", "  ", "a\nb", "x".repeat(256)}) {
        assertThatThrownBy(() -> store.enrol(id, List.of(print(1, 2, 3))))
            .isInstanceOf(InvalidDeviceIdException.class);
      }
      assertThatThrownBy(() -> store.enrol("a", List.of()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(store.snapshot().devices()).isEmpty();
    }
  }

  @Test
  void removesADeviceWithItsFingerprints() {
    try (FingerprintStore store = emptyStore()) {
      store.enrol("a", List.of(print(1, 2, 3), print(2, 3, 4)));
      store.enrol("b", List.of(print(4, 5, 6)));
      store.remove("a");
      assertThat(store.snapshot().devices()).extracting(EnrolledDevice::id).containsExactly("b");
      store.enrol("a", List.of(print(9, 9, 9)));
      assertThat(store.snapshot().device("a").orElseThrow().fingerprints())
          .containsExactly(print(9, 9, 9));
    }
  }

  @Test
  void replacesADevicesFingerprintsInItsPlace() {
    try (FingerprintStore store = emptyStore()) {
      store.enrol("a", List.of(print(1, 2, 3), print(2, 3, 4)));
      store.enrol("b", List.of(print(4, 5, 6)));
      store.replace("a", List.of(print(9, 9, 9)));
      store.append("a", List.of(print(8, 8, 8)));
      assertThat(store.snapshot().devices())
          .containsExactly(
              new EnrolledDevice("a", List.of(print(9, 9, 9), print(8, 8, 8))),
              new EnrolledDevice("b", List.of(print(4, 5, 6))));
      Gallery before = store.snapshot();
      assertThatThrownBy(() -> store.replace("c", List.of(print(1, 2, 3))))
          .isInstanceOf(UnknownDeviceException.class);
      assertThatThrownBy(() -> store.replace("a", List.of(Fingerprint.of(OTHER, 1, 2, 3))))
          .isInstanceOf(EmbeddingSpaceMismatchException.class);
      assertThatThrownBy(() -> store.replace("a", List.of()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(store.snapshot()).isEqualTo(before);
    }
  }

  @Test
  void renamesADeviceInItsPlace() {
    try (FingerprintStore store = emptyStore()) {
      store.enrol("a", List.of(print(1, 2, 3), print(2, 3, 4)));
      store.enrol("b", List.of(print(4, 5, 6)));
      store.rename("a", "z");
      store.append("z", List.of(print(7, 7, 7)));
      assertThat(store.snapshot().devices())
          .containsExactly(
              new EnrolledDevice("z", List.of(print(1, 2, 3), print(2, 3, 4), print(7, 7, 7))),
              new EnrolledDevice("b", List.of(print(4, 5, 6))));
      Gallery before = store.snapshot();
      assertThatThrownBy(() -> store.rename("a", "c")).isInstanceOf(UnknownDeviceException.class);
      assertThatThrownBy(() -> store.rename("z", "b"))
          .isInstanceOf(DeviceAlreadyEnrolledException.class);
      assertThatThrownBy(() -> store.rename("z", "z"))
          .isInstanceOf(DeviceAlreadyEnrolledException.class);
      assertThatThrownBy(() -> store.rename("z", " ")).isInstanceOf(InvalidDeviceIdException.class);
      assertThat(store.snapshot()).isEqualTo(before);
      store.enrol("a", List.of(print(3, 3, 3)));
      assertThat(store.snapshot().devices()).hasSize(3);
    }
  }

  @Test
  void keepsHowNoisyPacketsWereThroughEveryChange() {
    List<Fingerprint> enrolled =
        List.of(
            print(1, 2, 3).withSnrDb(31.4),
            print(1, 2, 3),
            print(1, 2, 3).withSnrDb(-0.0),
            print(1, 2, 3).withSnrDb(Double.MIN_VALUE));
    Fingerprint appended = print(1, 2, 3).withSnrDb(-Double.MAX_VALUE);
    Fingerprint replacing = print(4, 5, 6).withSnrDb(Math.nextUp(20.0));
    FingerprintStore first = emptyStore();
    first.enrol("a", enrolled);
    first.enrol("b", enrolled);
    first.append("a", List.of(appended));
    first.replace("b", List.of(replacing, print(4, 5, 6)));
    first.append("b", List.of(appended));
    first.rename("a", "z");
    Gallery before = first.snapshot();
    assertThat(before.devices())
        .containsExactly(
            new EnrolledDevice("z", Stream.concat(enrolled.stream(), Stream.of(appended)).toList()),
            new EnrolledDevice("b", List.of(replacing, print(4, 5, 6), appended)));
    try (FingerprintStore store = reopened(first)) {
      assertThat(store.snapshot()).isEqualTo(before);
      store.rename("b", "y");
      store.append("z", List.of(print(7, 8, 9).withSnrDb(12.5)));
      assertThat(store.snapshot().device("y").orElseThrow().fingerprints())
          .extracting(Fingerprint::snrDb)
          .containsExactly(
              replacing.snrDb(), Double.POSITIVE_INFINITY, Double.valueOf(-Double.MAX_VALUE));
      assertThat(store.snapshot().device("z").orElseThrow().fingerprints())
          .extracting(Fingerprint::snrDb)
          .containsExactly(
              31.4, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, 12.5);
    }
  }

  @Test
  void aDeviceThatDidNotChangeIsTheSameInstanceInEverySnapshot() {
    try (FingerprintStore store = emptyStore()) {
      for (String id : List.of("a", "b", "c", "d")) {
        store.enrol(id, List.of(print(1, 2, 3), print(4, 5, 6).withSnrDb(30)));
      }
      List<Runnable> changesOfB =
          List.of(
              () -> store.append("b", List.of(print(7, 8, 9))),
              () -> store.replace("b", List.of(print(7, 8, 9))),
              () -> store.rename("b", "e"),
              () -> store.rename("e", "b"),
              () -> store.enrol("f", List.of(print(7, 8, 9))),
              () -> store.remove("b"));
      for (Runnable change : changesOfB) {
        Gallery before = store.snapshot();
        change.run();
        Gallery after = store.snapshot();
        for (String unchanged : List.of("a", "c", "d")) {
          assertThat(after.device(unchanged).orElseThrow())
              .isSameAs(before.device(unchanged).orElseThrow());
        }
      }
      Gallery before = store.snapshot();
      assertThatThrownBy(() -> store.remove("b")).isInstanceOf(UnknownDeviceException.class);
      for (EnrolledDevice device : store.snapshot().devices()) {
        assertThat(device).isSameAs(before.device(device.id()).orElseThrow());
      }
    }
  }

  @Test
  void countsEachChangeAndNothingElse() {
    try (FingerprintStore store = emptyStore()) {
      long start = store.version();
      store.enrol("a", List.of(print(1, 2, 3)));
      long enrolled = store.version();
      store.append("a", List.of(print(1, 2, 3)));
      long appended = store.version();
      assertThatThrownBy(() -> store.enrol("a", List.of(print(1, 2, 3))))
          .isInstanceOf(RffiException.class);
      assertThat(store.version()).isEqualTo(appended);
      store.replace("a", List.of(print(1, 2, 3)));
      long replaced = store.version();
      store.rename("a", "b");
      long renamed = store.version();
      store.remove("b");
      assertThat(List.of(start, enrolled, appended, replaced, renamed, store.version()))
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aSnapshotDoesNotChange() {
    try (FingerprintStore store = emptyStore()) {
      store.enrol("a", List.of(print(1, 2, 3)));
      Gallery before = store.snapshot();
      store.enrol("b", List.of(print(4, 5, 6)));
      assertThat(before.devices()).hasSize(1);
      assertThat(store.snapshot().version()).isGreaterThan(before.version());
    }
  }

  @Test
  void takesManyThreads() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try (FingerprintStore store = emptyStore()) {
      List<Future<?>> work = new ArrayList<>();
      for (int n = 0; n < 20; n++) {
        String id = "device-" + n;
        work.add(pool.submit(() -> store.enrol(id, List.of(print(1, 2, 3), print(4, 5, 6)))));
        work.add(
            pool.submit(
                () ->
                    store
                        .snapshot()
                        .devices()
                        .forEach(device -> assertThat(device.fingerprints()).hasSize(2))));
      }
      for (Future<?> task : work) {
        task.get();
      }
      assertThat(store.snapshot().devices()).hasSize(20);
    } finally {
      pool.shutdownNow();
    }
  }
}
