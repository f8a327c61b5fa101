package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each ends in exit code 2 and one line that says what is wrong, and writes nothing. */
class SimulateBadInputTest {
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
    "--scale, -1, 'scale must be finite and > 0'",
    "--scale, NaN, 'scale must be finite and > 0'",
    "--scale, 1e9, 'too many receptions'",
    "--sets, 'D6,D13', 'no set \"D13\", only [training, enrolment,'",
    "--difficulty, evil, 'EASY, DEFAULT, HARD'",
    "--format, wav, 'HDF5, SIGMF'",
    "--threads, 0, 'threads must be 1 to 256, got 0'",
    "--seed, x, '--seed'"
  })
  void options(String option, String value, String said) {
    Path out = directory.resolve("out");

    assertRefused(Cli.run("simulate", "lora-60", "--out", out, option, value), said);
    assertThat(out).doesNotExist();
  }

  @Test
  void anUnknownTestbed() {
    Path out = directory.resolve("out");

    assertRefused(Cli.run("simulate", "lora-61", "--out", out), "no testbed \"lora-61\", only [");
    assertThat(out).doesNotExist();
  }

  @Test
  void aFolderThatIsInUse() throws IOException {
    Path file = Files.writeString(directory.resolve("mine.txt"), "mine");

    assertRefused(Cli.run("simulate", "lora-60", "--out", directory), "not empty");
    assertRefused(Cli.run("simulate", "lora-60", "--out", file), "mine.txt");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }
}
