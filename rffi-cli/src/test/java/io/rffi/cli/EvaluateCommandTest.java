package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.IqSignal;
import io.rffi.io.Hdf5PacketWriter;
import io.rffi.io.LabelledPacket;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labelled packets by a model that tells mean spectra apart. */
class EvaluateCommandTest {
  private static final Pattern IMAGE = Pattern.compile("<img src=\"data:image/png;base64,([^\"]+)");
  private static final int SAMPLES = 8192;

  @TempDir private Path directory;
  private Path model;
  private Path enrol;
  private Path test;
  private Path rogue;

  @BeforeEach
  void write() throws IOException {
    model =
        TestModel.write(
            directory.resolve("m.onnx"), TestModel.description().withThreshold(0.03, 0.01));
    enrol = set("enrolment", 1, 4, 6, 1);
    test = set("D1", 2, 4, 5, 2);
    rogue = set("rogue", 7, 8, 4, 3);
  }

  /** Noise with a tone of each device's own in it. */
  static IqSignal packet(int device, Random random) {
    float[] values = new float[2 * SAMPLES];
    double step = 2 * Math.PI * 0.02 * (device - 5);
    for (int n = 0; n < SAMPLES; n++) {
      values[2 * n] = (float) (0.3 * Math.cos(step * n) + random.nextGaussian());
      values[2 * n + 1] = (float) (0.3 * Math.sin(step * n) + random.nextGaussian());
    }
    return IqSignal.of(values, 1e6);
  }

  private Path set(String name, int first, int last, int packets, long seed) {
    Random random = new Random(seed);
    List<LabelledPacket> labelled = new ArrayList<>();
    for (int device = first; device <= last; device++) {
      for (int n = 0; n < packets; n++) {
        labelled.add(new LabelledPacket(device, packet(device, random)));
      }
    }
    Path file = directory.resolve(name + ".h5");
    Hdf5PacketWriter.write(file, labelled);
    return file;
  }

