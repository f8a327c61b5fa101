package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedCapture;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.embed.onnx.ModelLimits;
import io.rffi.io.SampleFormat;
import io.rffi.io.SigmfDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packets that a model was not made for get no name from any command, and are not enrolled. */
class ModelLimitsCommandTest {
  private static final IqSignal CLEAN = TestRecordings.capture(1, 0, 1, 3);

  @TempDir private Path directory;
  private Path store;
  private Path clean;

  @BeforeEach
  void enrolADevice() throws IOException {
    store = directory.resolve("devices.db");
    clean = TestRecordings.sigmf(directory, "clean", CLEAN);
    limitedTo(ModelLimits.NONE);
    assertThat(run("enrol", "--store", store, "--device", "d1", clean).exitCode()).isZero();
  }

  /** The same model in the eyes of the store, whatever its limits. */
  private void limitedTo(ModelLimits limits) throws IOException {
    ModelDescription model = TestModel.description().withThreshold(2, 0.01).withLimits(limits);
    TestModel.write(directory.resolve("m.onnx"), model);
  }

  private Cli run(String command, Object... more) {
    return Cli.run(
        Stream.concat(Stream.of(command, "--model", directory.resolve("m.onnx")), Stream.of(more))
            .toArray());
  }

  private Cli identify(Object... more) {
    return run("identify", Stream.concat(Stream.of("--store", store), Stream.of(more)).toArray());
  }

  /** By every command that would have named the packet or stored it. */
  private void assertRejected(Path poor, String check, double value, double limit) {
    JsonNode line = identify(poor).onlyJson();
    assertThat(line.get("decision").asText()).isEqualTo("rejected");
    assertThat(line.get("check").asText()).isEqualTo(check);
    assertThat(line.get("value").asDouble()).isCloseTo(value, within(1.5));
    assertThat(line.get("limit").asDouble()).isEqualTo(limit);
    assertThat(identify(poor).exitCode()).isZero();

    Cli verified = run("verify", "--store", store, "--device", "d1", poor);
    assertThat(verified.onlyJson().get("decision").asText()).isEqualTo("rejected");
    assertThat(verified.onlyJson().get("check").asText()).isEqualTo(check);

    JsonNode embedded = run("embed", poor).onlyJson();
    assertThat(embedded.get("embedding").isNull()).isTrue();
    assertThat(embedded.get("reason").asText()).isEqualTo(line.get("reason").asText());

    Path fresh = directory.resolve("fresh.db");
    Cli enrolled = run("enrol", "--store", fresh, "--device", "d2", poor);
    assertThat(enrolled.exitCode()).isEqualTo(2);
    assertThat(enrolled.errors()).hasSize(1);
    assertThat(enrolled.err()).contains(check, "nothing was enrolled");
    assertThat(Files.exists(fresh)).isFalse();
    Cli appended = run("enrol", "--append", "--store", store, "--device", "d1", clean, poor);
    assertThat(appended.exitCode()).isEqualTo(2);
    assertThat(Cli.run("devices", "--store", store).onlyJson().get("packets").asInt()).isEqualTo(1);
  }

  private Path ofOtherModulation(LoraParameters lora) {
    IqSignal capture =
        new SimulatedCapture(TestRecordings.RATE_HZ)
            .silence(3000)
            .packet(TestRecordings.packet(1, 0, lora), 0, 1500)
            .silence(5000)
            .build(30, lora.bandwidthHz(), new Random(5));
    return TestRecordings.sigmf(directory, lora.text().replace(' ', '_'), capture);
  }

  /** SF8 of 250 kHz has as many samples as what the model looks at. */
  @Test
  void packetsOfAnotherModulationAreNamedAsWhatTheyAre() {
    LoraParameters lora = new LoraParameters(8, 250_000);
    Path other = ofOtherModulation(lora);

    assertRejected(other, "waveform", 1, 0);
    assertNamed(other, lora);
    assertThat(identify("--quality-gate", "none", other).err()).contains("no packet found");
    assertThat(identify(clean, other).json()).hasSize(2);
  }

  /** SF11 has more samples, and each search for it takes seconds: by one command only. */
  @Test
  void longerPacketsAreNamedAsWhatTheyAre() {
    LoraParameters lora = new LoraParameters(11, 125_000);
    assertNamed(ofOtherModulation(lora), lora);
  }

  private void assertNamed(Path other, LoraParameters lora) {
    JsonNode line = identify(other).onlyJson();
    assertThat(line.get("decision").asText()).isEqualTo("rejected");
    assertThat(line.get("check").asText()).isEqualTo("waveform");
    assertThat(line.get("reason").asText())
        .contains(lora.describe(), "LoRa SF7 125 kHz", "use a model for this waveform");
  }

