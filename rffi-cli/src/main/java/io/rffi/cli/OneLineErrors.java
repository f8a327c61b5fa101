package io.rffi.cli;

import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.Failure;
import io.rffi.cli.flow.Messages;
import io.rffi.cli.flow.Verbosity;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Says what was wrong in one line; where it happened, only with {@code -v}. */
final class OneLineErrors
    implements IParameterExceptionHandler, IExecutionExceptionHandler, IExecutionStrategy {
  OneLineErrors() {}

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("rffi: " + Messages.of(e) + " (see " + name + " --help)");
    return ExitCodes.BAD_INPUT;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    return end(e, command);
  }

  /** Runs the command; picocli handles exceptions, but lets errors pass. */
  @Override
  public int execute(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (Error e) {
      return end(e, parsed.commandSpec().commandLine());
    }
  }

  private static int end(Throwable thrown, CommandLine command) {
    Failure failure = Failure.of(thrown);
    failure.print(command.getErr());
    if (failure.exitCode() >= ExitCodes.INTERNAL && Verbosity.isRaised()) {
      thrown.printStackTrace(command.getErr());
    }
    return failure.exitCode();
  }
}
