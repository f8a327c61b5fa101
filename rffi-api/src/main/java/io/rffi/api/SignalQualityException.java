package io.rffi.api;

/**
 * A signal that is too poor to be judged (not finite, empty, too short, too weak), or of a kind
 * that the embedder was not made for.
 */
public final class SignalQualityException extends RffiException {
  private static final long serialVersionUID = 1L;

  /** The failed check. */
  private final String check;

  /** The measured value. */
  private final double value;

  /** The limit. */
  private final double limit;

  /** What is wrong. */
  private final String problem;

  /**
   * With the check that failed.
   *
   * @param check its name
   * @param value what was measured
   * @param limit what would have passed
   * @param problem what is wrong, and what to do
   */
  public SignalQualityException(String check, double value, double limit, String problem) {
    this(check, value, limit, problem, null);
  }

  private SignalQualityException(
      String check, double value, double limit, String problem, Throwable cause) {
    super(check + ": " + problem, cause);
    this.check = check;
    this.value = value;
    this.limit = limit;
    this.problem = problem;
  }

  /**
   * The same, for one packet among many.
   *
   * @param place which one it is, such as its file
   * @return another exception that names the place, with this as its cause
   */
  public SignalQualityException at(String place) {
    return new SignalQualityException(check, value, limit, place + ": " + problem, this);
  }

  /**
   * The check that failed.
   *
   * @return its name
   */
  public String check() {
    return check;
  }

  /**
   * What was measured.
   *
   * @return the value
   */
  public double value() {
    return value;
  }

  /**
   * What would have passed.
   *
   * @return the limit
   */
  public double limit() {
    return limit;
  }
}
