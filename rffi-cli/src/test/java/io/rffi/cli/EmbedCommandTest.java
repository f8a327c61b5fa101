package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.IqSignal;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.io.Hdf5PacketWriter;
import io.rffi.io.LabelledPacket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedCommandTest {
  @TempDir private Path directory;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = TestModel.write(directory.resolve("m.onnx"), TestModel.description());
  }

  @Test
  void printsAFingerprintForEachPacket() {
    Cli cli = Cli.run("embed", "--model", model, TestRecordings.of(directory, 1, 0, 2));

    assertThat(cli.exitCode()).isZero();
    assertThat(cli.json()).hasSize(2);
    JsonNode line = cli.json().get(0);
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly("file", "startSample", "snrDb", "model", "embedding");
    assertThat(line.get("snrDb").asDouble()).isBetween(10.0, 60.0);
    assertThat(line.get("model").asText()).matches("[0-9a-f]{64}");
    assertThat(line.get("embedding")).hasSize(TestModel.DIMENSION);
    assertThat(norm(line.get("embedding"))).isCloseTo(1, within(1e-5));
  }

  @Test
  void aSavedPreambleHasTheSameFingerprintAsThePacket() {
    Path file = TestRecordings.of(directory, 2, 0, 1);
    Path cut = directory.resolve("cut");
    String written = Cli.run("extract", "--write", cut, file).onlyJson().get("written").asText();

    JsonNode whole = Cli.run("embed", "--model", model, file).onlyJson();
    JsonNode alone = Cli.run("embed", "--model", model, "--preamble", written).onlyJson();

    assertThat(alone.get("startSample").asDouble()).isZero();
    for (int n = 0; n < TestModel.DIMENSION; n++) {
      assertThat(alone.get("embedding").get(n).asDouble())
          .isCloseTo(whole.get("embedding").get(n).asDouble(), within(1e-5));
    }
  }

  @Test
  void aPacketSetGivesALineForEachPacket() {
    Path set = directory.resolve("set.h5");
    Hdf5PacketWriter.write(
        set, List.of(new LabelledPacket(1, noise(1, 3)), new LabelledPacket(2, noise(2, 0.01f))));

    Cli cli = Cli.run("embed", "--model", model, "--preamble", "--rate", "1e6", set);

    assertThat(cli.exitCode()).isZero();
    assertThat(cli.json())
        .extracting(line -> line.get("file").asText())
        .containsExactly(set + "[0]", set + "[1]");
    assertThat(Cli.run("embed", "--model", model, "--preamble", "--rate", "2e6", set).err())
        .contains("sample rate 2000000.0 Hz, needed 1000000.0 Hz");
  }

  @Test
  void anInterleavedPacketSetIsReadWhenThatIsSaid() {
    Path planar = directory.resolve("planar.h5");
    Path interleaved = directory.resolve("interleaved.h5");
    IqSignal chirps = chirps();
    Hdf5PacketWriter.write(planar, List.of(new LabelledPacket(1, chirps)));
    // The writer puts the first of each pair into the row's first half.
    float[] row = chirps.toArray();
    float[] halves = new float[row.length];
    for (int n = 0; n < chirps.length(); n++) {
      halves[2 * n] = row[n];
      halves[2 * n + 1] = row[chirps.length() + n];
    }
    Hdf5PacketWriter.write(interleaved, List.of(new LabelledPacket(1, IqSignal.of(halves, 1e6))));

    Cli refused = Cli.run("embed", "--model", model, "--preamble", interleaved);
    Cli stated =
        Cli.run(
            "embed", "--model", model, "--preamble", "--hdf5-layout", "interleaved", interleaved);

    assertThat(refused.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(refused.err()).contains("look like I, Q, I, Q", "--hdf5-layout");
    assertThat(stated.onlyJson().get("embedding"))
        .isEqualTo(
            Cli.run("embed", "--model", model, "--preamble", planar).onlyJson().get("embedding"));
  }

  private static IqSignal chirps() {
    Random random = new Random(5);
    float[] iq = new float[2 * 8192];
    for (int n = 0; n < 8192; n++) {
      double t = n % 1024 / 1024.0;
      double phase = 2 * Math.PI * 64 * (t * t - t);
      iq[2 * n] = (float) (Math.cos(phase) + 0.05 * random.nextGaussian());
      iq[2 * n + 1] = (float) (Math.sin(phase) + 0.05 * random.nextGaussian());
    }
    return IqSignal.of(iq, 1e6);
  }

  @Test
  void aPoorPacketHasAReasonInsteadOfAFingerprint() {
    Path shorter = TestRecordings.sigmf(directory, "short", noise(3, 1).slice(0, 8000));

    Cli cli = Cli.run("embed", "--model", model, "--preamble", shorter);

    assertThat(cli.exitCode()).isZero();
    assertThat(cli.onlyJson().get("embedding").isNull()).isTrue();
    assertThat(cli.onlyJson().get("reason").asText()).contains("8192").contains("8000");
  }

  private static IqSignal noise(long seed, float scale) {
    Random random = new Random(seed);
    float[] values = new float[2 * 8192];
    for (int n = 0; n < values.length; n++) {
      values[n] = scale * (float) random.nextGaussian();
    }
    return IqSignal.of(values, 1e6);
  }

  private static double norm(JsonNode embedding) {
    double energy = 0;
    for (JsonNode value : embedding) {
      energy += value.asDouble() * value.asDouble();
    }
    return Math.sqrt(energy);
  }
}
