package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains three networks, one of them with millions of parameters: some minutes. */
@Tag("heavy")
class ReproduceCommandTest {
  private static final String SECONDS = "0.05";

  @TempDir private Path directory;

  @Test
  void repeatsOneExperimentOnASimulationAndOnItsFiles() throws IOException {
    Path out = directory.resolve("out");
    Cli first = reproduce(out, "--scale", "0.02", "--difficulty", "easy");

    List<JsonNode> lines = first.json();
    assertThat(lines).hasSize(12);
    assertThat(lines.get(0).get("experiment").textValue()).isEqualTo("polarisation");
    assertThat(lines.get(0).get("extractor").textValue()).isEqualTo("published-30");
    assertThat(lines.get(0).get("set").textValue()).isEqualTo("D2-to-D11");
    assertThat(lines.get(0).get("simulated").booleanValue()).isTrue();
    assertThat(lines.get(0).get("published").isNull()).isTrue();
    assertThat(lines.get(0).get("packets").intValue()).isEqualTo(20);
    assertThat(first.err()).contains("3 extractors");
    assertThat(Files.readString(out.resolve("table.md"))).contains("## polarisation: accuracy");
    assertThat(out.resolve("report.html")).isNotEmptyFile();

    Cli again = reproduce(out, "--scale", "0.02", "--difficulty", "easy");
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(again.err()).contains("standard-30: trained already");

    Path files = directory.resolve("files");
    assertThat(
            Cli.run(
                    "simulate",
                    "lora-60",
                    "--out",
                    files,
                    "--scale",
                    "0.02",
                    "--difficulty",
                    "easy",
                    "--sets",
                    "training,enrolment,D2,D11")
                .exitCode())
        .isZero();
    Cli fromFiles = reproduce(directory.resolve("other"), "--data", files);
    assertThat(fromFiles.json()).hasSize(4);
    assertThat(fromFiles.err()).contains("D6-to-D12: there is no such set");
    // Simulated files stay simulated.
    assertThat(fromFiles.json()).allMatch(line -> line.get("simulated").booleanValue());
  }

  private static Cli reproduce(Path out, Object... options) {
    List<Object> all = new ArrayList<>(List.of("reproduce", "lora", "--out", out));
    all.addAll(List.of("--minutes", SECONDS, "--only", "polarisation", "--threads", "1"));
    all.addAll(List.of(options));
    Cli cli = Cli.run(all.toArray());
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    return cli;
  }
}
