package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.LearnedSimilarity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From enrolment to removal, each command a run of its own over one store on disk. */
class StoreCommandsTest {
  @TempDir private Path directory;
  private Path model;
  private Path store;

  @BeforeEach
  void enrolTwoDevices() throws IOException {
    model = TestModel.write(directory.resolve("m.onnx"), TestModel.description());
    store = directory.resolve("devices.db");
    for (int device = 0; device < 2; device++) {
      JsonNode line =
          Cli.run(
                  "enrol",
                  "--model",
                  model,
                  "--store",
                  store,
                  "--device",
                  "d" + device,
                  TestRecordings.of(directory, device, 0, 2),
                  TestRecordings.of(directory, device, 2, 1))
              .onlyJson();
      assertThat(line.get("device").asText()).isEqualTo("d" + device);
      assertThat(line.get("packets").asInt()).isEqualTo(3);
    }
  }

  private Cli identify(Object... more) {
    return withStore("identify", more);
  }

  private Cli withStore(String command, Object... more) {
    Object[] args = new Object[more.length + 5];
    args[0] = command;
    args[1] = "--store";
    args[2] = store;
    args[3] = "--model";
    args[4] = model;
    System.arraycopy(more, 0, args, 5, more.length);
    return Cli.run(args);
  }

  @Test
  void recognisesWithinTheThreshold() {
    Path packets = TestRecordings.of(directory, 1, 0, 3);

    Cli cli = identify("--threshold", 2, packets);

    assertThat(cli.exitCode()).isZero();
    assertThat(cli.json()).hasSize(3);
    JsonNode line = cli.json().get(0);
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly(
            "file", "startSample", "decision", "device", "score", "threshold", "votes", "margin");
    assertThat(line.get("decision").asText()).isEqualTo("recognised");
    assertThat(line.get("device").asText()).isEqualTo("d1");
    assertThat(line.get("score").asDouble()).isBetween(0.0, 2.0);
    assertThat(line.get("threshold").asDouble()).isEqualTo(2);
    assertThat(line.get("votes").get("d1").asInt()).isPositive();
  }

  @Test
  void comparesByTheSimilarityThatTheModelHasLearnt() throws IOException {
    // Differences in the first row are all that counts.
    float[] weights = new float[TestModel.DIMENSION];
    weights[0] = -1;
    LearnedSimilarity similarity = LearnedSimilarity.of(2, weights);
    Path learned =
        TestModel.write(
            directory.resolve("l.onnx"),
            TestModel.description(similarity).withThreshold(0.6, 0.01));
    Path own = directory.resolve("learned.db");
    Path packet = TestRecordings.of(directory, 1, 0, 1);
    for (String command : new String[] {"enrol", "verify"}) {
      Cli cli = Cli.run(command, "--model", learned, "--store", own, "--device", "d1", packet);
      assertThat(cli.exitCode()).as(cli.err()).isZero();
      if (command.equals("verify")) {
        JsonNode line = cli.onlyJson();
        assertThat(line.get("decision").asText()).isEqualTo("accepted");
        // A packet against itself: -ln of the similarity at no difference, stretched since it is
        // the only one.
        double stretch = Math.pow(1 + (1 - 1 / 15.0) / 2, 4);
        assertThat(line.get("score").asDouble())
            .isCloseTo(stretch * Math.log1p(Math.exp(-2)), within(1e-9));
        assertThat(line.get("threshold").asDouble()).isEqualTo(0.6);
      }
    }
  }

  @Test
  void whatIsFartherThanTheThresholdIsARogue() {
    Cli cli = identify("--threshold", 0, TestRecordings.of(directory, 7, 0, 1));

    assertThat(cli.exitCode()).isZero();
    assertThat(cli.onlyJson().get("decision").asText()).isEqualTo("rogue");
    assertThat(cli.onlyJson().get("device").isNull()).isTrue();
  }

  @Test
  void theModelsThresholdIsTheDefault() throws IOException {
    Path calibrated =
        TestModel.write(
            directory.resolve("c.onnx"), TestModel.description().withThreshold(1.5, 0.01));
    Path fresh = directory.resolve("fresh.db");
    Path packet = TestRecordings.of(directory, 3, 0, 1);
    Cli.run("enrol", "--model", calibrated, "--store", fresh, "--device", "d3", packet);

    Cli cli = Cli.run("identify", "--model", calibrated, "--store", fresh, packet);

    assertThat(cli.onlyJson().get("threshold").asDouble()).isEqualTo(1.5);
    assertThat(cli.onlyJson().get("margin").isNull()).as("nobody else is enrolled").isTrue();
  }

