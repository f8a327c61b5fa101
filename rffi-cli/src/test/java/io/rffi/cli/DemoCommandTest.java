package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the way is complete and the counts add up; how good a model is, is not asked here. */
class DemoCommandTest {
  @TempDir private Path directory;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = TestModel.write(directory.resolve("m.onnx"), TestModel.description());
  }

  private Cli demo(Object... more) {
    Object[] fixed = {
      "demo", "--model", model, "--devices", 3, "--rogues", 2, "--packets", 3, "--fresh", 2
    };
    Object[] args = java.util.Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, args, fixed.length, more.length);
    return Cli.run(args);
  }

  @Test
  void countsWhatBecameOfEveryPacket() {
    Cli cli = demo("--threshold", 2);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    JsonNode line = cli.onlyJson();
    assertThat(line.get("simulated").asBoolean()).isTrue();
    assertThat(line.get("devicePackets").asInt()).isEqualTo(6);
    assertThat(line.get("roguePackets").asInt()).isEqualTo(4);
    assertThat(line.get("recognised").asInt() + line.get("confused").asInt())
        .as("everything is within a threshold of 2, and every packet is found")
        .isEqualTo(6);
    assertThat(line.get("falseAccepts").asInt()).isEqualTo(4);
    assertThat(line.get("falseRejects").asInt()).isZero();
    assertThat(line.get("accuracy").asDouble()).isEqualTo(line.get("recognised").asInt() / 6.0);
    assertThat(cli.err())
        .contains("Simulated", "accuracy among enrolled", "rogue-02")
        .as("no bar where there is no terminal")
        .doesNotContain("\r", "\u001b");
  }

  @Test
  void aThresholdOfZeroKnowsNobody() {
    JsonNode line = demo("--threshold", 0).onlyJson();

    assertThat(line.get("falseRejects").asInt()).isEqualTo(6);
    assertThat(line.get("nearest").asInt())
        .as("what the same packets would be recognised as")
        .isEqualTo(demo("--threshold", 2).onlyJson().get("recognised").asInt());
    assertThat(line.get("falseRejectRate").asDouble()).isEqualTo(1);
    assertThat(line.get("falseAcceptRate").asDouble()).isZero();
  }

  @Test
  void keepsItsFilesForTheOtherCommands() {
    Path kept = directory.resolve("kept");
    JsonNode demo = demo("--threshold", 2, "--seed", 5, "--dir", kept).onlyJson();

    Cli cli =
        Cli.run(
            "identify",
            "--model",
            model,
            "--threshold",
            2,
            "--store",
            kept.resolve("devices.db"),
            kept.resolve("device-01_fresh"),
            kept.resolve("device-02_fresh"),
            kept.resolve("device-03_fresh"));

    assertThat(cli.json()).hasSize(6);
    assertThat(
            cli.json().stream()
                .filter(
                    line -> line.get("file").asText().contains(line.get("device").asText() + "_"))
                .count())
        .isEqualTo(demo.get("recognised").asLong());
    assertThat(demo("--threshold", 2, "--dir", kept).err()).contains("not empty");
  }

  @Test
  void theSeedFixesEverything() {
    assertThat(demo("--threshold", 2, "--seed", 9).out())
        .isEqualTo(demo("--threshold", 2, "--seed", 9).out());
  }

  @Test
  void refusesASizeThatCantBe() {
    Cli cli = Cli.run("demo", "--model", model, "--devices", 0);

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.errors()).hasSize(1);
  }
}
