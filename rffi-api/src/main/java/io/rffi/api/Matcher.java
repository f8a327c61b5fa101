package io.rffi.api;

import java.util.List;

/**
 * Decides who sent a packet, over one {@link Gallery}. When the gallery changes, its {@link
 * Factory} makes a new matcher: a matcher never changes, and is safe for use by many threads.
 */
public interface Matcher {
  /**
   * 1:N: which enrolled device, or a rogue?
   *
   * @param probe a packet's fingerprint
   * @return recognised, undecided or rogue; always a rogue when no device is enrolled
   * @throws EmbeddingSpaceMismatchException if the probe lies in another space than the gallery
   */
  Identification identify(Fingerprint probe);

  /**
   * 1:N of several packets that are known to be from one radio.
   *
   * <p>Unless overridden, what more than half of the packets say one by one, with the evidence of
   * the one whose score is in the middle of those, and undecided where no verdict has so many. An
   * unknown radio is then accepted at most twice as often as for a single packet.
   *
   * @param probes the packets' fingerprints, at least one
   * @return recognised, undecided or rogue
   * @throws EmbeddingSpaceMismatchException if a probe lies in another space than the gallery
   */
  default Identification identify(List<Fingerprint> probes) {
    return Majority.of(probes.stream().map(this::identify).toList());
  }

  /**
   * 1:1: is it the device that it claims to be?
   *
   * @param deviceId the claimed device
   * @param probe a packet's fingerprint
   * @return accepted, undecided or refused
   * @throws UnknownDeviceException if that device is not enrolled
   * @throws EmbeddingSpaceMismatchException if the probe lies in another space than the gallery
   */
  Verification verify(String deviceId, Fingerprint probe);

  /**
   * 1:1 of several packets that are known to be from one radio, see {@link #identify(List)}.
   *
   * @param deviceId the claimed device
   * @param probes the packets' fingerprints, at least one
   * @return accepted, undecided or refused
   * @throws UnknownDeviceException if that device is not enrolled
   * @throws EmbeddingSpaceMismatchException if a probe lies in another space than the gallery
   */
  default Verification verify(String deviceId, List<Fingerprint> probes) {
    return Majority.of(deviceId, probes.stream().map(probe -> verify(deviceId, probe)).toList());
  }

  /** Makes a matcher for a gallery. */
  @FunctionalInterface
  interface Factory {
    /**
     * Prepares to decide over a gallery.
     *
     * @param gallery the enrolled devices
     * @return the matcher
     */
    Matcher over(Gallery gallery);
  }
}
