package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each ends in exit code 2 and one line that says what is wrong, before anything is trained. */
class ReproduceBadInputTest {
  @TempDir private Path directory;

  private static void assertRefused(Cli cli, String said) {
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errors()).hasSize(1);
    assertThat(cli.err()).startsWith("rffi: ").contains(said);
  }

  @ParameterizedTest
  @CsvSource({
    "--scale, 0, 'scale must be finite and > 0'",
    "--scale, x, '--scale'",
    "--minutes, 0, '--minutes must be positive, got 0.0'",
    "--minutes, NaN, 'minutes must be positive'",
    "--only, 'rogue,walls', 'no experiment walls; there are generalisation, rogue,'",
    "--difficulty, evil, 'EASY, DEFAULT, HARD'",
    "--threads, 0, '--threads must be 1 to 256, got 0'",
    "--seed, -1, '--seed must be at least 0'"
  })
  void options(String option, String value, String said) {
    Path out = directory.resolve("out");

    assertRefused(Cli.run("reproduce", "lora", "--out", out, option, value), said);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--scale, 0, 'scale must be finite and > 0'",
    "--only, 'pairs,rogue', 'no experiment rogue; there are pairs, few-shot,'",
    "--threads, 0, '--threads must be 1 to 256, got 0'"
  })
  void optionsOfTheOther(String option, String value, String said) {
    Path out = directory.resolve("out");

    assertRefused(Cli.run("reproduce", "iq", "--out", out, option, value), said);
    assertThat(out).doesNotExist();
  }

  @Test
  void whichPaper() {
    assertRefused(Cli.run("reproduce", "--out", directory.resolve("out")), "WHAT");
  }

  @Test
  void filesThatAreNotTheSets() throws IOException {
    Path out = directory.resolve("out");
    Path data = Files.createDirectory(directory.resolve("data"));

    assertRefused(
        Cli.run("reproduce", "lora", "--out", out, "--data", directory.resolve("none")),
        "no such file");
    assertRefused(
        Cli.run("reproduce", "lora", "--out", out, "--data", data), "training.h5 and enrolment.h5");
    assertRefused(Cli.run("reproduce", "iq", "--out", out, "--data", data), "run-1.h5");
    assertRefused(
        Cli.run("reproduce", "lora", "--out", out, "--data", data, "--scale", "0.1"),
        "not of --data");
    assertThat(out).doesNotExist();
  }
}
