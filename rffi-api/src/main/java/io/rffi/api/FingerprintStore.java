package io.rffi.api;

import java.util.List;

/**
 * The known devices and their fingerprints.
 *
 * <p>A store belongs to the embedding space of the first fingerprint it took and refuses every
 * other. Each call is atomic: it happens whole or not at all, also when it throws. In a durable
 * store what a call did is on disk when the call returns. Stores are safe for use by many threads
 * at once.
 */
public interface FingerprintStore extends AutoCloseable {
  /**
   * Adds a new device.
   *
   * @param deviceId the device's id, see {@link EnrolledDevice#requireValidId}
   * @param fingerprints at least one
   * @throws DeviceAlreadyEnrolledException if the device is enrolled; use {@link #append}
   * @throws InvalidDeviceIdException if the id is empty or malformed
   * @throws EmbeddingSpaceMismatchException if the store belongs to another space
   */
  void enrol(String deviceId, List<Fingerprint> fingerprints);

  /**
   * Adds fingerprints to a device that is enrolled.
   *
   * @param deviceId the device's id
   * @param fingerprints at least one
   * @throws UnknownDeviceException if the device is not enrolled; use {@link #enrol}
   * @throws EmbeddingSpaceMismatchException if the store belongs to another space
   */
  void append(String deviceId, List<Fingerprint> fingerprints);

  /**
   * Puts fingerprints in the place of those that a device has.
   *
   * @param deviceId the device's id
   * @param fingerprints at least one
   * @throws UnknownDeviceException if the device is not enrolled; use {@link #enrol}
   * @throws EmbeddingSpaceMismatchException if the store belongs to another space
   */
  void replace(String deviceId, List<Fingerprint> fingerprints);

  /**
   * Gives a device another id; its fingerprints and its place in the order of enrolment stay.
   *
   * @param deviceId the device's id
   * @param newId see {@link EnrolledDevice#requireValidId}
   * @throws UnknownDeviceException if the device is not enrolled
   * @throws DeviceAlreadyEnrolledException if a device of the new id is enrolled
   * @throws InvalidDeviceIdException if the new id is empty or malformed
   */
  void rename(String deviceId, String newId);

  /**
   * Removes a device and all its fingerprints.
   *
   * @param deviceId the device's id
   * @throws UnknownDeviceException if the device is not enrolled
   */
  void remove(String deviceId);

  /**
   * What the store holds now. A device that did not change between two snapshots of one open store
   * is the same instance in both, so that identity tells cheaply what is new.
   *
   * @return an immutable copy
   */
  Gallery snapshot();

  /**
   * Counts the changes: grows with each that returns, so that an unchanged version means an
   * unchanged gallery. Cheap enough to ask at each packet.
   *
   * @return the version, ≥ 0
   */
  long version();

  /** Frees what the store holds; does nothing unless overridden. */
  @Override
  default void close() {}
}
