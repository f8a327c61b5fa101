package io.rffi.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the papers whose experiments are repeated. */
@Command(
    name = "reproduce",
    description = "Repeats the experiments of the papers that rffi's methods come from.",
    synopsisSubcommandLabel = "WHAT",
    subcommands = {ReproduceLoraCommand.class, ReproduceIqCommand.class})
final class ReproduceCommand implements Runnable {
  @Spec private CommandSpec spec;

  ReproduceCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to repeat: rffi reproduce lora or iq");
  }
}
