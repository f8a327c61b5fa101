package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.MalformedRecordingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens to a file's bytes: it is read, or refused as malformed. */
@Tag("property")
class DamagedFilesTest {

  @Property(tries = 400, seed = "20240229")
  void metadata(
      @ForAll @IntRange(max = 408) int at, @ForAll @Size(min = 1, max = 3) byte[] written) {
    readsOrRefuses("ci16_le.sigmf-meta", "x.sigmf-meta", at, written);
  }

  @Property(tries = 400, seed = "20240229")
  void archive(
      @ForAll @IntRange(max = 10_239) int at, @ForAll @Size(min = 1, max = 3) byte[] written) {
    readsOrRefuses("pax.sigmf", "x.sigmf", at, written);
  }

  @Property(tries = 200, seed = "20240229")
  void contiguousHdf5(
      @ForAll @IntRange(max = 2775) int at, @ForAll @Size(min = 1, max = 3) byte[] written) {
    readsOrRefuses("contiguous.h5", "x.h5", at, written);
  }

  @Property(tries = 200, seed = "20240229")
  void chunkedHdf5(
      @ForAll @IntRange(max = 6335) int at, @ForAll @Size(min = 1, max = 3) byte[] written) {
    readsOrRefuses("chunked.h5", "x.h5", at, written);
  }

  private static void readsOrRefuses(String golden, String name, int at, byte[] written) {
    TestFiles.inTemporaryFolder(
        folder -> {
          Path path = folder.resolve(name);
          try {
            byte[] bytes = Files.readAllBytes(TestFiles.golden(golden));
            for (int n = 0; n < written.length && at + n < bytes.length; n++) {
              bytes[at + n] = written[n];
            }
            Files.write(path, bytes);
            Files.copy(TestFiles.golden("ci16_le.sigmf-data"), folder.resolve("x.sigmf-data"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          try (Recordings recordings = Recordings.open(path)) {
            for (Recording recording : recordings) {
              assertThat((long) recording.readAll().length()).isEqualTo(recording.sampleCount());
            }
          } catch (MalformedRecordingException refused) {
            assertThat(refused.source()).contains("x.");
          }
        });
  }
}
