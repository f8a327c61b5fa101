package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What enrol and devices say of what is enrolled. */
class EnrolmentReportCommandTest {
  @TempDir private Path directory;
  private Path model;
  private Path store;

  @BeforeEach
  void paths() throws IOException {
    model = TestModel.write(directory.resolve("m.onnx"), TestModel.description());
    store = directory.resolve("devices.db");
  }

  private Cli enrol(String device, Object... more) {
    List<Object> args =
        new ArrayList<>(List.of("enrol", "--store", store, "--model", model, "--device", device));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private Path packets(int device, long first, int count) {
    Path saved = directory.resolve("device%d_%d_%d.sigmf-meta".formatted(device, first, count));
    return Files.exists(saved) ? saved : TestRecordings.of(directory, device, first, count);
  }

  private static List<String> findings(JsonNode line) {
    List<String> findings = new ArrayList<>();
    line.get("findings").forEach(finding -> findings.add(finding.asText()));
    return findings;
  }

  private static List<String> warnings(Cli cli) {
    return cli.errors().stream().filter(line -> line.startsWith("rffi: device ")).toList();
  }

  @Test
  void aGoodEnrolmentHasNoFindings() {
    Cli cli = enrol("d0", packets(0, 0, 15));

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.onlyJson().fieldNames())
        .toIterable()
        .containsExactly("device", "packets", "findings");
    assertThat(findings(cli.onlyJson())).isEmpty();
    assertThat(warnings(cli)).isEmpty();
  }

  @Test
  void tooFewPacketsAreEnrolledWithAWarning() {
    Cli cli = enrol("d0", packets(0, 0, 2));

    assertThat(cli.exitCode()).isZero();
    assertThat(findings(cli.onlyJson()))
        .singleElement()
        .asString()
        .startsWith("2 packets: too few");
    assertThat(warnings(cli))
        .singleElement()
        .asString()
        .startsWith("rffi: device d0: 2 packets: too few");
  }

  @Test
  void aRecordingUnderASecondNameIsFound() {
    enrol("d0", packets(0, 0, 8));

    Cli cli = enrol("again", packets(0, 0, 8));

    assertThat(cli.exitCode()).isZero();
    assertThat(findings(cli.onlyJson()))
        .singleElement()
        .asString()
        .startsWith("can't be told from d0");
  }

  @Test
  void theSameRecordingTwiceIsFound() {
    enrol("d0", packets(0, 0, 8));

    Cli cli = enrol("d0", "--append", packets(0, 0, 8));

    assertThat(cli.onlyJson().get("packets").asInt()).isEqualTo(8);
    assertThat(findings(cli.onlyJson()))
        .singleElement()
        .asString()
        .startsWith("8 of 16 packets are copies");
  }

  @Test
  void devicesReport() {
    enrol("d0", packets(0, 0, 15));
    enrol("d1", packets(1, 0, 6));

    Cli cli = Cli.run("devices", "--store", store, "--report", "--model", model);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.json()).hasSize(2);
    JsonNode line = cli.json().get(1);
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly(
            "device",
            "packets",
            "model",
            "repeatedPackets",
            "unmeasuredPackets",
            "medianSnrDb",
            "cohesion",
            "usualCohesion",
            "excess",
            "outliers",
            "nearest",
            "distance",
            "relativeDistance",
            "confusedPackets",
            "comparedPackets",
            "findings");
    assertThat(line.get("packets").asInt()).isEqualTo(6);
    assertThat(line.get("nearest").asText()).isEqualTo("d0");
    assertThat(line.get("cohesion").asDouble()).isPositive();
    assertThat(line.get("excess").isNull()).as("the model knows nothing of radios").isTrue();
    assertThat(line.get("comparedPackets").asInt()).isEqualTo(21);
    assertThat(line.get("outliers").isArray()).isTrue();
  }

  @Test
  void devicesReportNeedsTheModelOnlyForWhatItKnows() throws IOException {
    enrol("d0", packets(0, 0, 1));
    Path other = TestModel.write(directory.resolve("o.onnx"), TestModel.description(Metric.COSINE));

    Cli bundled = Cli.run("devices", "--store", store, "--report");
    Cli wrong = Cli.run("devices", "--store", store, "--report", "--model", other);
    Cli needless = Cli.run("devices", "--store", store, "--model", model);

    assertThat(bundled.exitCode()).as(bundled.err()).isZero();
    assertThat(bundled.onlyJson().get("nearest").isNull()).isTrue();
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.errors()).hasSize(1);
    assertThat(needless.exitCode()).isEqualTo(2);
    assertThat(needless.err()).contains("--model needs --report");
  }

  @Test
  void keepsNoMoreThanWanted() {
    Cli first = enrol("d0", "--most", 4, packets(0, 0, 6));
    assertThat(first.onlyJson().get("packets").asInt()).isEqualTo(6);
    assertThat(first.onlyJson().get("kept").asInt()).isEqualTo(4);

    Cli more = enrol("d0", "--append", "--most", 7, packets(0, 6, 5));
    assertThat(more.exitCode()).as(more.err()).isZero();
    assertThat(more.onlyJson().get("kept").asInt()).isEqualTo(7);
    assertThat(Cli.run("devices", "--store", store).onlyJson().get("packets").asInt()).isEqualTo(7);

    assertThat(enrol("new", "--append", "--most", 7, packets(0, 6, 1)).err())
        .contains("new is not enrolled");
    Cli none = enrol("d0", "--append", "--most", 0, packets(0, 6, 1));
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("--most must be positive");
    assertThat(Cli.run("devices", "--store", store).onlyJson().get("packets").asInt()).isEqualTo(7);
  }
}
