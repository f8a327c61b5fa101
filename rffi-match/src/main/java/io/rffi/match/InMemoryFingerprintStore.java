package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Gallery;
import io.rffi.api.store.Contents;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps fingerprints for as long as the program runs. Each change replaces an immutable gallery, so
 * that a snapshot costs nothing and never waits for a writer; a change costs O(devices).
 *
 * <p>Safe for use by many threads at once. Closing it does nothing.
 */
public final class InMemoryFingerprintStore implements FingerprintStore {
  private final AtomicReference<Contents> contents = new AtomicReference<>(Contents.EMPTY);

  /** An empty store. */
  public InMemoryFingerprintStore() {}

  @Override
  public void enrol(String deviceId, List<Fingerprint> fingerprints) {
    EnrolledDevice device = new EnrolledDevice(deviceId, fingerprints);
    contents.updateAndGet(before -> before.plus(device));
  }

  @Override
  public void append(String deviceId, List<Fingerprint> fingerprints) {
    EnrolledDevice more = new EnrolledDevice(deviceId, fingerprints);
    contents.updateAndGet(before -> before.extended(more));
  }

  @Override
  public void replace(String deviceId, List<Fingerprint> fingerprints) {
    EnrolledDevice device = new EnrolledDevice(deviceId, fingerprints);
    contents.updateAndGet(before -> before.replaced(device));
  }

  @Override
  public void rename(String deviceId, String newId) {
    EnrolledDevice.requireValidId(newId);
    contents.updateAndGet(before -> before.renamed(deviceId, newId));
  }

  @Override
  public void remove(String deviceId) {
    contents.updateAndGet(before -> before.minus(deviceId));
  }

  @Override
  public Gallery snapshot() {
    return contents.get().gallery();
  }

  @Override
  public long version() {
    return contents.get().gallery().version();
  }
}
