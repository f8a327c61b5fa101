package io.rffi.api;

/**
 * Decides who sent a packet, over one {@link Gallery}. When the gallery changes, its {@link
 * Factory} makes a new matcher: a matcher never changes, and is safe for use by many threads.
 */
public interface Matcher {
  /**
   * 1:N: which enrolled device, or a rogue?
   *
   * @param probe a packet's fingerprint
   * @return recognised or rogue; always a rogue when no device is enrolled
   * @throws EmbeddingSpaceMismatchException if the probe lies in another space than the gallery
   */
  Identification identify(Fingerprint probe);

  /**
   * 1:1: is it the device that it claims to be?
   *
   * @param deviceId the claimed device
   * @param probe a packet's fingerprint
   * @return accepted or refused
   * @throws UnknownDeviceException if that device is not enrolled
   * @throws EmbeddingSpaceMismatchException if the probe lies in another space than the gallery
   */
  Verification verify(String deviceId, Fingerprint probe);

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
