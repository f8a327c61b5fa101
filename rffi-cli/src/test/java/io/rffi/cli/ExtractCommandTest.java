package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedCapture;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.io.Recording;
import io.rffi.io.Recordings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {
  @TempDir private Path directory;

  @Test
  void listsEveryPreambleOfEveryFile() {
    Path two = TestRecordings.of(directory, 1, 0, 2);
    Path one = TestRecordings.of(directory, 2, 0, 1);

    Cli cli = Cli.run("extract", two, one);

    assertThat(cli.exitCode()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.json()).hasSize(3);
    JsonNode first = cli.json().get(0);
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly(
            "file",
            "startSample",
            "sampleRateHz",
            "spreadingFactor",
            "bandwidthHz",
            "symbols",
            "cfoHz",
            "snrDb",
            "delimited",
            "sfoPpm",
            "clippedFraction",
            "truncated",
            "interferenceDb",
            "gainStepDb",
            "driftHz",
            "levelSteps");
    assertThat(first.get("file").asText()).isEqualTo(two.toString());
    assertThat(first.get("startSample").asDouble())
        .isCloseTo(TestRecordings.FIRST_START, within(2.0));
    assertThat(first.get("sampleRateHz").asDouble()).isEqualTo(1e6);
    assertThat(first.get("spreadingFactor").asInt()).isEqualTo(7);
    assertThat(first.get("bandwidthHz").asInt()).isEqualTo(125_000);
    assertThat(first.get("symbols").asInt()).isEqualTo(8);
    assertThat(first.get("snrDb").asDouble()).isCloseTo(30, within(3.0));
    assertThat(cli.json().get(2).get("file").asText()).isEqualTo(one.toString());
  }

  @Test
  void looksOnlyForWhatIsAskedFor() {
    LoraParameters sf8 = new LoraParameters(8, 250_000);
    IqSignal both =
        new SimulatedCapture(1e6)
            .silence(3000)
            .packet(TestRecordings.packet(0, 0, LoraParameters.EU868_SF7), 0, 0)
            .silence(5000)
            .packet(TestRecordings.packet(0, 1, sf8), 0, 0)
            .silence(5000)
            .build(30, 125_000, new Random(1));
    Path file = TestRecordings.sigmf(directory, "both", both);

    assertThat(Cli.run("extract", file).json()).hasSize(2);
    assertThat(Cli.run("extract", "--sf", "7,9", file).onlyJson().get("spreadingFactor").asInt())
        .isEqualTo(7);
    assertThat(
            Cli.run("extract", "--bandwidth", 250000, file).onlyJson().get("bandwidthHz").asInt())
        .isEqualTo(250_000);
    assertThat(Cli.run("extract", "--sf", 12, file).exitCode()).isEqualTo(1);
  }

  @Test
  void savesWhatItFindsWithItsEmitter() {
    Path file = TestRecordings.of(directory, 3, 0, 2);
    Path cut = directory.resolve("cut/here");

    Cli cli = Cli.run("extract", "--write", cut, file);

    assertThat(cli.exitCode()).isZero();
    for (JsonNode line : cli.json()) {
      try (Recordings recordings = Recordings.open(Path.of(line.get("written").asText()))) {
        Recording recording = recordings.only();
        assertThat(recording.emitter()).contains("d3");
        assertThat(recording.sampleCount()).isEqualTo(8192);
        assertThat(recording.sampleRateHz()).isEqualTo(1e6);
        assertThat(recording.readAll().rms()).isCloseTo(1, within(1e-3));
      }
    }
    Cli again = Cli.run("extract", "--write", cut, file);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.errors()).hasSize(1);
    assertThat(again.err()).contains("exists already").doesNotContain(file.toString());
  }

  @Test
  void readsRawSamplesAtTheStatedRate() throws Exception {
    float[] values = TestRecordings.capture(4, 0, 1, 5).toArray();
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Path raw = Files.write(directory.resolve("samples.bin"), bytes.array());

    Cli cli = Cli.run("extract", "--datatype", "cf32_le", "--rate", "1e6", raw);

    assertThat(cli.onlyJson().get("startSample").asDouble())
        .isCloseTo(TestRecordings.FIRST_START, within(2.0));
  }

  @Test
  void findsNothingInNoise() {
    Cli cli = Cli.run("extract", TestRecordings.noise(directory));

    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errors()).containsExactly("rffi: no packet found");
  }

  @Test
  void oneBadFileDoesNotSpoilTheOthers() {
    Path good = TestRecordings.of(directory, 5, 0, 1);
    Path other = TestRecordings.of(directory, 6, 0, 1);
    Path missing = directory.resolve("missing.sigmf-meta");

    Cli cli = Cli.run("extract", good, missing, other);

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.json())
        .extracting(line -> line.get("file").asText())
        .containsExactly(good.toString(), other.toString());
    assertThat(cli.errors()).containsExactly("rffi: no such file: " + missing);
  }
}
