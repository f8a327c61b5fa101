package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written by numpy, tarfile and h5py: see {@code golden/make_golden.py}. */
@Tag("golden")
class GoldenFilesTest {

  @ParameterizedTest
  @EnumSource
  void decodesAsNumpyDoes(SampleFormat format) throws IOException {
    try (Recordings recordings = Recordings.open(TestFiles.golden(name(format)))) {
      Recording recording = recordings.only();
      assertThat(recording.format()).isEqualTo(format);
      assertThat(recording.readAll().toArray()).containsExactly(expected().get(format.datatype()));
      assertThat(recording.sampleRateHz()).isEqualTo(250_000);
      Capture capture = recording.captures().get(0);
      assertThat(capture.centreFrequencyHz()).hasValue(868.1e6);
      assertThat(capture.startTime()).contains(Instant.parse("2024-02-29T12:34:56.789Z"));
      assertThat(capture.sampleCount()).isEqualTo(recording.sampleCount()).isEqualTo(8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsTheSameSamplesWithoutMetadata(SampleFormat format) throws IOException {
    RawFormat raw = RawFormat.of(format, 250_000);
    try (Recordings recordings = Recordings.open(TestFiles.golden(name(format)), raw)) {
      assertThat(recordings.only().readAll().toArray())
          .containsExactly(expected().get(format.datatype()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ustar.sigmf", "pax.sigmf"})
  void readsTheRecordingsOfAnArchive(String archive) throws IOException {
    try (Recordings recordings = Recordings.open(TestFiles.golden(archive))) {
      assertThat(recordings).extracting(Recording::name).containsExactly("ci16_le", "cu8");
      for (Recording recording : recordings) {
        assertThat(recording.readAll().toArray()).containsExactly(expected().get(recording.name()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"contiguous.h5", "chunked.h5"})
  void readsPacketSets(String file) {
    ReadOptions options = ReadOptions.defaults().withHdf5SampleRateHz(250_000);
    try (Recordings packets = Recordings.open(TestFiles.golden(file), options)) {
      assertThat(packets).hasSize(7);
      for (int p : new int[] {6, 0, 3, 4, 1, 5, 2}) {
        Recording packet = packets.get(p);
        assertThat(packet.name()).isEqualTo(file + "[" + p + "]");
        assertThat(packet.emitter()).contains(Integer.toString(p % 3 + 1));
        assertThat(packet.sampleRateHz()).isEqualTo(250_000);
        assertThat(packet.sampleCount()).isEqualTo(12);
        assertThat(packet.read(2, 2).toArray())
            .containsExactly(p + 2 / 16f, -p - 2 / 16f, p + 3 / 16f, -p - 3 / 16f);
        assertThat(packet.readAll().i(11)).isEqualTo(p + 11 / 16f);
      }
    }
  }

  @Test
  void takesPacketsAtOneMegahertzUnlessToldOtherwise() {
    try (Recordings packets = Recordings.open(TestFiles.golden("contiguous.h5"))) {
      assertThat(packets.get(0).readAll().sampleRateHz()).isEqualTo(1e6);
      assertThat(packets.get(0).format()).isEqualTo(SampleFormat.CF32_LE);
    }
  }

  private static String name(SampleFormat format) {
    return format.datatype() + ".sigmf-data";
  }

  private static Map<String, float[]> expected() throws IOException {
    return Files.readAllLines(TestFiles.golden("expected.csv")).stream()
        .map(line -> line.split(","))
        .collect(Collectors.toMap(fields -> fields[0], GoldenFilesTest::floats));
  }

  private static float[] floats(String[] fields) {
    float[] values = new float[fields.length - 1];
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) Double.parseDouble(fields[n + 1]);
    }
    return values;
  }
}
