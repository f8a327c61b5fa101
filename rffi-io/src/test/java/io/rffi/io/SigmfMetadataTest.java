package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SigMF metadata means. */
class SigmfMetadataTest {
  private static final String A = "\"signal:emitter\": {\"label\": \"A\"}";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"x", "x.sigmf-meta", "x.sigmf-data"})
  void opensByEitherHalfOrTheirName(String name) throws IOException {
    TestFiles.pair(folder, "", "", "", TestFiles.ramp(3));
    try (Recordings recordings = Recordings.open(folder.resolve(name))) {
      assertThat(recordings.only().name()).isEqualTo("x");
      assertThat(recordings.only().sampleCount()).isEqualTo(3);
    }
  }

  @Test
  void withoutCapturesThereIsOne() throws IOException {
    Recording recording = open("", "", "", 5);
    assertThat(recording.captures())
        .singleElement()
        .satisfies(capture -> assertThat(capture.sampleCount()).isEqualTo(5));
    assertThat(recording.readAll().centreFrequencyHz()).isEmpty();
  }

  @Test
  void capturesSplitTheRecording() throws IOException {
    String captures =
        "{\"core:sample_start\": 0, \"core:frequency\": 868e6},"
            + "{\"core:sample_start\": 4, \"core:frequency\": 868e6},"
            + "{\"core:sample_start\": 6, \"core:frequency\": 915e6}";
    Recording recording = open("", captures, "", 10);

    assertThat(recording.captures()).extracting(Capture::sampleCount).containsExactly(4L, 2L, 4L);
    assertThat(recording.read(2, 4).centreFrequencyHz()).hasValue(868e6);
    assertThat(recording.read(6, 4).centreFrequencyHz()).hasValue(915e6);
    assertThat(recording.read(5, 2).centreFrequencyHz()).as("two tunings").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T12:00:00Z, 2024-02-29T12:00:00Z",
    "2024-02-29T12:00:00.25Z, 2024-02-29T12:00:00.250Z",
    "2024-02-29T12:00:00.123456789012Z, 2024-02-29T12:00:00.123456789Z",
    "2024-02-29T12:00:00.5, 2024-02-29T12:00:00.500Z",
    "2024-02-29T14:00:00+02:00, 2024-02-29T12:00:00Z"
  })
  void readsTimes(String written, Instant meant) throws IOException {
    String capture = "{\"core:sample_start\": 0, \"core:datetime\": \"" + written + "\"}";
    assertThat(open("", capture, "", 1).captures().get(0).startTime()).contains(meant);
  }

  @Test
  void indicesCountFromTheOffset() throws IOException {
    Recording recording =
        open(
            "\"core:offset\": 1000",
            "{\"core:sample_start\": 1000}, {\"core:sample_start\": 1003}",
            "{\"core:sample_start\": 1002, \"core:sample_count\": 1}",
            5);
    assertThat(recording.captures()).extracting(Capture::startSample).containsExactly(0L, 3L);
    assertThat(recording.annotations().get(0).startSample()).isEqualTo(2);
  }

  @Test
  void headersAndTrailersAreNoSamples() throws IOException {
    byte[] samples = TestFiles.ramp(8);
    byte[] file = new byte[4 + 6 + 3 + 10 + 5];
    Arrays.fill(file, (byte) 99);
    System.arraycopy(samples, 0, file, 4, 6);
    System.arraycopy(samples, 6, file, 13, 10);
    TestFiles.pair(
        folder,
        "\"core:dataset\": \"other.bin\", \"core:trailing_bytes\": 5",
        "{\"core:sample_start\": 0, \"core:header_bytes\": 4},"
            + "{\"core:sample_start\": 3, \"core:header_bytes\": 3}",
        "",
        new byte[0]);
    Files.write(folder.resolve("other.bin"), file);

    try (Recordings recordings = Recordings.open(folder.resolve("x"))) {
      Recording recording = recordings.only();
      assertThat(recording.sampleCount()).isEqualTo(8);
      for (int from = 0; from < 8; from++) {
        for (int count = 1; from + count <= 8; count++) {
          assertThat(TestFiles.rampValue(recording.read(from, count), 0)).isEqualTo(from);
          assertThat(TestFiles.rampValue(recording.read(from, count), count - 1))
              .isEqualTo(from + count - 1);
        }
      }
    }
  }

  @Test
  void annotationsSayWhoAndWhere() throws IOException {
    Recording recording =
        open(
            "",
            "{\"core:sample_start\": 0}, {\"core:sample_start\": 6}",
            "{\"core:sample_start\": 1, \"core:sample_count\": 2, \"core:label\": \"LoRa\", "
                + "\"core:freq_lower_edge\": 1, \"core:freq_upper_edge\": 2.5, "
                + A
                + "}, {\"core:sample_start\": 4.0}",
            10);
    Annotation first = recording.annotations().get(0);
    assertThat(first.emitter()).contains("A");
    assertThat(first.label()).contains("LoRa");
    assertThat(first.lowerEdgeHz()).hasValue(1);
    assertThat(first.upperEdgeHz()).hasValue(2.5);
    assertThat(TestFiles.rampValue(recording.read(first), 0)).isEqualTo(1);
    assertThat(recording.annotations().get(1).sampleCount())
        .as("to the capture's end")
        .isEqualTo(2);
    assertThat(recording.emitter()).contains("A");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-               | -               | -              | -",
        "-               | {'label': 'A'}  | {'label': 'A'} | A",
        "-               | {'label': 'A'}  | {'label': 'B'} | -",
        "{'label': 'C'}  | {'label': 'A'}  | {'label': 'B'} | C",
        "-               | {'seid': 17}    | -              | 17",
        "-               | {'power_tx': 1} | -              | -"
      })
  void theRecordingHasAnEmitterIfAllOfItHasOne(
      String global, String first, String second, String expected) throws IOException {
    Recording recording =
        open(
            global == null ? "" : "\"signal:emitter\": " + global.replace('\'', '"'),
            "",
            annotation(0, first) + "," + annotation(1, second),
            4);
    assertThat(recording.emitter()).isEqualTo(Optional.ofNullable(expected));
  }

  private static String annotation(int start, String emitter) {
    return "{\"core:sample_start\": "
        + start
        + ", \"core:sample_count\": 1"
        + (emitter == null ? "" : ", \"signal:emitter\": " + emitter.replace('\'', '"'))
        + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"signal\", \"version\": \"1.0.0\", \"optional\": false}",
        "{\"name\": \"unheard-of\", \"version\": \"1.0.0\", \"optional\": true}"
      })
  void acceptsExtensionsThatAreKnownOrOptional(String extension) throws IOException {
    assertThat(open("\"core:extensions\": [" + extension + "]", "", "", 2).sampleCount())
        .isEqualTo(2);
  }

  @Test
  void aChecksumInCapitalsIsAChecksum() throws IOException {
    byte[] data = TestFiles.ramp(2);
    String hex = HexFormat.of().withUpperCase().formatHex(Sha512.digest().digest(data));
    assertThat(open("\"core:sha512\": \"" + hex + "\"", "", "", 2).sampleCount()).isEqualTo(2);
  }

  private Recording open(String global, String captures, String annotations, int samples)
      throws IOException {
    Path path = TestFiles.pair(folder, global, captures, annotations, TestFiles.ramp(samples));
    // Left open: what is under test reads from it, and the folder goes away with the test.
    return Recordings.open(path).only();
  }
}
