package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {
  @Test
  void tellsItsVersion() {
    Cli cli = Cli.run("--version");

    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).matches("rffi \\d+\\.\\d+\\S* \\(Java .*\\)\\R");
  }

  @Test
  void readsOnlyTheCommandThatIsNamed() {
    assertThat(commandsFor("identify", "--help")).containsExactly("identify");
    assertThat(commandsFor("-v", "identify")).contains("identify", "train");
    assertThat(commandsFor()).isEqualTo(RffiCommand.commandLine().getSubcommands().keySet());
  }

  private static Set<String> commandsFor(String... args) {
    return RffiCommand.commandLineFor(args).getSubcommands().keySet();
  }

  @Test
  void everyCommandExplainsItselfWithAnExample() {
    CommandLine root = RffiCommand.commandLine();
    Set<String> names = root.getSubcommands().keySet();
    assertThat(names).contains("demo", "extract", "embed", "enrol", "identify", "verify");
    assertThat(Cli.run("--help").out()).contains(names).contains("Exit codes:");
    root.getSubcommands()
        .forEach(
            (name, command) -> {
              // A command with commands of its own has its examples there.
              boolean leaf = command.getSubcommands().isEmpty();
              String leafName = leaf ? name : command.getSubcommands().keySet().iterator().next();
              Cli cli = leaf ? Cli.run(name, "--help") : Cli.run(name, leafName, "--help");
              assertThat(cli.exitCode()).as(name).isZero();
              assertThat(cli.out()).as(name).contains("Example").contains("  rffi " + name);
            });
  }
}
