package io.rffi.api;

/** A sample rate that can't be used. */
public final class SampleRateException extends RffiException {
  private static final long serialVersionUID = 1L;

  /** What came. */
  private final double gotHz;

  /** What is needed. */
  private final double neededHz;

  /**
   * With both rates.
   *
   * @param gotHz the rate of the signal
   * @param neededHz the rate that is needed (the least or the exact one, as the message says)
   * @param problem what is wrong, and what to do
   */
  public SampleRateException(double gotHz, double neededHz, String problem) {
    super("sample rate " + gotHz + " Hz, needed " + neededHz + " Hz: " + problem);
    this.gotHz = gotHz;
    this.neededHz = neededHz;
  }

  /**
   * The rate of the signal.
   *
   * @return in Hz
   */
  public double gotHz() {
    return gotHz;
  }

  /**
   * The rate that is needed.
   *
   * @return in Hz
   */
  public double neededHz() {
    return neededHz;
  }
}
