package io.rffi.cli.flow;

/** What the command says to the shell: as {@code grep} does. */
public final class ExitCodes {
  /** There is at least one result, and nothing was wrong. */
  public static final int DONE = 0;

  /** Nothing was wrong, but there is no result: no packet, no device. */
  public static final int NOTHING = 1;

  /** Some input was bad; results of the good inputs were printed nevertheless. */
  public static final int BAD_INPUT = 2;

  /** A fault of rffi itself. */
  public static final int INTERNAL = 70;

  /**
   * What it takes to run is lacking: memory, stack, room on a disk, a usable temporary folder, a
   * native library or another part of rffi.
   */
  public static final int MISSING_RESOURCE = 71;

  /**
   * Whoever read the results went away, as {@code head} does. The shell sees the same of programs
   * that SIGPIPE ends.
   */
  public static final int UNREAD = 141;

  private ExitCodes() {}
}
