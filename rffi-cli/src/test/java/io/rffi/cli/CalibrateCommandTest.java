package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.Metric;
import io.rffi.api.identity.Sha256;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrateCommandTest {
  private static final int RADIOS = 40;

  @TempDir private Path directory;
  private Path model;
  private Path out;

  @BeforeEach
  void copyTheBundledModel() throws IOException {
    model = directory.resolve("model.onnx");
    out = directory.resolve("calibrated.onnx");
    try (InputStream bundled = OnnxEmbedder.class.getResourceAsStream("lora.onnx")) {
      Files.copy(bundled, model);
    }
  }

  private Cli calibrate(Object... more) {
    Object[] args = new Object[more.length + 1];
    args[0] = "calibrate";
    System.arraycopy(more, 0, args, 1, more.length);
    return Cli.run(args);
  }

  /** Stores stay what they are, and the other commands decide by the new radios. */
  @Test
  void theModelHasOtherRadiosAndTheSameSpace() throws IOException {
    Cli cli = calibrate(model, "--out", out, "--radios", RADIOS, "--seed", 3);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    JsonNode line = cli.onlyJson();
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly(
            "out", "sha256", "radios", "groups", "axes", "levels", "leastFalseAcceptRate");
    assertThat(line.get("out").asText()).isEqualTo(out.toString());
    assertThat(line.get("sha256").asText()).isEqualTo(Sha256.of(Files.readAllBytes(out)));
    assertThat(line.get("radios").asInt()).isEqualTo(RADIOS);
    assertThat(line.get("groups").asInt()).isEqualTo(2);
    assertThat(line.get("axes").asInt()).isBetween(1, 32);
    assertThat(line.get("levels").asInt()).isEqualTo(6);
    assertThat(line.get("leastFalseAcceptRate").asDouble()).isEqualTo(1.0 / (RADIOS / 2 + 1));
    try (OnnxEmbedder before = OnnxEmbedder.load(model);
        OnnxEmbedder after = OnnxEmbedder.load(out)) {
      assertThat(after.space()).isEqualTo(before.space());
      assertThat(after.statistics().orElseThrow().cohort().radios()).isEqualTo(RADIOS);
      assertThat(after.statistics().orElseThrow().cohort().leastRadios()).isEqualTo(RADIOS / 2);
      assertThat(after.description())
          .isEqualTo(before.description().withStatistics(after.statistics().orElseThrow()));
    }

    Path store = directory.resolve("devices");
    Path recording = TestRecordings.of(directory, 1, 0, 3);
    assertThat(run("enrol", store, model, "--device", "d1", recording).exitCode()).isZero();
    Cli identified = run("identify", store, out, "--false-accept-rate", 0.05, recording);
    assertThat(identified.exitCode()).as(identified.err()).isZero();
    assertThat(identified.json())
        .hasSize(3)
        .allSatisfy(packet -> assertThat(packet.get("strangerShare").isNull()).isFalse());
    Cli stricter =
        run(
            "identify",
            store,
            out,
            "--matcher",
            "likelihood",
            "--false-accept-rate",
            0.02,
            recording);
    assertThat(stricter.exitCode()).isEqualTo(2);
    assertThat(stricter.err())
        .contains("takes 49 unknown radios of each kind, the model carries 20 of kind 1");
  }

  private static Cli run(String command, Path store, Path model, Object... more) {
    Object[] args = new Object[more.length + 5];
    args[0] = command;
    args[1] = "--store";
    args[2] = store;
    args[3] = "--model";
    args[4] = model;
    System.arraycopy(more, 0, args, 5, more.length);
    return Cli.run(args);
  }

  @ParameterizedTest
  @CsvSource({
    "--radios, 19, 20 radios",
    "--radios, many, many",
    "--seed, -1, seed of 0 or more",
    "--out, ., no file can be made there",
    "--out, model.onnx/below.onnx, no file can be made there",
  })
  void refusesBadOptions(String option, String value, String because) {
    boolean isOut = option.equals("--out");
    Cli cli =
        isOut
            ? calibrate(model, "--out", directory.resolve(value))
            : calibrate(model, "--out", out, option, value);
    refused(cli, because);
  }

  @Test
  void refusesModelsThatItCannotCalibrate() throws IOException {
    refused(calibrate(directory.resolve("none.onnx"), "--out", out), "none.onnx");
    refused(
        calibrate(Files.writeString(directory.resolve("text.onnx"), "hello"), "--out", out),
        "text.onnx");
    Path otherModulation =
        TestModel.write(
            directory.resolve("sf9.onnx"), TestModel.description().withWaveform("lora sf9 125000"));
    refused(calibrate(otherModulation, "--out", out), "no simulated radios for it");
    Path unstated =
        TestModel.write(
            directory.resolve("unstated.onnx"),
            ModelDescription.of(TestModel.description().frontEnd(), true, Metric.EUCLIDEAN));
    refused(calibrate(unstated, "--out", out), "no simulated radios for it");
    refused(calibrate("--out", out), "MODEL.onnx");
    refused(calibrate(model), "--out");
  }

  private void refused(Cli cli, String because) {
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errors()).hasSize(1);
    assertThat(cli.err()).startsWith("rffi: ").contains(because);
    assertThat(out).doesNotExist();
  }
}
