package io.rffi.experiments;

/** Where the packets of a figure come from. */
public enum Origin {
  /** Simulated transmitters, channels and receiver. */
  SIMULATED("simulated"),
  /** Recorded packets as they are. */
  RECORDED("recorded"),
  /** Recorded packets, sent through a simulated channel. */
  RECORDED_THROUGH_SIMULATED_CHANNEL("recorded, simulated channel");

  private final String text;

  Origin(String text) {
    this.text = text;
  }

  /**
   * The name in tables.
   *
   * @return in lower case
   */
  public String text() {
    return text;
  }

  /**
   * Whether a figure must be called simulated.
   *
   * @return false only if nothing of it is
   */
  public boolean simulated() {
    return this != RECORDED;
  }
}