  /** The search that it takes finds nothing where there is nothing. */
  @Test
  void noiseIsStillNoPacket() {
    Cli cli = identify(TestRecordings.noise(directory));

    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err()).contains("no packet found");
  }

  /** Asked for by name, packets of another modulation are found, but not named either. */
  @Test
  void aModulationThatIsAskedForIsHeldToTheModelToo() {
    Path other = ofOtherModulation(new LoraParameters(8, 250_000));
    Object[] asked = {"--sf", 8, "--bandwidth", 250000, other};

    assertThat(identify(asked).onlyJson().get("check").asText()).isEqualTo("waveform");
    Object[] open = {"--quality-gate", "none", "--sf", 8, "--bandwidth", 250000, other};
    assertThat(identify(open).onlyJson().get("decision").asText()).isIn("recognised", "rogue");
  }

  @Test
  void weakPacketsAreRejectedByTheModelsLimitUnlessAnotherIsGiven() throws IOException {
    limitedTo(ModelLimits.of(35, 4));

    assertRejected(clean, "snr", 30, 35);
    assertThat(identify("--min-snr", 20, clean).onlyJson().get("decision").asText())
        .isEqualTo("recognised");
    assertThat(identify("--min-snr", 40, clean).onlyJson().get("limit").asDouble()).isEqualTo(40);
    assertThat(identify("--quality-gate", "none", clean).onlyJson().get("decision").asText())
        .isEqualTo("recognised");
  }

  /** In as many steps of a converter, at the RMS of a packet. */
  private Path bytes(double levelSteps) {
    float[] iq = CLEAN.toArray();
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) (iq[n] * levelSteps / 128);
    }
    return TestRecordings.sigmf(
        directory,
        "bytes" + Math.round(levelSteps),
        IqSignal.of(iq, CLEAN.sampleRateHz()),
        SigmfDescription.defaults().withFormat(SampleFormat.CI8));
  }

  @Test
  void packetsInFewStepsOfTheConverterAreRejected() throws IOException {
    limitedTo(ModelLimits.of(-20, 4));

    assertRejected(bytes(2), "level", 2, 4);
    Path strong = bytes(8);
    assertThat(identify(strong).onlyJson().get("decision").asText()).isEqualTo("recognised");
    assertThat(Cli.run("extract", "--sf", 7, strong).onlyJson().get("levelSteps").asDouble())
        .isCloseTo(8, within(0.5));
    assertThat(Cli.run("extract", "--sf", 7, clean).onlyJson().get("levelSteps").isNull()).isTrue();
  }

  /** What is too poor to be judged is not to be judged by either. */
  @Test
  void evaluationsLeaveRejectedPacketsOut() throws IOException {
    Path known = TestRecordings.of(directory, 1, 0, 3);
    Path more = TestRecordings.of(directory, 1, 10, 2);
    limitedTo(ModelLimits.of(35, 4));

    Cli none = run("evaluate", "--enrol", known, "--test", more);
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("SNR of ");
    Cli all = run("evaluate", "--enrol", known, "--test", more, "--min-snr", 20);
    assertThat(all.onlyJson().get("rejected").asInt()).as(all.err()).isZero();

    IqSignal clipped = Defects.clipped(CLEAN, 0.5);
    Path both = Files.createDirectory(directory.resolve("both"));
    SigmfDescription ofD1 = SigmfDescription.defaults().withEmitter("d1");
    TestRecordings.sigmf(both, "a", clipped, ofD1);
    TestRecordings.sigmf(both, "b", CLEAN, ofD1);
    Cli some = run("evaluate", "--enrol", known, "--test", both, "--min-snr", 20);
    assertThat(some.onlyJson().get("rejected").asInt()).isEqualTo(1);
    assertThat(some.onlyJson().get("packets").asInt()).isEqualTo(1);
    assertThat(some.err()).contains("rejected packet 0 of both", "clipped");
  }

  @Test
  void theDemonstrationCountsRejectedPacketsApart() throws IOException {
    limitedTo(ModelLimits.of(33, 4));

    Cli cli =
        run("demo", "--devices", 2, "--rogues", 2, "--packets", 3, "--fresh", 6, "--threshold", 2);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    JsonNode line = cli.onlyJson();
    int rejected = line.get("rejectedDevicePackets").asInt();
    assertThat(rejected).isBetween(1, 11);
    assertThat(line.get("rejectedRoguePackets").asInt()).isBetween(1, 11);
    assertThat(line.get("recognised").asInt() + line.get("confused").asInt() + rejected)
        .isEqualTo(12);
    assertThat(line.get("falseRejects").asInt()).isZero();
    assertThat(line.get("accuracy").asDouble())
        .isEqualTo(line.get("recognised").asInt() / (12.0 - rejected));
    assertThat(cli.err()).contains("rejected as too poor");
  }

  @Test
  void aDemonstrationThatTheModelRejectsEnds() throws IOException {
    limitedTo(ModelLimits.of(60, 4));

    Cli cli = run("demo", "--devices", 1, "--rogues", 0, "--packets", 1, "--threshold", 2);

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("hardly any packet");
  }
}
