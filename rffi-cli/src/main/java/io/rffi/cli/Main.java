package io.rffi.cli;

import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.ResultWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Starts the command in a process of its own. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param args as typed
   */
  public static void main(String[] args) {
    // JSON is UTF-8, whatever the terminal's encoding is.
    PrintWriter err =
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    FatalErrorHandler handler = new FatalErrorHandler(err, System::exit);
    Thread.setDefaultUncaughtExceptionHandler(handler);
    // Whatever is thrown: a JVM's own exit code would say that nothing was found.
    try {
      System.exit(run(args, new ResultWriter(new FileOutputStream(FileDescriptor.out)), err));
    } catch (RuntimeException | Error thrown) {
      System.exit(handler.end(thrown));
    }
  }

  private static int run(String[] args, PrintWriter out, PrintWriter err) {
    CommandLine command = RffiCommand.commandLineFor(args).setOut(out).setErr(err);
    int exitCode = command.execute(args);
    if (exitCode == ExitCodes.DONE || exitCode == ExitCodes.NOTHING) {
      ResultWriter.require(out);
    }
    return exitCode;
  }
}
