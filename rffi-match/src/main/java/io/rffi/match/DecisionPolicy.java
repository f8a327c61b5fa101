package io.rffi.match;

/**
 * Which errors a decision may make. A packet that is neither surely of a device nor surely of none
 * is undecided.
 *
 * @param falseAcceptRate the share of unknown radios that may be taken for an enrolled one
 *     (identify), or for the claimed one (verify); 0 &lt; rate &lt; 1, the same for packets of any
 *     noise
 * @param falseRejectRate the share of a device's own packets that may be called a rogue's; 0 &lt;
 *     rate &lt; 1
 */
public record DecisionPolicy(double falseAcceptRate, double falseRejectRate) {
  private static final DecisionPolicy STANDARD = new DecisionPolicy(0.005, 0.01);

  /** Checks the ranges. */
  public DecisionPolicy {
    CalibratedThreshold.requireRate(falseAcceptRate);
    if (!(falseRejectRate > 0 && falseRejectRate < 1)) {
      throw new IllegalArgumentException(
          "a false-reject rate lies between 0 and 1, got " + falseRejectRate);
    }
  }

  /**
   * A false-accept rate of 0.5 %, a false-reject rate of 1 %: a stranger who is let in costs more
   * than a packet that has to be sent again.
   *
   * @return the policy
   */
  public static DecisionPolicy standard() {
    return STANDARD;
  }

  /**
   * The same with another false-accept rate.
   *
   * @param rate 0 &lt; rate &lt; 1
   * @return another policy
   */
  public DecisionPolicy withFalseAcceptRate(double rate) {
    return new DecisionPolicy(rate, falseRejectRate);
  }

  /**
   * The same with another false-reject rate.
   *
   * @param rate 0 &lt; rate &lt; 1
   * @return another policy
   */
  public DecisionPolicy withFalseRejectRate(double rate) {
    return new DecisionPolicy(falseAcceptRate, rate);
  }
}
