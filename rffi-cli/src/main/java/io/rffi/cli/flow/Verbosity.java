package io.rffi.cli.flow;

/** How much is told on standard error. */
public final class Verbosity {
  /** SLF4J's simple logger reads it when it begins. */
  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  private Verbosity() {}

  /**
   * Raises it; before anything is logged.
   *
   * @param times 1 for more than usual, 2 for everything
   */
  public static void raise(int times) {
    System.setProperty(LOG_LEVEL, times > 1 ? "debug" : "info");
  }

  /**
   * Whether it was raised.
   *
   * @return true if more than usual is told
   */
  public static boolean isRaised() {
    return System.getProperty(LOG_LEVEL) != null;
  }
}