  @Test
  void withoutAnyThresholdItSaysWhichOptionsExist() {
    Cli cli = identify(TestRecordings.of(directory, 4, 0, 1));

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.errors()).hasSize(1);
    assertThat(cli.err()).contains("--threshold").contains("--false-accept-rate");
  }

  @Test
  void calibratesOnTheGalleryIfItIsLargeEnough() {
    Path packet = TestRecordings.of(directory, 1, 20, 1);
    Cli few = identify("--false-accept-rate", 0.5, packet);
    assertThat(few.exitCode()).isEqualTo(2);
    assertThat(few.err()).contains("0 devices with 15 packets", "takes 5");

    for (int device = 2; device < 7; device++) {
      withStore("enrol", "--device", "d" + device, TestRecordings.of(directory, device, 0, 15));
    }
    Cli enough = identify("--false-accept-rate", 0.5, packet);
    assertThat(enough.exitCode()).as(enough.err()).isZero();
    assertThat(enough.onlyJson().get("threshold").asDouble()).isPositive();
  }

  @Test
  void usesTheModelsThresholdWhereTheDevicesAreTooFewAndSaysSo() throws IOException {
    Path calibrated =
        TestModel.write(
            directory.resolve("c.onnx"), TestModel.description().withThreshold(1.5, 0.01));
    Path fresh = directory.resolve("fresh.db");
    Path packets = TestRecordings.of(directory, 3, 0, 2);
    Cli.run("enrol", "--model", calibrated, "--store", fresh, "--device", "d3", packets);

    Cli cli =
        Cli.run(
            "identify",
            "--model",
            calibrated,
            "--store",
            fresh,
            "--false-accept-rate",
            0.01,
            packets);

    assertThat(cli.exitCode()).isZero();
    assertThat(cli.json())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.get("threshold").asDouble()).isEqualTo(1.5));
    assertThat(cli.err().lines().filter(line -> line.contains("takes 299")))
        .singleElement()
        .asString()
        .startsWith("rffi: ")
        .contains("0.01", "from 0 devices", "the model's own threshold, 1.500, is used");
  }

  @Test
  void verifiesAClaim() {
    Path packet = TestRecordings.of(directory, 0, 0, 1);

    Cli own = withStore("verify", "--threshold", 2, "--device", "d0", packet);
    Cli others = withStore("verify", "--threshold", 2, "--device", "d1", packet);

    assertThat(own.exitCode()).isZero();
    assertThat(own.onlyJson().get("decision").asText()).isEqualTo("accepted");
    assertThat(others.exitCode()).isZero();
    assertThat(others.onlyJson().get("decision").asText()).isEqualTo("refused");
    assertThat(others.onlyJson().get("device").asText()).isEqualTo("d1");
  }

  @Test
  void appendsOnlyWhenAsked() {
    Path more = TestRecordings.of(directory, 0, 5, 1);

    Cli refused = withStore("enrol", "--device", "d0", more);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("d0 is enrolled already");
    assertThat(withStore("enrol", "--append", "--device", "new", more).err())
        .contains("new is not enrolled");

    assertThat(withStore("enrol", "--append", "--device", "d0", more).exitCode()).isZero();
    assertThat(Cli.run("devices", "--store", store).json().get(0).get("packets").asInt())
        .isEqualTo(4);
  }

  @Test
  void replacesOnlyWhenAsked() {
    Path other = TestRecordings.of(directory, 0, 5, 1);

    assertThat(withStore("enrol", "--replace", "--device", "new", other).err())
        .contains("new is not enrolled");
    assertThat(withStore("enrol", "--replace", "--append", "--device", "d0", other).exitCode())
        .isEqualTo(2);

    assertThat(withStore("enrol", "--replace", "--device", "d0", other).exitCode()).isZero();
    assertThat(Cli.run("devices", "--store", store).json().get(0).get("packets").asInt())
        .isEqualTo(1);
  }

  @Test
  void renames() {
    Cli renamed = Cli.run("rename", "--store", store, "--device", "d0", "--to", "pump");
    assertThat(renamed.exitCode()).as(renamed.err()).isZero();
    assertThat(renamed.onlyJson().get("device").asText()).isEqualTo("pump");
    assertThat(renamed.onlyJson().get("formerly").asText()).isEqualTo("d0");
    assertThat(Cli.run("devices", "--store", store).json())
        .extracting(line -> line.get("device").asText())
        .containsExactly("pump", "d1");
    Cli known = identify("--threshold", 2, TestRecordings.of(directory, 0, 6, 1));
    assertThat(known.onlyJson().get("device").asText()).isEqualTo("pump");

    Cli taken = Cli.run("rename", "--store", store, "--device", "pump", "--to", "d1");
    assertThat(taken.exitCode()).isEqualTo(2);
    assertThat(taken.err()).contains("d1 is enrolled already");
  }

  @Test
  void listsAndRemoves() {
    Cli listed = Cli.run("devices", "--store", store);
    assertThat(listed.exitCode()).isZero();
    assertThat(listed.json())
        .extracting(line -> line.get("device").asText())
        .containsExactly("d0", "d1");
    assertThat(listed.json().get(1).get("packets").asInt()).isEqualTo(3);
    assertThat(listed.json().get(1).get("model").asText()).hasSize(64);

    assertThat(Cli.run("remove", "--store", store, "--device", "d0").onlyJson().get("removed"))
        .isNotNull();
    assertThat(Cli.run("remove", "--store", store, "--device", "d1").exitCode()).isZero();
    assertThat(Cli.run("devices", "--store", store).exitCode()).isEqualTo(1);

    Cli rogue = identify("--threshold", 2, TestRecordings.of(directory, 0, 6, 1));
    assertThat(rogue.onlyJson().get("decision").asText()).isEqualTo("rogue");
    assertThat(rogue.onlyJson().get("score").isNull()).isTrue();
  }

  @Test
  void rejectsSilenceWithAReason() {
    Path silent =
        TestRecordings.sigmf(directory, "zeros", io.rffi.api.IqSignal.of(new float[2 * 8192], 1e6));

    Cli cli = identify("--threshold", 2, "--preamble", silent);

    assertThat(cli.exitCode()).isZero();
    assertThat(cli.onlyJson().get("decision").asText()).isEqualTo("rejected");
    assertThat(cli.onlyJson().get("reason").asText()).isNotBlank();
    assertThat(cli.onlyJson().get("score").isNull()).isTrue();
  }

  @Test
  void readingCommandsCreateNoStore() {
    Path nowhere = directory.resolve("nowhere.db");

    Cli cli = Cli.run("devices", "--store", nowhere);

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("no store at " + nowhere);
    assertThat(Files.exists(nowhere)).isFalse();
  }
}
