package io.rffi.api;

/**
 * Why a packet was not judged.
 *
 * @param check which check it failed, for example {@code "snr"}
 * @param value what was measured
 * @param limit what would have passed
 * @param reason the whole in words
 */
public record Rejection(String check, double value, double limit, String reason) {
  /**
   * The rejection that an exception stands for.
   *
   * @param exception what a stage threw at the packet
   * @return the same in a value
   */
  public static Rejection of(SignalQualityException exception) {
    return new Rejection(
        exception.check(), exception.value(), exception.limit(), exception.getMessage());
  }

  /**
   * The way back, for a stage that takes all packets or none.
   *
   * @return an exception with the same check, value, limit and reason
   */
  public SignalQualityException toException() {
    return new SignalQualityException(check, value, limit, reason);
  }
}
