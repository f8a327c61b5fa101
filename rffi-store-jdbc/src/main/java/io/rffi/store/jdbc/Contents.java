package io.rffi.store.jdbc;

import io.rffi.api.DeviceAlreadyEnrolledException;
import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.UnknownDeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a store holds.
 *
 * @param space of the first fingerprint that came; outlives the devices, because a store belongs to
 *     one space
 * @param gallery the devices
 */
record Contents(Optional<EmbeddingSpace> space, Gallery gallery) {
  /** What a new store holds. */
  static final Contents EMPTY = new Contents(Optional.empty(), new Gallery(0, List.of()));

  Contents plus(EnrolledDevice device) {
    requireSpace(device);
    if (gallery.device(device.id()).isPresent()) {
      throw new DeviceAlreadyEnrolledException(device.id());
    }
    List<EnrolledDevice> devices = new ArrayList<>(gallery.devices());
    devices.add(device);
    return next(Optional.of(device.space()), devices);
  }

  Contents extended(EnrolledDevice more) {
    requireSpace(more);
    List<Fingerprint> fingerprints = new ArrayList<>(require(more.id()).fingerprints());
    fingerprints.addAll(more.fingerprints());
    return with(more.id(), new EnrolledDevice(more.id(), fingerprints));
  }

  Contents replaced(EnrolledDevice device) {
    requireSpace(device);
    require(device.id());
    return with(device.id(), device);
  }

  Contents renamed(String deviceId, String newId) {
    List<Fingerprint> fingerprints = require(deviceId).fingerprints();
    if (gallery.device(newId).isPresent()) {
      throw new DeviceAlreadyEnrolledException(newId);
    }
    return with(deviceId, new EnrolledDevice(newId, fingerprints));
  }

  private Contents with(String deviceId, EnrolledDevice other) {
    return next(
        space,
        gallery.devices().stream()
            .map(device -> device.id().equals(deviceId) ? other : device)
            .toList());
  }

  Contents minus(String deviceId) {
    require(deviceId);
    return next(
        space, gallery.devices().stream().filter(device -> !device.id().equals(deviceId)).toList());
  }

  EnrolledDevice require(String deviceId) {
    return gallery.device(deviceId).orElseThrow(() -> new UnknownDeviceException(deviceId));
  }

  private void requireSpace(EnrolledDevice device) {
    space.ifPresent(own -> own.requireSame(device.space()));
  }

  private Contents next(Optional<EmbeddingSpace> belongsTo, List<EnrolledDevice> devices) {
    return new Contents(belongsTo, new Gallery(gallery.version() + 1, devices));
  }
}
