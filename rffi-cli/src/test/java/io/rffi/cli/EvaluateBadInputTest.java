package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.io.Hdf5PacketWriter;
import io.rffi.io.LabelledPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each ends in exit code 2 and one line that says what is wrong, and prints no figures. */
class EvaluateBadInputTest {
  @TempDir private Path directory;
  private Path model;
  private Path enrol;
  private Path test;

  @BeforeEach
  void write() throws IOException {
    model = TestModel.write(directory.resolve("m.onnx"), TestModel.description());
    enrol = set("enrolment", 1, 1, 2, 3);
    test = set("D1", 2, 2, 3);
  }

  private Path set(String name, long seed, int... labels) {
    Random random = new Random(seed);
    List<LabelledPacket> packets = new ArrayList<>();
    for (int label : labels) {
      packets.add(new LabelledPacket(label, EvaluateCommandTest.packet(label, random)));
    }
    Path file = directory.resolve(name + ".h5");
    Hdf5PacketWriter.write(file, packets);
    return file;
  }

  private void assertRefused(String said, Object... args) {
    List<Object> all = new ArrayList<>(List.of("evaluate", "--model", model));
    all.addAll(List.of(args));
    Cli cli = Cli.run(all.toArray());
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errors()).as(cli.err()).hasSize(1);
    assertThat(cli.err()).startsWith("rffi: ").contains(said).doesNotContain("\tat ");
  }

  @Test
  void packetsOfDevicesThatAreNotEnrolled() {
    Path strange = set("D2", 5, 2, 9);

    assertRefused(
        "D2 has packets of device 9, not enrolled in enrolment",
        "--enrol",
        enrol,
        "--test",
        strange);
  }

  @Test
  void aModelAndTheClassicalBaseline() {
    assertRefused("--classical takes no --model", "--classical", "--enrol", enrol, "--test", test);
  }

  @Test
  void roguesThatAreEnrolled() {
    Path enrolledRogue = set("rogue", 5, 8, 3);

    assertRefused(
        "rogue has packets of device 3 as rogues",
        "--enrol",
        enrol,
        "--test",
        test,
        "--rogue",
        enrolledRogue);
  }

  @Test
  void theSamePacketsTwice() {
    assertRefused(
        "packet 0 of enrolment (device 1) is also packet 0 of enrolment (device 1)",
        "--enrol",
        enrol,
        "--test",
        enrol);
  }

  @Test
  void recordingsThatSayNothingOfTheirSender() {
    Path nameless = TestRecordings.sigmf(directory, "nameless", TestRecordings.capture(1, 0, 1, 5));

    assertRefused("does not say who sent", "--enrol", nameless, "--test", test);
    assertRefused(
        "D1 has packets of device D1, not enrolled in nameless, which has device nameless",
        "--device-names",
        "file",
        "--enrol",
        nameless,
        "--test",
        test);
  }

  @Test
  void whatIsNotThere() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    assertRefused("no such file", "--enrol", directory.resolve("none.h5"), "--test", test);
    assertRefused("no HDF5 or SigMF recording", "--enrol", empty, "--test", test);
    assertRefused("--test", "--enrol", enrol);
    assertRefused("--enrol", "--test", test);
  }

  @Test
  void optionsThatMakeNoSense() {
    assertRefused("--k must be at least 1", "--enrol", enrol, "--test", test, "--k", "0");
    assertRefused("--threads must be", "--enrol", enrol, "--test", test, "--threads", "0");
    assertRefused("--rate must be positive", "--enrol", enrol, "--test", test, "--rate", "0");
    assertRefused(
        "EMITTER, FILE, FOLDER", "--enrol", enrol, "--test", test, "--device-names", "colour");
    assertRefused("is not empty", "--enrol", enrol, "--test", test, "--out", directory);
  }

  @Test
  void packetsOfAnotherRate() {
    assertRefused("2000000.0", "--rate", "2e6", "--enrol", enrol, "--test", test);
  }
}
