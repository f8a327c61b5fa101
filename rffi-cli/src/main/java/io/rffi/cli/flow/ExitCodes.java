package io.rffi.cli.flow;

/** What the command says to the shell: as {@code grep} does. */
public final class ExitCodes {
  /** There is at least one result, and nothing was wrong. */
  public static final int DONE = 0;

  /** Nothing was wrong, but there is no result: no packet, no device. */
  public static final int NOTHING = 1;

  /** Some input was bad; results of the good inputs were printed nevertheless. */
  public static final int BAD_INPUT = 2;

  /** A fault of rffi itself: there is a stack trace. */
  public static final int INTERNAL = 70;

  private ExitCodes() {}
}
