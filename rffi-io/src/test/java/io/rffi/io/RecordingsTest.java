package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.MalformedRecordingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file is of which format, and raw files. */
class RecordingsTest {
  private static final RawFormat RAW =
      RawFormat.of(SampleFormat.CU8, 2e6).withCentreFrequencyHz(868e6);

  @TempDir private Path folder;

  @Test
  void readsRawFiles() throws IOException {
    Path path = Files.write(folder.resolve("iq.bin"), TestFiles.ramp(5));
    try (Recordings recordings = Recordings.open(path, RAW)) {
      Recording recording = recordings.only();
      assertThat(recording.name()).isEqualTo("iq.bin");
      assertThat(recording.sampleRateHz()).isEqualTo(2e6);
      assertThat(recording.emitter()).isEmpty();
      assertThat(recording.readAll().centreFrequencyHz()).hasValue(868e6);
      assertThat(TestFiles.rampValue(recording.read(3, 2), 1)).isEqualTo(4);
    }
  }

  @Test
  void refusesRawFilesOfNoOrHalfSamples() throws IOException {
    Path path = Files.write(folder.resolve("iq.bin"), new byte[0]);
    assertRefuses(path, RAW, "no samples in 0 bytes");
    Files.write(path, new byte[3]);
    assertRefuses(path, RAW, "1 bytes instead of 2");
  }

  @Test
  void refusesUnknownAndMissingFiles() throws IOException {
    Path unknown = Files.writeString(folder.resolve("notes.txt"), "hello");
    assertThatThrownBy(() -> Recordings.open(unknown))
        .isInstanceOf(MalformedRecordingException.class)
        .hasMessageContaining("raw format");
    assertThatThrownBy(() -> Recordings.open(folder))
        .isInstanceOf(MalformedRecordingException.class)
        .hasMessageContaining("folder");
    for (String name : new String[] {"no", "no.sigmf", "no.sigmf-meta", "no.h5"}) {
      assertThatThrownBy(() -> Recordings.open(folder.resolve(name)))
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(NoSuchFileException.class);
    }
    assertThatThrownBy(() -> Recordings.open(folder.resolve("no"), RAW))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void refusesImpossibleFormats() {
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> RawFormat.of(SampleFormat.CI8, rate))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ReadOptions.defaults().withHdf5SampleRateHz(rate))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new RawFormat(SampleFormat.CI8, 1, OptionalDouble.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SampleFormat.of("ri16_le"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("real")
        .hasMessageContaining("ci16_le");
  }

  private static void assertRefuses(Path path, RawFormat format, String problem) {
    assertThatThrownBy(() -> Recordings.open(path, format))
        .isInstanceOf(MalformedRecordingException.class)
        .hasMessageContaining(problem);
  }
}
