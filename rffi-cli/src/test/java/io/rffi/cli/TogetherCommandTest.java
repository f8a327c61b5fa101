package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.IqSignal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One verdict for the packets of several recordings, and why. */
class TogetherCommandTest {
  @TempDir private Path directory;
  private Path model;
  private Path store;
  private Path three;
  private Path two;

  @BeforeEach
  void enrolTwoDevices() throws IOException {
    model =
        TestModel.write(
            directory.resolve("m.onnx"), TestModel.description().withThreshold(2, 0.01));
    store = directory.resolve("devices.db");
    Path other = TestRecordings.of(directory, 0, 0, 3);
    // Judged is what was enrolled: the tests' model is no good one.
    three = TestRecordings.of(directory, 1, 0, 3);
    assertThat(run("enrol", "--device", "d0", other).exitCode()).isZero();
    assertThat(run("enrol", "--device", "d1", three).exitCode()).isZero();
    two = TestRecordings.of(directory, 1, 0, 2);
  }

  private Cli run(String command, Object... more) {
    Object[] args = Arrays.copyOf(new Object[] {command, "--store", store}, more.length + 5);
    args[3] = "--model";
    args[4] = model;
    System.arraycopy(more, 0, args, 5, more.length);
    return Cli.run(args);
  }

  @Test
  void allPacketsOfAllRecordingsGetOneVerdict() {
    Cli cli = run("identify", "--together", three, two);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    JsonNode line = cli.onlyJson();
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly(
            "files",
            "packets",
            "rejected",
            "decision",
            "device",
            "score",
            "threshold",
            "votes",
            "margin");
    assertThat(line.get("files"))
        .extracting(JsonNode::asText)
        .containsExactly(three.toString(), two.toString());
    assertThat(line.get("packets").asInt()).isEqualTo(5);
    assertThat(line.get("rejected").asInt()).isZero();
    assertThat(line.get("decision").asText()).isEqualTo("recognised");
    assertThat(line.get("device").asText()).isEqualTo("d1");
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void aClaimIsJudgedOnce() {
    JsonNode own = run("verify", "--together", "--device", "d1", three, two).onlyJson();
    assertThat(own.get("decision").asText()).isEqualTo("accepted");
    assertThat(own.get("packets").asInt()).isEqualTo(5);

    JsonNode other = run("verify", "--together", "--device", "d0", three).onlyJson();
    assertThat(other.get("decision").asText()).isEqualTo("refused");
    assertThat(other.get("device").asText()).isEqualTo("d0");
  }

  /** No device has more than half of the packets. */
  @Test
  void packetsThatDisagreeAreUndecided() {
    Path other = TestRecordings.of(directory, 0, 0, 2);

    Cli cli = run("identify", "--together", "--explain", two, other);

    assertThat(cli.exitCode()).isZero();
    assertThat(cli.onlyJson().get("decision").asText()).isEqualTo("undecided");
    assertThat(cli.onlyJson().get("device").isNull()).isTrue();
    assertThat(cli.onlyJson().get("why").asText()).startsWith("no verdict is sure; of one packet");
  }

  @Test
  void rejectedPacketsSayNothingAndAreCounted() {
    Path poor =
        TestRecordings.sigmf(
            directory, "poor", Defects.clipped(TestRecordings.capture(1, 1, 1, 60), 0.3));

    JsonNode some = run("identify", "--together", poor, two).onlyJson();
    assertThat(some.get("packets").asInt()).isEqualTo(2);
    assertThat(some.get("rejected").asInt()).isEqualTo(1);
    assertThat(some.get("decision").asText()).isEqualTo("recognised");

    Cli all = run("verify", "--together", "--explain", "--device", "d1", poor);
    assertThat(all.exitCode()).isZero();
    assertThat(all.onlyJson().get("packets").asInt()).isZero();
    assertThat(all.onlyJson().get("rejected").asInt()).isEqualTo(1);
    assertThat(all.onlyJson().get("decision").asText()).isEqualTo("rejected");
    assertThat(all.onlyJson().get("check").asText()).isEqualTo("clipping");
    assertThat(all.onlyJson().get("why").asText()).startsWith("not judged: a fraction of");
  }

  @Test
  void recordingsWithoutPacketsSayNothing() {
    Path noise = TestRecordings.noise(directory);

    assertThat(run("identify", "--together", noise, two).onlyJson().get("packets").asInt())
        .isEqualTo(2);

    Cli nothing = run("identify", "--together", noise);
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(nothing.out()).isEmpty();
    assertThat(nothing.errors()).containsExactly("rffi: no packet found");
  }

  @Test
  void nothingIsHalfJudged() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.sigmf-meta"), "{");
    Path slow = TestRecordings.sigmf(directory, "slow", IqSignal.of(new float[20_000], 100_000));
    Path missing = directory.resolve("none.sigmf-meta");
    for (Path bad : new Path[] {broken, slow, missing, notANumberAtTheEnd()}) {
      for (String[] command :
          new String[][] {{"identify", "--explain"}, {"verify", "--device=d1"}}) {
        Cli cli = run(command[0], command[1], "--together", two, bad, three);

        assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.errors()).hasSize(1);
        assertThat(cli.err()).startsWith("rffi: ").contains(name(bad));
      }
    }
  }

  private static String name(Path meta) {
    return meta.getFileName().toString().replace("-meta", "");
  }

  /** Two packets, and a fault that is met after them. */
  private Path notANumberAtTheEnd() throws IOException {
    Path late = TestRecordings.sigmf(directory, "late", TestRecordings.capture(1, 0, 2, 1000));
    Path data = directory.resolve("late.sigmf-data");
    byte[] bytes = Files.readAllBytes(data);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(bytes.length - Float.BYTES, Float.NaN);
    Files.write(data, bytes);
    return late;
  }

  @Test
  void aClaimOfADeviceThatIsNotEnrolledIsRefusedBeforeAnythingIsRead() {
    Cli cli = run("verify", "--together", "--device", "d9", directory.resolve("none"));

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.errors()).singleElement().asString().contains("d9 is not enrolled");
  }

  @Test
  void aStoreOfAnotherModelIsRefused() throws IOException {
    model =
        TestModel.write(
            directory.resolve("other.onnx"), TestModel.description().withThreshold(1, 0.01));

    Cli cli = run("identify", "--together", two);

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("different embedding spaces");
  }

  @Test
  void eachPacketIsExplainedInItsLine() {
    Cli cli = run("identify", "--explain", two);

    assertThat(cli.json())
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line.get("why").asText())
                    .startsWith("d1 is the nearest, at a distance of ")
                    .contains("within the threshold of 2; "));
    assertThat(run("verify", "--device", "d0", "--explain", two).json().get(0).get("why").asText())
        .startsWith("d0 is at a distance of ")
        .endsWith("; d1 is as near or nearer");
  }
}
