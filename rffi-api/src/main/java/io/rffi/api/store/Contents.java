package io.rffi.api.store;

import io.rffi.api.DeviceAlreadyEnrolledException;
import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EmbeddingSpaceMismatchException;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.UnknownDeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that a store holds. Immutable; a change gives new contents of the next version, in which
 * every device that it does not concern is the same instance. A change costs O(devices).
 *
 * @param space of the first fingerprint that came; outlives the devices, because a store belongs to
 *     one space
 * @param gallery the devices
 */
public record Contents(Optional<EmbeddingSpace> space, Gallery gallery) {
  /** What a new store holds. */
  public static final Contents EMPTY = new Contents(Optional.empty(), new Gallery(0, List.of()));

  /**
   * With one device more, at the end.
   *
   * @param device the new one
   * @return the next contents
   * @throws DeviceAlreadyEnrolledException if there is one of its id
   * @throws EmbeddingSpaceMismatchException if it is of another space
   */
  public Contents plus(EnrolledDevice device) {
    requireSpace(device);
    if (gallery.device(device.id()).isPresent()) {
      throw new DeviceAlreadyEnrolledException(device.id());
    }
    List<EnrolledDevice> devices = new ArrayList<>(gallery.devices());
    devices.add(device);
    return next(Optional.of(device.space()), devices);
  }

  /**
   * With more fingerprints of a device, behind those that it has.
   *
   * @param more the device's id and the new fingerprints
   * @return the next contents
   * @throws UnknownDeviceException if there is no such device
   * @throws EmbeddingSpaceMismatchException if they are of another space
   */
  public Contents extended(EnrolledDevice more) {
    requireSpace(more);
    List<Fingerprint> fingerprints = new ArrayList<>(require(more.id()).fingerprints());
    fingerprints.addAll(more.fingerprints());
    return with(more.id(), new EnrolledDevice(more.id(), fingerprints));
  }

  /**
   * With other fingerprints of a device.
   *
   * @param device the device's id and all its fingerprints
   * @return the next contents
   * @throws UnknownDeviceException if there is no such device
   * @throws EmbeddingSpaceMismatchException if they are of another space
   */
  public Contents replaced(EnrolledDevice device) {
    requireSpace(device);
    require(device.id());
    return with(device.id(), device);
  }

  /**
   * With another id of a device.
   *
   * @param deviceId the device's id
   * @param newId a valid one
   * @return the next contents
   * @throws UnknownDeviceException if there is no such device
   * @throws DeviceAlreadyEnrolledException if there is one of the new id
   */
  public Contents renamed(String deviceId, String newId) {
    List<Fingerprint> fingerprints = require(deviceId).fingerprints();
    if (gallery.device(newId).isPresent()) {
      throw new DeviceAlreadyEnrolledException(newId);
    }
    return with(deviceId, new EnrolledDevice(newId, fingerprints));
  }

  /**
   * Without a device.
   *
   * @param deviceId the device's id
   * @return the next contents
   * @throws UnknownDeviceException if there is no such device
   */
  public Contents minus(String deviceId) {
    require(deviceId);
    return next(
        space, gallery.devices().stream().filter(device -> !device.id().equals(deviceId)).toList());
  }

  /**
   * A device that has to be there.
   *
   * @param deviceId the device's id
   * @return the device
   * @throws UnknownDeviceException if there is no such device
   */
  public EnrolledDevice require(String deviceId) {
    return gallery.device(deviceId).orElseThrow(() -> new UnknownDeviceException(deviceId));
  }

  /**
   * The same contents, with another's instances of the devices that both have: what was read again
   * is recognised by identity.
   *
   * @param known contents of the same store
   * @return equal to these
   */
  public Contents sharing(Contents known) {
    Map<String, EnrolledDevice> instances =
        known.gallery.devices().stream()
            .collect(Collectors.toMap(EnrolledDevice::id, Function.identity()));
    List<EnrolledDevice> devices =
        gallery.devices().stream()
            .map(
                device -> {
                  EnrolledDevice instance = instances.get(device.id());
                  return device.equals(instance) ? instance : device;
                })
            .toList();
    return new Contents(space, new Gallery(gallery.version(), devices));
  }

  private Contents with(String deviceId, EnrolledDevice other) {
    return next(
        space,
        gallery.devices().stream()
            .map(device -> device.id().equals(deviceId) ? other : device)
            .toList());
  }

  private void requireSpace(EnrolledDevice device) {
    space.ifPresent(own -> own.requireSame(device.space()));
  }

  private Contents next(Optional<EmbeddingSpace> belongsTo, List<EnrolledDevice> devices) {
    return new Contents(belongsTo, new Gallery(gallery.version() + 1, devices));
  }
}
