package io.rffi.cli;

import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.Failure;
import io.rffi.cli.flow.Verbosity;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * What is thrown where no command catches it: before one begins, or in a thread that something else
 * made. It ends the process, since a command whose helper died would wait for ever, or say
 * something that is not so.
 */
final class FatalErrorHandler implements Thread.UncaughtExceptionHandler {
  /** Made before memory is short. */
  private static final byte[] FALLBACK_MESSAGE =
      "rffi: too little memory, or too much of rffi missing, to say what is wrong; give Java more"
          .concat(" (JAVA_TOOL_OPTIONS=-Xmx4g), or install rffi again\n")
          .getBytes(StandardCharsets.US_ASCII);

  private final PrintWriter err;
  private final IntConsumer exit;

  /**
   * Ends processes.
   *
   * @param err where it is said why
   * @param exit ends the process with an exit code
   */
  FatalErrorHandler(PrintWriter err, IntConsumer exit) {
    this.err = err;
    this.exit = exit;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    int exitCode = end(thrown);
    if (!isEnding()) {
      exit.accept(exitCode);
    }
  }

  /** Says what was thrown; returns the exit code. */
  int end(Throwable thrown) {
    try {
      Failure failure = Failure.of(thrown);
      failure.print(err);
      if (Verbosity.isRaised()) {
        thrown.printStackTrace(err);
      }
      return failure.exitCode();
    } catch (VirtualMachineError | LinkageError again) {
      return printFallback();
    }
  }

  private static int printFallback() {
    System.err.write(FALLBACK_MESSAGE, 0, FALLBACK_MESSAGE.length);
    System.err.flush();
    return ExitCodes.MISSING_RESOURCE;
  }

  /** Whoever asks for an end while the process ends would wait for itself. */
  private static boolean isEnding() {
    try {
      Thread probe = new Thread(() -> {});
      Runtime.getRuntime().addShutdownHook(probe);
      return !Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException ending) {
      return true;
    }
  }
}
