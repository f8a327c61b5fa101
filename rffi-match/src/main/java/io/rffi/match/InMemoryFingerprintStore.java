package io.rffi.match;

import io.rffi.api.DeviceAlreadyEnrolledException;
import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Gallery;
import io.rffi.api.UnknownDeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps fingerprints for as long as the program runs. Each change replaces an immutable gallery, so
 * that a snapshot costs nothing and never waits for a writer; a change costs O(devices).
 *
 * <p>Safe for use by many threads at once. Closing it does nothing.
 */
public final class InMemoryFingerprintStore implements FingerprintStore {
  private final AtomicReference<Contents> contents =
      new AtomicReference<>(new Contents(null, new Gallery(0, List.of())));

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

  /**
   * All that is stored.
   *
   * @param space of the first fingerprint that came, null before; outlives the devices, because a
   *     store belongs to one space
   * @param gallery the devices
   */
  private record Contents(EmbeddingSpace space, Gallery gallery) {
    Contents plus(EnrolledDevice device) {
      requireSpace(device);
      if (gallery.device(device.id()).isPresent()) {
        throw new DeviceAlreadyEnrolledException(device.id());
      }
      List<EnrolledDevice> devices = new ArrayList<>(gallery.devices());
      devices.add(device);
      return next(device.space(), devices);
    }

    Contents extended(EnrolledDevice more) {
      requireSpace(more);
      int position = positionOf(more.id());
      List<Fingerprint> fingerprints =
          new ArrayList<>(gallery.devices().get(position).fingerprints());
      fingerprints.addAll(more.fingerprints());
      return with(position, new EnrolledDevice(more.id(), fingerprints));
    }

    Contents replaced(EnrolledDevice device) {
      requireSpace(device);
      return with(positionOf(device.id()), device);
    }

    Contents renamed(String deviceId, String newId) {
      int position = positionOf(deviceId);
      if (gallery.device(newId).isPresent()) {
        throw new DeviceAlreadyEnrolledException(newId);
      }
      List<Fingerprint> own = gallery.devices().get(position).fingerprints();
      return with(position, new EnrolledDevice(newId, own));
    }

    private Contents with(int position, EnrolledDevice device) {
      List<EnrolledDevice> devices = new ArrayList<>(gallery.devices());
      devices.set(position, device);
      return next(space, devices);
    }

    Contents minus(String deviceId) {
      int position = positionOf(deviceId);
      List<EnrolledDevice> devices = new ArrayList<>(gallery.devices());
      devices.remove(position);
      return next(space, devices);
    }

    private Contents next(EmbeddingSpace belongsTo, List<EnrolledDevice> devices) {
      return new Contents(belongsTo, new Gallery(gallery.version() + 1, devices));
    }

    private void requireSpace(EnrolledDevice device) {
      if (space != null) {
        space.requireSame(device.space());
      }
    }

    private int positionOf(String deviceId) {
      for (int n = 0; n < gallery.devices().size(); n++) {
        if (gallery.devices().get(n).id().equals(deviceId)) {
          return n;
        }
      }
      throw new UnknownDeviceException(deviceId);
    }
  }
}
