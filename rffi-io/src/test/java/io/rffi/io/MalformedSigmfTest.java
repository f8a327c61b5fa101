package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rffi.api.MalformedRecordingException;
import io.rffi.api.SignalQualityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SigMF pairs that are not what they claim to be. */
class MalformedSigmfTest {
  private static final byte[] FOUR_SAMPLES = TestFiles.ramp(4);
  private static final String GLOBAL =
      "\"core:datatype\": \"cu8\", \"core:version\": \"1.2.0\", \"core:sample_rate\": 1000";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'core:datatype': 'rf32_le', 'core:version': '1.2.0', 'core:sample_rate': 1 | real samples",
        "'core:datatype': 'cf16_le', 'core:version': '1.2.0', 'core:sample_rate': 1 | is unknown",
        "'core:datatype': 'cf32', 'core:version': '1.2.0', 'core:sample_rate': 1 | is unknown",
        "'core:datatype': 7, 'core:version': '1.2.0', 'core:sample_rate': 1 | must be text",
        "'core:version': '1.2.0', 'core:sample_rate': 1 | global.core:datatype is missing",
        "'core:datatype': 'cu8', 'core:sample_rate': 1 | global.core:version is missing",
        "'core:datatype': 'cu8', 'core:version': 'new', 'core:sample_rate': 1 | is no version",
        "'core:datatype': 'cu8', 'core:version': '2.0.0', 'core:sample_rate': 1 | newer than",
        "'core:datatype': 'cu8', 'core:version': '1.2.0' | core:sample_rate is missing",
        "'core:datatype': 'cu8', 'core:version': '1.2.0', 'core:sample_rate': 0 | positive",
        "'core:datatype': 'cu8', 'core:version': '1.2.0', 'core:sample_rate': -1e6 | positive",
        "'core:datatype': 'cu8', 'core:version': '1.2.0', 'core:sample_rate': 1e999 | not finite",
        "'core:datatype': 'cu8', 'core:version': '1.2.0', 'core:sample_rate': '1M' | a number",
      })
  void refusesGlobals(String global, String problem) throws IOException {
    refuses("{'global': {" + global + "}, 'captures': [], 'annotations': []}", problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'core:num_channels': 2 | interleaved channels",
        "'core:num_channels': 1.5 | must be an integer",
        "'core:sha512': 'abc' | 128 hexadecimal digits",
        "'core:dataset': '../y' | file in the same folder",
        "'core:dataset': 'C:y' | file in the same folder",
        "'core:dataset': 'absent.bin' | is missing",
        "'core:trailing_bytes': 8 | no samples",
        "'core:trailing_bytes': 9007199254740992 | no samples",
        "'core:trailing_bytes': 1e300 | must be an integer",
        "'core:extensions': [{'name': 'x', 'version': '1', 'optional': false}] | extension \"x\"",
        "'core:extensions': [{'name': 'x', 'version': '1'}] | extension \"x\"",
        "'core:extensions': [{'version': '1'}] | core:extensions[0].name is missing",
        "'core:extensions': {'x': 'optional'} | must be an array",
        "'core:offset': 5 | before the file's first sample",
        "'signal:emitter': 'A' | must be an object",
        "'signal:emitter': {'label': 5} | must be text"
      })
  void refusesGlobalFields(String field, String problem) throws IOException {
    refuses(
        "{'global': {"
            + quoted(GLOBAL)
            + ", "
            + field
            + "}, 'captures': [{'core:sample_start': 0}], 'annotations': []}",
        problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | captures[0].core:sample_start is missing",
        "7 | captures[0] must be an object",
        "{'core:sample_start': -1} | must be an integer from 0",
        "{'core:sample_start': 4} | only 4 samples are there",
        "{'core:sample_start': 2}, {'core:sample_start': 1} | captures[1].core:sample_start is less",
        "{'core:sample_start': 0, 'core:header_bytes': 9} | ends behind the file",
        "{'core:sample_start': 0, 'core:header_bytes': 8} | no samples",
        "{'core:sample_start': 0, 'core:frequency': 'low'} | must be a number",
        "{'core:sample_start': 0, 'core:datetime': 'today'} | no ISO 8601 time"
      })
  void refusesCaptures(String captures, String problem) throws IOException {
    refuses(
        "{'global': {" + quoted(GLOBAL) + "}, 'captures': [" + captures + "], 'annotations': []}",
        problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | annotations[0].core:sample_start is missing",
        "{'core:sample_start': 3, 'core:sample_count': 2} | only 4 samples are there",
        "{'core:sample_start': 9} | only 4 samples are there",
        "{'core:sample_start': 0, 'core:freq_lower_edge': 1} | must come together"
      })
  void refusesAnnotations(String annotations, String problem) throws IOException {
    refuses(
        "{'global': {"
            + quoted(GLOBAL)
            + "}, 'captures': [], 'annotations': ["
            + annotations
            + "]}",
        problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'global': } | 12",
        "{'a': 1, 'a': 2} | -1",
        "{'global': {}} trailing | -1",
        "{'global': { | -1",
        "[] | -1",
        "{'captures': []} | -1"
      })
  void refusesOtherThanMetadata(String json, long byteOffset) throws IOException {
    MalformedRecordingException error = refuses(json, "");
    if (byteOffset >= 0) {
      assertThat(error.byteOffset()).isBetween(byteOffset - 3, byteOffset);
      assertThat(error).hasMessageContaining("line 1");
    }
    assertThat(error.source()).endsWith("x.sigmf-meta");
  }

  @Test
  void refusesEmptyFiles() throws IOException {
    Path path = TestFiles.pair(folder, "{\"global\": {" + GLOBAL + "}}", new byte[0]);
    assertThatThrownBy(() -> Recordings.open(path))
        .isInstanceOf(MalformedRecordingException.class)
        .hasMessageContaining("empty");
    refuses("", "");
  }

  @Test
  void refusesHalfASampleAndSaysWhere() throws IOException {
    Path path = TestFiles.pair(folder, "{\"global\": {" + GLOBAL + "}}", new byte[7]);
    MalformedRecordingException error = opening(path);
    assertThat(error).hasMessageContaining("1 bytes instead of 2");
    assertThat(error.byteOffset()).isEqualTo(6);
    assertThat(error.source()).endsWith("x.sigmf-data");
  }

  @Test
  void refusesSamplesThatTheChecksumDoesNotKnow() throws IOException {
    String sha = "\"core:sha512\": \"" + "0".repeat(128) + "\"";
    Path path = TestFiles.pair(folder, sha, "", "", FOUR_SAMPLES);
    assertThat(opening(path)).hasMessageContaining("SHA-512");
    try (Recordings open = Recordings.open(path, ReadOptions.defaults().withoutChecksums())) {
      assertThat(open.only().sampleCount()).isEqualTo(4);
    }
  }

  @Test
  void refusesMissingHalves() throws IOException {
    Path path = TestFiles.pair(folder, "", "", "", FOUR_SAMPLES);
    Files.delete(folder.resolve("x.sigmf-data"));
    assertThat(opening(path)).hasMessageContaining("x.sigmf-data, is missing");

    TestFiles.pair(folder, "\"core:metadata_only\": true", "", "", FOUR_SAMPLES);
    Files.delete(folder.resolve("x.sigmf-data"));
    assertThat(opening(path)).hasMessageContaining("without samples");

    Files.delete(folder.resolve("x.sigmf-meta"));
    Files.write(folder.resolve("x.sigmf-data"), FOUR_SAMPLES);
    assertThat(opening(folder.resolve("x.sigmf-data"))).hasMessageContaining("x.sigmf-meta");
    assertThatThrownBy(() -> Recordings.open(path)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void refusesNanAndSaysWhere() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(8 * 6 + 4, Float.NaN);
    String json = "{\"global\": {" + GLOBAL.replace("cu8", "cf32_le") + "}}";
    Path path = TestFiles.pair(folder, json, data.array());
    try (Recordings recordings = Recordings.open(path)) {
      Recording recording = recordings.only();
      assertThat(recording.read(0, 6).length()).isEqualTo(6);
      MalformedRecordingException error =
          catchThrowableOfType(MalformedRecordingException.class, () -> recording.read(4, 6));
      assertThat(error.byteOffset()).isEqualTo(48);
      assertThat(error).hasMessageContaining("sample 6").hasMessageContaining("cf32_le");
      assertThat(error).hasCauseInstanceOf(SignalQualityException.class);
    }
  }

  @Test
  void refusesDoublesThatNoFloatHolds() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    data.putDouble(16, 1e300);
    String json = "{\"global\": {" + GLOBAL.replace("cu8", "cf64_le") + "}}";
    Path path = TestFiles.pair(folder, json, data.array());
    try (Recordings recordings = Recordings.open(path)) {
      assertThatThrownBy(() -> recordings.only().readAll())
          .isInstanceOf(MalformedRecordingException.class)
          .hasMessageContaining("byte 16");
    }
  }

  @Test
  void noticesThatTheFileShrank() throws IOException {
    Path path = TestFiles.pair(folder, "", "", "", FOUR_SAMPLES);
    try (Recordings recordings = Recordings.open(path)) {
      Files.write(
          folder.resolve("x.sigmf-data"), new byte[5], StandardOpenOption.TRUNCATE_EXISTING);
      assertThatThrownBy(() -> recordings.only().readAll())
          .isInstanceOf(MalformedRecordingException.class)
          .hasMessageContaining("at byte 5");
    }
  }

  @Test
  void readsNothingOutsideAndNothingAfterClosing() throws IOException {
    Path path = TestFiles.pair(folder, "", "", "", FOUR_SAMPLES);
    Recordings recordings = Recordings.open(path);
    Recording recording = recordings.only();
    assertThatThrownBy(() -> recording.read(3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> recording.read(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(recording.read(4, 0).length()).isZero();
    recordings.close();
    recordings.close();
    assertThatThrownBy(recording::readAll).isInstanceOf(UncheckedIOException.class);
  }

  private MalformedRecordingException refuses(String json, String problem) throws IOException {
    Path path = TestFiles.pair(folder, json.replace('\'', '"'), FOUR_SAMPLES);
    MalformedRecordingException error = opening(path);
    assertThat(error).isNotNull().hasMessageContaining(problem);
    return error;
  }

  private static String quoted(String json) {
    return json.replace('"', '\'');
  }

  private static MalformedRecordingException opening(Path path) {
    return catchThrowableOfType(
        MalformedRecordingException.class, () -> Recordings.open(path).close());
  }
}
