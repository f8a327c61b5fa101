package io.rffi.cli;

import io.rffi.cli.flow.Verbosity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand: help and version. */
@Command(
    name = "rffi",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    description = {
      "Identifies radios by their hardware's imperfections, from raw samples.",
      "Frequencies and rates (HZ) are taken as receivers' tools take them: 2000000, 2e6, 2M, 868.1M."
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:there is a result (a verdict, whatever it says)",
      "  1:nothing was wrong, but nothing was found",
      "  2:bad input, each named in a line; results of good inputs are printed nevertheless",
      " 70:a fault of rffi itself",
      " 71:not enough memory, stack or disk, no usable temporary folder, or a part of rffi is missing",
      "141:who reads the results went away, as head does"
    })
final class RffiCommand implements Runnable {
  @Spec private CommandSpec spec;

  RffiCommand() {}

  /** A command line that prints errors as single lines; its streams can be set. */
  static CommandLine commandLine() {
    return with(commands());
  }

  /**
   * The same, with the one command that the arguments name: reading the options of all of them
   * takes longer than most commands.
   */
  static CommandLine commandLineFor(String[] args) {
    Map<String, Supplier<Object>> commands = commands();
    if (args.length > 0 && commands.containsKey(args[0])) {
      commands.keySet().retainAll(List.of(args[0]));
    }
    return with(commands);
  }

  private static CommandLine with(Map<String, Supplier<Object>> commands) {
    CommandLine root = new CommandLine(new RffiCommand());
    commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
    OneLineErrors errors = new OneLineErrors();
    return root.registerConverter(Hertz.class, new Hertz.Converter())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setExecutionStrategy(errors);
  }

  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("demo", DemoCommand::new);
    commands.put("extract", ExtractCommand::new);
    commands.put("decode", DecodeCommand::new);
    commands.put("scan", ScanCommand::new);
    commands.put("embed", EmbedCommand::new);
    commands.put("enrol", EnrolCommand::new);
    commands.put("identify", IdentifyCommand::new);
    commands.put("verify", VerifyCommand::new);
    commands.put("devices", DevicesCommand::new);
    commands.put("rename", RenameCommand::new);
    commands.put("remove", RemoveCommand::new);
    commands.put("salvage", SalvageCommand::new);
    commands.put("spectrogram", SpectrogramCommand::new);
    commands.put("simulate", SimulateCommand::new);
    commands.put("evaluate", EvaluateCommand::new);
    commands.put("train", TrainCommand::new);
    commands.put("calibrate", CalibrateCommand::new);
    commands.put("reproduce", ReproduceCommand::new);
    return commands;
  }

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Log more to standard error; twice for everything.")
  void setVerbose(boolean[] times) {
    Verbosity.raise(times.length);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which command");
  }
}
