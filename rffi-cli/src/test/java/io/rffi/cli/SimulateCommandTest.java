package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rffi.api.IqSignal;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Reception;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.io.Annotation;
import io.rffi.io.Recording;
import io.rffi.io.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  private static final double SCALE = 0.02;
  private static final Testbed TESTBED = Testbeds.of("lora-60", Difficulty.HARD, 5, SCALE);
  private static final TestSet SET = TESTBED.set("D6");

  @TempDir private Path directory;

  private Cli simulate(Path out, Object... more) {
    Object[] fixed = {
      "simulate", "lora-60", "--out", out, "--seed", 5, "--scale", SCALE, "--difficulty", "hard"
    };
    return Cli.run(Stream.concat(Stream.of(fixed), Stream.of(more)).toArray());
  }

  @Test
  void writesTheExamplesAsPacketSets() throws IOException {
    Path out = directory.resolve("new/folder");
    Cli cli = simulate(out, "--sets", "D6,rogue,D6");

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.err())
        .as("no bar where there is no terminal")
        .doesNotContain("%", "\r", "\u001b");
    assertThat(cli.json()).extracting(line -> line.get("set").asText()).isEqualTo(names(out));
    assertThat(names(out)).containsExactly("rogue", "D6");
    JsonNode line = cli.json().get(1);
    assertThat(line.get("receptions").asInt()).isEqualTo(SET.receptions());
    assertThat(line.get("examples").asInt()).isEqualTo(SET.receptions());
    assertThat(line.get("files").asInt()).isEqualTo(1);
    assertThat(line.get("packetsPerSecond").asDouble()).isPositive();
    assertThat(contents(out).keySet())
        .containsExactly("D6.csv", "D6.h5", "rogue.csv", "rogue.h5", "testbed.json");
    try (Recordings packets = Recordings.open(out.resolve("D6.h5"))) {
      assertThat(packets).hasSize(SET.receptions());
      for (int index = 0; index < SET.receptions(); index++) {
        Reception reception = TESTBED.receive(SET, index);
        Recording packet = packets.get(index);
        assertThat(packet.emitter()).contains(Integer.toString(reception.unit() + 1));
        assertThat(packet.readAll().toArray()).isEqualTo(reception.examples().get(0).toArray());
      }
    }
  }

  /** Evaluated as rogues, so that it counts how many of the attackers' packets are accepted. */
  @Test
  void addsSetsOfAttackersThatCanBeEvaluated() throws IOException {
    Path out = directory.resolve("attacked");
    Cli cli = simulate(out, "--sets", "enrolment,unseen", "--attack", "replay,mimic");

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(names(out)).containsExactly("enrolment", "unseen", "attack-mimic", "attack-replay");
    assertThat(new JsonMapper().readTree(out.resolve("testbed.json").toFile()).get("attacks"))
        .extracting(JsonNode::asText)
        .containsExactly("mimic", "replay");
    assertThat(Files.readAllLines(out.resolve("unseen.csv")).get(0)).endsWith(",startSample");
    List<String> truth = Files.readAllLines(out.resolve("attack-replay.csv"));
    assertThat(truth.get(0)).endsWith(",startSample,imitates");
    assertThat(truth.subList(1, truth.size()))
        .hasSize(10)
        .allMatch(line -> Integer.parseInt(line.split(",", -1)[1]) > 60)
        .allMatch(line -> Integer.parseInt(line.split(",", -1)[6]) <= 40);
    for (String attack : List.of("attack-mimic", "attack-replay")) {
      Cli evaluated =
          Cli.run(
              "evaluate",
              "--enrol",
              out.resolve("enrolment.h5"),
              "--test",
              out.resolve("unseen.h5"),
              "--rogue",
              out.resolve(attack + ".h5"));
      assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
      assertThat(evaluated.onlyJson().get("rogueDevices").asInt()).isEqualTo(5);
      assertThat(evaluated.onlyJson().get("roguePackets").asInt()).isEqualTo(10);
      assertThat(evaluated.onlyJson().get("far").isNumber()).isTrue();
    }
  }

  @Test
  void writesTheCapturesAsRecordings() throws IOException {
    Path out = directory.resolve("air");
    Cli cli = simulate(out, "--format", "sigmf", "--sets", "D6");

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.onlyJson().get("files").asInt()).isEqualTo(SET.units().size());
    assertThat(contents(out)).hasSize(2 * SET.units().size() + 2);
    List<String> truth = Files.readAllLines(out.resolve("D6.csv"));
    assertThat(truth).hasSize(1 + SET.receptions());
    for (int index = 0; index < SET.receptions(); index += SET.receptionsPerUnit()) {
      Reception first = TESTBED.receive(SET, index);
      Reception second = TESTBED.receive(SET, index + 1);
      String name = "unit-" + (first.unit() + 1);
      try (Recordings recordings = Recordings.open(out.resolve("D6").resolve(name))) {
        Recording recording = recordings.only();
        int length = first.capture().length();
        long start = (long) length + second.packetStart();
        assertThat(recording.sampleRateHz()).isEqualTo(1e6);
        assertThat(recording.sampleCount()).isEqualTo(length + second.capture().length());
        assertThat(recording.annotations())
            .containsExactly(
                Annotation.ofEmitter(first.packetStart(), first.packetLength(), name),
                Annotation.ofEmitter(start, second.packetLength(), name));
        assertSame(recording.read(0, length), first.capture());
        assertThat(truth.get(index + 2))
            .startsWith((index + 1) + "," + (first.unit() + 1) + ",")
            .endsWith("," + start);
      }
    }
  }

  private static void assertSame(IqSignal read, IqSignal made) {
    for (int n = 0; n < made.length(); n++) {
      assertThat(Math.hypot(read.i(n) - made.i(n), read.q(n) - made.q(n)))
          .as("rounding to 16 bits at sample %d", n)
          .isLessThanOrEqualTo(Math.scalb(1.0, -15));
    }
  }

  @Test
  void describesWhatItWrote() throws IOException {
    Path out = directory.resolve("out");
    simulate(out, "--format", "sigmf", "--sets", "D6");

    JsonNode json = description(out);
    assertThat(json.get("testbed").asText()).isEqualTo("lora-60");
    assertThat(json.get("simulated").asBoolean()).isTrue();
    assertThat(json.get("difficulty").asText()).isEqualTo("hard");
    assertThat(json.get("seed").asLong()).isEqualTo(5);
    assertThat(json.get("scale").asDouble()).isEqualTo(SCALE);
    assertThat(json.get("format").asText()).isEqualTo("sigmf");
    assertThat(json.get("version").asText()).isEqualTo(Version.number());
    assertThat(json.get("units")).hasSize(TESTBED.units());
    assertThat(json.get("units").get(7).get("family").asText()).isEqualTo(TESTBED.family(7));
    JsonNode set = json.get("sets").get(0);
    assertThat(set.get("description").asText()).isEqualTo(SET.description());
    assertThat(set.get("units").get(0).asInt()).isEqualTo(SET.units().get(0) + 1);
    assertThat(set.get("sampleRateHz").asDouble()).isEqualTo(1e6);
    for (JsonNode file : set.get("files")) {
      assertThat(out.resolve(file.asText())).exists();
    }
    assertThat(out.resolve(set.get("truth").asText())).exists();
  }

  @Test
  void drawsAReport() throws IOException {
    Path out = directory.resolve("out");
    Cli cli = simulate(out, "--sets", "rogue", "--report");

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(contents(out).keySet())
        .containsExactly("report.html", "rogue.csv", "rogue.h5", "testbed.json");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("difficulty hard, seed 5, scale 0.02", Version.number(), "unit-41");
  }

  @Test
  void theThreadsChangeNothing() throws IOException {
    for (String format : List.of("hdf5", "sigmf")) {
      Path one = directory.resolve(format + 1);
      Path three = directory.resolve(format + 3);
      simulate(one, "--format", format, "--sets", "rogue,D9", "--threads", 1);
      simulate(three, "--format", format, "--sets", "rogue,D9", "--threads", 3);

      Map<String, byte[]> expected = contents(one);
      Map<String, byte[]> actual = contents(three);
      assertThat(actual.keySet()).isEqualTo(expected.keySet());
      actual.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
    }
  }

  @Test
  void itsRecordingsAreFitForEnrolmentAndIdentification() throws IOException {
    Path model =
        TestModel.write(
            directory.resolve("m.onnx"), TestModel.description().withThreshold(2, 0.01));
    Path store = directory.resolve("devices.db");
    Path out = directory.resolve("out");
    simulate(out, "--format", "sigmf", "--sets", "enrolment,D1");

    for (String unit : List.of("unit-31", "unit-32")) {
      Path recording = out.resolve("enrolment").resolve(unit);
      Cli enrol = Cli.run("enrol", "--model", model, "--store", store, "--device", unit, recording);
      assertThat(enrol.exitCode()).as(enrol.err()).isZero();
      assertThat(enrol.onlyJson().get("packets").asInt()).isEqualTo(2);
    }
    Cli identify =
        Cli.run("identify", "--model", model, "--store", store, out.resolve("D1/unit-31"));

    assertThat(identify.exitCode()).as(identify.err()).isZero();
    assertThat(identify.json()).hasSize(2);
  }

  private static JsonNode description(Path out) throws IOException {
    return new JsonMapper().readTree(out.resolve("testbed.json").toFile());
  }

  private static List<String> names(Path out) throws IOException {
    return description(out).get("sets").findValuesAsText("name");
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }
}
