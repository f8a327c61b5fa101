package io.rffi.api;

import java.util.List;

/**
 * A known device and its fingerprints.
 *
 * @param id the device's id; not blank, at most {@value #MAX_ID_LENGTH} characters, no control
 *     characters
 * @param fingerprints at least one, all of one space, in the order of enrolment
 */
public record EnrolledDevice(String id, List<Fingerprint> fingerprints) {
  /** The longest device id, in {@code char}s. */
  public static final int MAX_ID_LENGTH = 255;

  /** Copies the list and checks the id and the fingerprints. */
  public EnrolledDevice {
    requireValidId(id);
    fingerprints = List.copyOf(fingerprints);
    if (fingerprints.isEmpty()) {
      throw new IllegalArgumentException("device " + id + " has no fingerprint");
    }
    EmbeddingSpace space = fingerprints.get(0).space();
    fingerprints.forEach(fingerprint -> space.requireSame(fingerprint.space()));
  }

  /**
   * The space of this device's fingerprints.
   *
   * @return the embedding space
   */
  public EmbeddingSpace space() {
    return fingerprints.get(0).space();
  }

  /**
   * Checks a device id.
   *
   * @param id what a user calls the device
   * @return the id
   * @throws InvalidDeviceIdException if it is blank, too long, or has control characters
   */
  public static String requireValidId(String id) {
    if (id == null || id.isBlank()) {
      throw new InvalidDeviceIdException(id, "it is empty");
    }
    if (id.length() > MAX_ID_LENGTH) {
      throw new InvalidDeviceIdException(
          id, "it has " + id.length() + " characters, more than " + MAX_ID_LENGTH);
    }
    if (id.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidDeviceIdException(id, "it has control characters");
    }
    return id;
  }
}