  @Test
  void saysHowGoodAModelIs() {
    Cli cli =
        Cli.run("evaluate", "--model", model, "--enrol", enrol, "--test", test, "--rogue", rogue);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.err()).isEmpty();
    JsonNode line = cli.onlyJson();
    assertThat(line.get("accuracy").doubleValue()).isEqualTo(1);
    // All packets of three devices right: the exact bound of 95 % on both sides is 0.025^(1/3).
    assertThat(line.get("accuracyLow95").doubleValue())
        .isCloseTo(Math.pow(0.025, 1.0 / 3), within(1e-9));
    assertThat(line.get("accuracyHigh95").doubleValue()).isEqualTo(1);
    assertThat(line.get("auc").doubleValue()).isEqualTo(1);
    assertThat(line.get("eer").doubleValue()).isEqualTo(0);
    assertThat(line.get("far").doubleValue()).isBetween(0.0, 1.0);
    assertThat(line.get("frrHigh95").doubleValue()).isBetween(0.0, 1.0);
    assertThat(line.get("threshold").doubleValue()).isEqualTo(0.03);
    assertThat(line.get("devices").intValue()).isEqualTo(3);
    assertThat(line.get("packets").intValue()).isEqualTo(15);
    assertThat(line.get("rejected").intValue()).isZero();
    assertThat(line.get("enrolledDevices").intValue()).isEqualTo(4);
    assertThat(line.get("enrolledPackets").intValue()).isEqualTo(24);
    assertThat(line.get("rogueDevices").intValue()).isEqualTo(2);
    assertThat(line.get("roguePackets").intValue()).isEqualTo(8);
    assertThat(line.get("k").intValue()).isEqualTo(15);
    assertThat(line.get("test").textValue()).isEqualTo("D1");
    assertThat(line.get("simulated").isNull()).isTrue();
    assertThat(line.get("report").isNull()).isTrue();
  }

  @Test
  void leavesOutWhatCannotBeSaidWithoutRogues() throws IOException {
    Path plain = TestModel.write(directory.resolve("plain.onnx"), TestModel.description());
    Files.writeString(directory.resolve("testbed.json"), "{}");

    JsonNode line =
        Cli.run("evaluate", "--model", plain, "--enrol", enrol, "--test", test, "--k", 3)
            .onlyJson();

    for (String name : List.of("auc", "aucLow95", "eer", "eerHigh95", "far", "frr", "threshold")) {
      assertThat(line.get(name).isNull()).as(name).isTrue();
    }
    assertThat(line.get("roguePackets").intValue()).isZero();
    assertThat(line.get("k").intValue()).isEqualTo(3);
    assertThat(line.get("simulated").booleanValue()).isTrue();
  }

  /** 60 simulated radios: chance is less than 2 %. */
  @Test
  void saysHowGoodTheClassicalBaselineIs() {
    Path testbed = directory.resolve("lora-60");
    Object[] simulate = {
      "simulate", "lora-60", "--scale", "0.02", "--sets", "enrolment,unseen", "--out", testbed
    };
    assertThat(Cli.run(simulate).exitCode()).isZero();

    Cli cli =
        Cli.run(
            "evaluate",
            "--classical",
            "--enrol",
            testbed.resolve("enrolment.h5"),
            "--test",
            testbed.resolve("unseen.h5"));

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    JsonNode line = cli.onlyJson();
    assertThat(line.get("accuracy").doubleValue()).isGreaterThan(0.5);
    assertThat(line.get("threshold").isNull()).isTrue();
    assertThat(line.get("frr").isNull()).isTrue();
    assertThat(line.get("simulated").booleanValue()).isTrue();
  }

  @Test
  void givesTheSameWhateverTheThreads() {
    List<Object> args =
        List.of("evaluate", "--model", model, "--enrol", enrol, "--test", test, "--rogue", rogue);
    List<Object> one = new ArrayList<>(args);
    one.addAll(List.of("--threads", 1));
    List<Object> three = new ArrayList<>(args);
    three.addAll(List.of("--threads", 3));

    assertThat(Cli.run(one.toArray()).out()).isEqualTo(Cli.run(three.toArray()).out());
  }

  @Test
  void namesPacketsThatAreTooPoor() {
    List<LabelledPacket> packets = new ArrayList<>();
    packets.add(new LabelledPacket(2, packet(2, new Random(9))));
    packets.add(new LabelledPacket(3, IqSignal.of(new float[2 * SAMPLES], 1e6)));
    Path poor = directory.resolve("poor.h5");
    Hdf5PacketWriter.write(poor, packets);

    Cli cli = Cli.run("evaluate", "--model", model, "--enrol", enrol, "--test", poor);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.errors()).hasSize(1);
    assertThat(cli.err()).contains("rejected packet 1 of poor (device 3)");
    assertThat(cli.onlyJson().get("packets").intValue()).isEqualTo(1);
    assertThat(cli.onlyJson().get("rejected").intValue()).isEqualTo(1);
  }

  @Test
  void looksForPacketsInRecordings() throws IOException {
    Path first = Files.createDirectory(directory.resolve("day1"));
    Path second = Files.createDirectory(directory.resolve("day2"));
    for (int device = 1; device <= 3; device++) {
      assertThat(TestRecordings.of(first, device, 0, 3)).exists();
      assertThat(TestRecordings.of(second, device, 10, 2)).exists();
    }

    JsonNode line =
        Cli.run("evaluate", "--model", model, "--enrol", first, "--test", second).onlyJson();

    assertThat(line.get("enrolledPackets").intValue()).isEqualTo(9);
    assertThat(line.get("packets").intValue()).isEqualTo(6);
    assertThat(line.get("devices").intValue()).isEqualTo(3);
  }

  @Test
  void drawsAPage() throws IOException {
    Path out = directory.resolve("report");
    Files.writeString(directory.resolve("testbed.json"), "{}");

    Cli cli =
        Cli.run(
            "evaluate",
            "--model",
            model,
            "--enrol",
            enrol,
            "--test",
            test,
            "--rogue",
            rogue,
            "--out",
            out);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    Path file = out.resolve("report.html");
    assertThat(cli.onlyJson().get("report").textValue()).isEqualTo(file.toString());
    String page = Files.readString(file);
    List<BufferedImage> images = new ArrayList<>();
    for (String png : IMAGE.matcher(page).results().map(match -> match.group(1)).toList()) {
      images.add(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png))));
    }
    assertThat(images).hasSize(5).doesNotContainNull();
    assertThat(IMAGE.matcher(page).replaceAll("<img"))
        .contains("Evaluation of D1", "ROC", "DET", "CMC", "accuracy", "1.0000", "simulated")
        .contains("color-scheme: light dark")
        .doesNotContain("http", "<script", "<link", "@import", "url(", "NaN");
  }

  @Test
  void drawsAPageWithoutRogues() throws IOException {
    Path out = directory.resolve("report");

    Cli cli = Cli.run("evaluate", "--model", model, "--enrol", enrol, "--test", test, "--out", out);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(IMAGE.matcher(Files.readString(out.resolve("report.html"))).results()).hasSize(3);
  }
}
