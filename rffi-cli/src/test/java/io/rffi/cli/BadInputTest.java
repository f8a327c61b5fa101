package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Each bad input ends in exit code 2 and one line that says what is wrong, and nothing else. */
class BadInputTest {
  @TempDir private Path directory;
  private Path model;
  private Path good;

  @BeforeEach
  void makeGoodInputs() throws IOException {
    model =
        TestModel.write(
            directory.resolve("m.onnx"), TestModel.description().withThreshold(2, 0.01));
    good = TestRecordings.of(directory, 1, 0, 1);
  }

  private static void assertRefused(Cli cli, String... said) {
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errors()).hasSize(1);
    assertThat(cli.err()).startsWith("rffi: ").contains(said).doesNotContain("\tat ");
  }

  private Path store() {
    Path store = directory.resolve("devices.db");
    Cli cli = Cli.run("enrol", "--model", model, "--store", store, "--device", "d1", good);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    return store;
  }

  @Test
  void truncatedSigmf() throws IOException {
    Path data = Path.of(good.toString().replace("-meta", "-data"));
    byte[] bytes = Files.readAllBytes(data);
    Files.write(data, Arrays.copyOf(bytes, bytes.length / 2 + 3));

    assertRefused(Cli.run("extract", good), data.toString());
  }

  @Test
  void mislabelledSigmf() throws IOException {
    Files.writeString(good, Files.readString(good).replace("cf32_le", "rf32_le"));

    assertRefused(Cli.run("extract", good), good.toString(), "datatype");
  }

  @Test
  void noRecordingAtAll() throws IOException {
    Path text = Files.writeString(directory.resolve("notes.txt"), "no samples\n");

    assertRefused(Cli.run("extract", text), text.toString(), "raw format");
    assertRefused(Cli.run("extract", directory), "a folder");
    assertRefused(Cli.run("extract", "/"), "a folder");
    assertRefused(Cli.run("extract", directory.resolve("none")), "no such file");
  }

  @Test
  void aRateBelowTheBandwidth() {
    Path slow = TestRecordings.sigmf(directory, "slow", IqSignal.of(new float[20_000], 100_000));

    assertRefused(Cli.run("extract", slow), slow.toString(), "100000.0 Hz, needed 125000.0 Hz");
    assertRefused(Cli.run("embed", "--model", model, slow), "100000.0 Hz, needed 125000.0 Hz");
  }

  @Test
  void aRateThatNoReceiverHas() {
    Path fast = TestRecordings.sigmf(directory, "fast", IqSignal.of(new float[20_000], 1e15));

    assertRefused(Cli.run("extract", fast), fast.toString(), "is the rate wrong?");
  }

  @Test
  void aStatedRateThatTheFileContradicts() {
    assertRefused(Cli.run("extract", "--rate", "2e6", good), "1000000.0", "2000000.0");
    assertRefused(Cli.run("extract", "--rate", "-1", good), "--rate must be positive");
    assertRefused(Cli.run("extract", "--datatype", "ci8", good), "--datatype needs --rate");
    assertRefused(Cli.run("extract", "--datatype", "ci7", "--rate", "1", good), "ci7", "ci16_le");
  }

  @Test
  void samplesThatAreNoNumbers() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(80_000).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(40_000, Float.NaN);
    Path raw = Files.write(directory.resolve("nan.bin"), bytes.array());

    assertRefused(
        Cli.run("extract", "--datatype", "cf32_le", "--rate", "1e6", raw),
        raw.toString(),
        "sample 5000 is not finite");
  }

  @Test
  void silenceIsNoDevice() {
    Path zeros = TestRecordings.sigmf(directory, "zeros", IqSignal.of(new float[16_384], 1e6));
    Path store = directory.resolve("new.db");

    assertRefused(
        Cli.run("enrol", "--model", model, "--store", store, "--device", "d", "--preamble", zeros),
        zeros.toString());
    assertThat(store).as("nothing was enrolled").doesNotExist();

    Cli nothing = Cli.run("enrol", "--model", model, "--store", store, "--device", "d", zeros);
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(nothing.err()).contains("no packet found; nothing was enrolled");
    assertThat(store).doesNotExist();
  }

  @Test
  void oneBadFileEnrolsNobody() {
    Path store = directory.resolve("new.db");
    Path missing = directory.resolve("missing");

    assertRefused(
        Cli.run("enrol", "--model", model, "--store", store, "--device", "d", good, missing),
        "no such file: " + missing);
    assertThat(store).doesNotExist();
  }

  @Test
  void aStoreThatAnotherModelMade() throws IOException {
    Path store = store();
    Path other =
        TestModel.write(
            directory.resolve("other.onnx"), TestModel.description().withThreshold(1, 0.01));

    for (String command : new String[] {"identify", "verify", "enrol"}) {
      Object[] device =
          command.equals("identify") ? new Object[0] : new Object[] {"--device", "d1"};
      Object[] args = new Object[6 + device.length];
      args[0] = command;
      args[1] = "--model";
      args[2] = other;
      args[3] = "--store";
      args[4] = store;
      args[5] = good;
      System.arraycopy(device, 0, args, 6, device.length);
      assertRefused(Cli.run(args), "different embedding spaces");
    }
  }

  @Test
  void anUnreadableModel() throws IOException {
    Path broken = Files.write(directory.resolve("broken.onnx"), new byte[] {1, 2, 3});
    Path absent = directory.resolve("absent.onnx");

    assertRefused(Cli.run("embed", "--model", broken, good), broken.toString());
    assertRefused(Cli.run("embed", "--model", absent, good), absent.toString());
  }

  @Test
  void deviceIdsThatCantBe() {
    Path store = store();

    assertRefused(
        Cli.run("enrol", "--model", model, "--store", store, "--device", "", good), "empty");
    assertRefused(
        Cli.run("enrol", "--model", model, "--store", store, "--device", "d1", good),
        "d1 is enrolled already");
    assertRefused(
        Cli.run("verify", "--model", model, "--store", store, "--device", "d9", good),
        "d9 is not enrolled");
    assertRefused(Cli.run("remove", "--store", store, "--device", "d9"), "d9 is not enrolled");
  }

  @Test
  void aStoreThatIsNone() throws IOException {
    Path file = Files.writeString(directory.resolve("file.db"), "nothing");

    assertRefused(Cli.run("devices", "--store", file), file.toString());
    assertRefused(
        Cli.run("enrol", "--model", model, "--store", file, "--device", "d", good),
        file.toString());
  }

  @Test
  void argumentsThatCantBe() {
    assertRefused(Cli.run(), "say which command");
    assertRefused(Cli.run("recognise", good), "recognise");
    assertRefused(Cli.run("extract"), "REC");
    assertRefused(Cli.run("extract", "--colour", good), "Unknown option: '--colour'");
    assertRefused(Cli.run("extract", "--sf", "4", good), "5 to 12");
    assertRefused(Cli.run("extract", "--sf", "seven", good), "seven");
    assertRefused(
        Cli.run("extract", "--bandwidth", "125", good), "62500, 125000, 250000, 500000", "125.0");
    assertRefused(Cli.run("extract", "--bandwidth", "2x", good), "\"2x\" is no frequency");
    assertRefused(Cli.run("identify", good), "--store");
    assertRefused(Cli.run("enrol", "--store", directory, good), "--device");
  }

  /** Whatever an argument holds, the line is one, and short, and does nothing to a terminal. */
  @Test
  void argumentsThatWouldHarmATerminal() {
    String evil = "evil\u001b]0;owned\u0007\n\u202e" + "x".repeat(10_000);
    Path store = store();
    for (Cli cli :
        new Cli[] {
          Cli.run("enrol", "--model", model, "--store", store, "--device", evil, good),
          Cli.run("verify", "--model", model, "--store", store, "--device", evil, good),
          Cli.run("remove", "--store", store, "--device", evil),
          Cli.run("extract", "--" + evil, good),
          Cli.run("extract", "--rate", evil, good),
          Cli.run("extract", "--template", evil, good),
          Cli.run("simulate", evil, "--out", directory.resolve("out"))
        }) {
      assertRefused(cli, "evil\\u001b]0;owned\\u0007", "characters left out");
      assertThat(cli.err().strip().chars()).noneMatch(Character::isISOControl);
      assertThat(cli.err()).doesNotContain("\u202e").hasSizeLessThan(1200);
    }
  }

  /** Among many recordings, and among the packets of one. */
  @Test
  void theRecordingThatIsTooPoorToEnrolIsNamed() {
    Path store = directory.resolve("new.db");
    Path poor =
        TestRecordings.sigmf(
            directory, "poor", Defects.clipped(TestRecordings.capture(1, 1, 1, 60), 0.3));
    Path zeros = TestRecordings.sigmf(directory, "zeros", IqSignal.of(new float[16_384], 1e6));

    assertRefused(
        Cli.run("enrol", "--model", model, "--store", store, "--device", "d", good, good, poor),
        "clipping: nothing was enrolled: " + poor + ", the packet at sample 3",
        "lower the receiver's gain");
    assertRefused(
        Cli.run("enrol", "--model", model, "--store", store, "--device=d", "--preamble", zeros),
        "nothing was enrolled: " + zeros + ", the packet at sample 0: ");
    assertThat(store).doesNotExist();
  }

  @Test
  void thresholdsThatCantBe() {
    Path store = store();

    assertRefused(identify(store, "--threshold", -1), "-1");
    assertRefused(identify(store, "--threshold", "NaN"), "NaN");
    assertRefused(identify(store, "--false-accept-rate", 2), "between 0 and 1");
    assertRefused(identify(store, "--threshold", 1, "--false-accept-rate", 0.1), "mutually");
  }

  @Test
  void matchersThatCantBe() {
    Path store = store();

    assertRefused(identify(store, "--matcher", "svm"), "--matcher", "svm", "LIKELIHOOD", "KNN");
    assertRefused(
        identify(store, "--matcher", "likelihood", "--threshold", 1),
        "--threshold is a distance",
        "give --false-accept-rate, or --matcher knn");
    assertRefused(
        identify(store, "--matcher", "likelihood"),
        "no statistics of unknown radios",
        "give --matcher knn");
    assertThat(identify(store, "--matcher", "knn").exitCode()).isZero();
  }

  @Test
  void trainingsThatCantBe() {
    Path out = directory.resolve("new.onnx");

    assertRefused(Cli.run("train", "--out", out), "WHAT");
    assertRefused(Cli.run("train", "zigbee", "--out", out), "[LORA, IQ]");
    assertRefused(
        Cli.run("train", "lora", "--out", out, "--both-runs"), "are options of rffi train iq");
    assertRefused(
        Cli.run("train", "iq", "--out", out, "--nodes", 5), "are options of rffi train lora");
    assertRefused(
        Cli.run("train", "iq", "--out", out, "--recipe", "compact"), "of rffi train lora");
    assertRefused(Cli.run("train", "lora"), "--out");
    assertRefused(Cli.run("train", "lora", "--out", out, "--minutes", 0), "must be positive");
    assertRefused(Cli.run("train", "lora", "--out", out, "--seed", -1), "--seed");
    assertRefused(Cli.run("train", "lora", "--out", out, "--recipe", "big"), "COMPACT");
    assertThat(out).doesNotExist();
  }

  @Test
  void aModulationThatTheModelDoesNotFit() {
    Path store = store();

    assertRefused(identify(store, "--sf", 8), "4.0 symbols of LoRa SF8");
    assertRefused(identify(store, "--sf", "7,8"), "one modulation");
  }

  private Cli identify(Path store, Object... more) {
    Object[] args = Arrays.copyOf(new Object[] {"identify", "--model", model}, 6 + more.length);
    args[3] = "--store";
    args[4] = store;
    args[5] = good;
    System.arraycopy(more, 0, args, 6, more.length);
    return Cli.run(args);
  }
}
