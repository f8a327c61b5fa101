package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainIqCommandTest {
  @TempDir private Path directory;

  private Cli train(Object... more) {
    Object[] args = new Object[more.length + 4];
    args[0] = "train";
    args[1] = "iq";
    args[2] = "--out";
    args[3] = directory.resolve("iq.onnx");
    System.arraycopy(more, 0, args, 4, more.length);
    return Cli.run(args);
  }

  /** From simulated files to a model that the other commands use; it need not be good. */
  @Test
  void trainsOnFilesAndTheModelIdentifies() {
    Path set = directory.resolve("set");
    Cli simulated =
        Cli.run("simulate", "iq-16", "--out", set, "--scale", 0.01, "--difficulty", "easy");
    assertThat(simulated.exitCode()).as(simulated.err()).isZero();

    Cli cli =
        train(
            "--data",
            set.resolve("run-1.h5"),
            "--other-run",
            set.resolve("run-2.h5"),
            "--rate",
            5e6,
            "--devices",
            "1-12",
            "--minutes",
            0.01,
            "--threads",
            1);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    JsonNode line = cli.onlyJson();
    assertThat(line.get("steps").asLong()).isPositive();
    for (String judged :
        new String[] {"heldOutWindows", "otherRun", "unseenDevices", "unseenDevicesOtherRun"}) {
      assertThat(line.get("pairs." + judged).get("accuracy").asDouble()).isBetween(0.0, 1.0);
    }
    JsonNode shots = line.get("identified.otherRun.20");
    assertThat(shots.get("devices").asInt()).isEqualTo(4);
    assertThat(shots.get("voted").asDouble()).isBetween(0.0, 1.0);

    Path model = directory.resolve("iq.onnx");
    Cli embedded =
        Cli.run("embed", "--preamble", "--model", model, "--rate", 5e6, set.resolve("run-1.h5"));
    assertThat(embedded.exitCode()).as(embedded.err()).isZero();
    assertThat(embedded.json().get(0).get("embedding")).hasSize(128);
  }

  @Test
  void refusesWhatCannotBeTrained() {
    assertThat(train().err()).contains("--data").contains("--simulate");
    assertThat(train("--simulate", "lora-60").err()).contains("iq-16, not lora-60");
    Cli one = train("--simulate", "iq-16", "--scale", 0.001, "--devices", "3");
    assertThat(one.exitCode()).isEqualTo(2);
    assertThat(one.err()).contains("takes two of them");
    Cli both = train("--simulate", "iq-16", "--data", "x.h5");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("mutually exclusive");
  }
}
