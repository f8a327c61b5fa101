package io.rffi.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the trainings. */
@Command(
    name = "train",
    description = "Trains models.",
    synopsisSubcommandLabel = "WHAT",
    subcommands = {TrainLoraCommand.class, TrainIqCommand.class})
final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec;

  TrainCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to train: rffi train lora or rffi train iq");
  }
}
