package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.IqSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the quality gate's options do to identify, verify and enrol. */
class GateOptionsTest {
  private static final IqSignal CLEAN = TestRecordings.capture(1, 0, 1, 3);

  @TempDir private Path directory;
  private Path model;
  private Path store;
  private Path clipped;

  @BeforeEach
  void enrolADevice() throws IOException {
    model =
        TestModel.write(
            directory.resolve("m.onnx"), TestModel.description().withThreshold(2, 0.01));
    store = directory.resolve("devices.db");
    clipped = TestRecordings.sigmf(directory, "clipped", Defects.clipped(CLEAN, 0.5));
    assertThat(run("enrol", store, "--device", "d1", clean()).exitCode()).isZero();
  }

  private Path clean() {
    return Files.exists(directory.resolve("clean.sigmf-meta"))
        ? directory.resolve("clean.sigmf-meta")
        : TestRecordings.sigmf(directory, "clean", CLEAN);
  }

  private Cli run(String command, Path into, Object... more) {
    Object[] args = new Object[more.length + 5];
    args[0] = command;
    args[1] = "--store";
    args[2] = into;
    args[3] = "--model";
    args[4] = model;
    System.arraycopy(more, 0, args, 5, more.length);
    return Cli.run(args);
  }

  @Test
  void identifyRejectsAPoorPacketWithCheckValueAndLimit() {
    JsonNode line = run("identify", store, clipped).onlyJson();

    assertThat(line.get("decision").asText()).isEqualTo("rejected");
    assertThat(line.get("check").asText()).isEqualTo("clipping");
    assertThat(line.get("value").asDouble()).isCloseTo(0.5, within(0.05));
    assertThat(line.get("limit").asDouble()).isEqualTo(0.1);
    assertThat(line.get("reason").asText()).contains("lower the receiver's gain");
    assertThat(line.get("score").isNull()).isTrue();
  }

  @Test
  void verifyRejectsItTooAndStillNamesTheDevice() {
    JsonNode line = run("verify", store, "--device", "d1", clipped).onlyJson();

    assertThat(line.get("decision").asText()).isEqualTo("rejected");
    assertThat(line.get("device").asText()).isEqualTo("d1");
    assertThat(line.get("check").asText()).isEqualTo("clipping");
  }

  @Test
  void withoutAGateEverythingIsJudged() {
    JsonNode line = run("identify", store, "--quality-gate", "none", clipped).onlyJson();

    assertThat(line.get("decision").asText()).isIn("recognised", "rogue");
  }

  @Test
  void weakPacketsAreRejectedOnlyOnRequest() {
    assertThat(run("identify", store, clean()).onlyJson().get("decision").asText())
        .isEqualTo("recognised");
    assertThat(run("identify", store, "--min-snr", 25, clean()).onlyJson().get("decision").asText())
        .isEqualTo("recognised");

    JsonNode line = run("identify", store, "--min-snr", 40, clean()).onlyJson();
    assertThat(line.get("check").asText()).isEqualTo("snr");
    assertThat(line.get("value").asDouble()).isCloseTo(30, within(3.0));
    assertThat(run("identify", store, "--min-snr", "NaN", clean()).exitCode()).isEqualTo(2);
  }

  @Test
  void aPoorPacketStopsTheEnrolmentAndNothingIsStored() {
    Path fresh = directory.resolve("fresh.db");

    Cli cli = run("enrol", fresh, "--device", "d2", clean(), clipped);

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.errors()).hasSize(1);
    assertThat(cli.err())
        .contains("clipped.sigmf-meta", "clipping", "sample 30", "nothing was enrolled");
    assertThat(Files.exists(fresh)).isFalse();
    assertThat(run("enrol", fresh, "--quality-gate", "none", "--device", "d2", clipped).exitCode())
        .isZero();
  }

  /** Cut by somebody else: measured if the model says how they repeat, and passed if not. */
  @Test
  void preamblesThatAreCutAreMeasuredToo() throws IOException {
    IqSignal cut = CLEAN.slice(TestRecordings.FIRST_START, 8192);
    Path preamble = TestRecordings.sigmf(directory, "cut", cut);

    JsonNode weak = run("identify", store, "--preamble", "--min-snr", 40, preamble).onlyJson();
    assertThat(weak.get("check").asText()).isEqualTo("snr");
    assertThat(weak.get("value").asDouble()).isCloseTo(30, within(3.0));

    model =
        TestModel.write(
            directory.resolve("other.onnx"),
            TestModel.description().withThreshold(2, 0.01).withWaveform("something else"));
    Path others = directory.resolve("others.db");
    assertThat(run("enrol", others, "--preamble", "--device", "d1", preamble).exitCode()).isZero();
    JsonNode unknown = run("identify", others, "--preamble", "--min-snr", 40, preamble).onlyJson();
    assertThat(unknown.get("decision").asText()).isEqualTo("recognised");
  }
}
