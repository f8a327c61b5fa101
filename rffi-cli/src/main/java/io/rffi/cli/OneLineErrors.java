package io.rffi.cli;

import io.rffi.api.NoPreambleException;
import io.rffi.api.RffiException;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.Messages;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what was wrong in one line. Only a fault of the program itself shows where it happened. */
final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
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
    if (e instanceof NoPreambleException nothing) {
      command.getErr().println("rffi: " + Messages.of(nothing));
      return ExitCodes.NOTHING;
    }
    if (e instanceof RffiException
        || e instanceof CommandFailure
        || e instanceof UncheckedIOException) {
      command.getErr().println("rffi: " + Messages.of((RuntimeException) e));
      return ExitCodes.BAD_INPUT;
    }
    e.printStackTrace(command.getErr());
    return ExitCodes.INTERNAL;
  }
}
