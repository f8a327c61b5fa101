package io.rffi.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.Identification;
import io.rffi.api.IdentifiedPacket;
import io.rffi.api.IqSignal;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.io.RawFormat;
import io.rffi.io.ReadOptions;
import io.rffi.io.SampleFormat;
import io.rffi.match.LikelihoodMatcher;
import io.rffi.store.jdbc.JdbcFingerprintStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings far larger than memory are identified as in one piece. */
class LongRecordingTest {
  private static final int BYTES_PER_SAMPLE = 8;

  /** Here blocks of 2²¹ samples meet, less their overlaps of some 28 700. */
  private static final int STEP = (1 << 21) - 28_674;

  private static final ReadOptions RAW =
      ReadOptions.defaults()
          .withRawFormat(RawFormat.of(SampleFormat.of("cf32_le"), SimulatedRadio.SAMPLE_RATE_HZ));

  @TempDir private Path folder;

  private final SimulatedRadio radio = new SimulatedRadio(3, 5);

  /** In a process with little memory. */
  static final class Identify {
    private Identify() {}

    public static void main(String[] args) {
      IdentifyRecording.run(
          Path.of(args[0]), Path.of(args[1]), RAW, packet -> System.out.println(line(packet, 0)));
    }
  }

  private static String line(IdentifiedPacket packet, long before) {
    Identification who = packet.identification();
    return String.format(
        Locale.ROOT,
        "%.0f %s %s",
        packet.preamble().startSample() + before,
        who instanceof Identification.Recognised known
            ? known.deviceId()
            : who.getClass().getSimpleName(),
        who.evidence().map(why -> String.format(Locale.ROOT, "%.3f", why.score())).orElse(""));
  }

  @Test
  void ofAMoment() throws Exception {
    identify(192L << 20, 96);
  }

  @Test
  @Tag("heavy")
  void ofThreeGigabytes() throws Exception {
    identify(3L << 30, 128);
  }

  private void identify(long bytes, int megabytes) throws Exception {
    Path store = folder.resolve("devices");
    try (JdbcFingerprintStore devices = JdbcFingerprintStore.open(store);
        OnnxEmbedder model = OnnxEmbedder.bundledLora()) {
      LoraPreambleExtractor preambles = LoraPreambleExtractor.of(LoraParameters.EU868_SF7);
      for (int n = 0; n < 2; n++) {
        List<IqSignal> cut = new ArrayList<>();
        for (IqSignal capture : radio.recordings(n, 0, 15)) {
          preambles.extract(capture).forEach(found -> cut.add(found.samples()));
        }
        devices.enrol("radio-" + n, model.embedAll(cut));
      }
    }
    Path file = folder.resolve("long.cf32");
    List<String> whole = write(store, file, bytes);
    List<String> blockwise = identifiedWith(megabytes, store, file);
    assertThat(blockwise).hasSameSizeAs(whole);
    for (int n = 0; n < whole.size(); n++) {
      assertSame(blockwise.get(n), whole.get(n));
    }
    assertThat(whole).anyMatch(line -> line.contains("radio-0"));
  }

  /** The same place and verdict, and the same score but for rounding in the resampler. */
  private static void assertSame(String line, String expected) {
    int score = line.lastIndexOf(' ');
    int expectedScore = expected.lastIndexOf(' ');
    assertThat(line.substring(0, score)).isEqualTo(expected.substring(0, expectedScore));
    assertThat(Double.parseDouble(line.substring(score)))
        .as(line)
        .isCloseTo(Double.parseDouble(expected.substring(expectedScore)), withinPercentage(0.1));
  }

  /** Packets of two known radios and a stranger; what each is taken for when it is alone. */
  private List<String> write(Path store, Path file, long bytes) throws IOException {
    List<String> whole = new ArrayList<>();
    long samples = bytes / BYTES_PER_SAMPLE;
    long apart = samples / 8;
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(bytes);
      for (int n = 0; n < 8; n++) {
        IqSignal capture = radio.recordings(n % 3, 100 + n, 1).get(0);
        long start = Math.min(n * apart, samples - capture.length());
        if (n > 0 && n < 7) {
          // Around an edge of blocks.
          start = start / STEP * STEP + STEP - 12_000 + 9_000L * (n - 1);
        }
        out.seek(start * BYTES_PER_SAMPLE);
        out.write(bytes(capture));
        whole.add(line(alone(store, capture), start));
      }
    }
    return whole;
  }

  private static IdentifiedPacket alone(Path store, IqSignal capture) {
    OnnxEmbedder model = OnnxEmbedder.bundledLora();
    try (DeviceIdentifier identifier =
        DeviceIdentifier.builder()
            .preambles(LoraPreambleExtractor.of(LoraParameters.EU868_SF7))
            .embedder(model)
            .store(JdbcFingerprintStore.open(store))
            .matcher(LikelihoodMatcher.of(model))
            .build()) {
      return identifier.identifyEach(capture).get(0);
    }
  }

  private static byte[] bytes(IqSignal capture) {
    ByteBuffer bytes =
        ByteBuffer.allocate(capture.length() * BYTES_PER_SAMPLE).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : capture.toArray()) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  private static List<String> identifiedWith(int megabytes, Path store, Path file)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Identify.class.getName(),
                store.toString(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }
}
