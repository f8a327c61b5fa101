package io.rffi.api;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a store held at one moment: immutable, what a {@link Matcher} decides over.
 *
 * @param version the store's version at that moment; a larger one is later
 * @param devices the enrolled devices, in the order of enrolment, no id twice, all of one space
 */
public record Gallery(long version, List<EnrolledDevice> devices) {
  /** Copies the list and checks that ids are unique and spaces equal. */
  public Gallery {
    devices = List.copyOf(devices);
    Set<String> ids = new HashSet<>();
    for (EnrolledDevice device : devices) {
      if (!ids.add(device.id())) {
        throw new IllegalArgumentException("device " + device.id() + " appears twice");
      }
      devices.get(0).space().requireSame(device.space());
    }
  }

  /**
   * The space of all fingerprints.
   *
   * @return the embedding space, empty when no device is enrolled
   */
  public Optional<EmbeddingSpace> space() {
    return devices.stream().findFirst().map(EnrolledDevice::space);
  }

  /**
   * Looks a device up.
   *
   * @param id the device's id
   * @return the device, empty if it is not enrolled
   */
  public Optional<EnrolledDevice> device(String id) {
    return devices.stream().filter(device -> device.id().equals(id)).findFirst();
  }
}
