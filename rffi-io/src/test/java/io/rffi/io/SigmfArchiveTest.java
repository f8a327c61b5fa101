package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rffi.api.MalformedRecordingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives, good and bad; those of another program are among the golden files. */
class SigmfArchiveTest {
  private static final String META =
      "{\"global\": {\"core:datatype\": \"cu8\", \"core:version\": \"1.2.0\","
          + " \"core:sample_rate\": 1000}, \"captures\": [], \"annotations\": []}";

  @TempDir private Path folder;

  @Test
  void membersAreReadInPlace() throws IOException {
    Path archive =
        archive(
            "day",
            "day/",
            null,
            "day/a.sigmf-meta",
            META,
            "day/a.sigmf-data",
            "abcdef",
            "day/b.sigmf-data",
            "gh",
            "day/b.sigmf-meta",
            META,
            "day.sigmf-collection",
            "{}");
    try (Recordings recordings = Recordings.open(archive)) {
      assertThat(recordings).extracting(Recording::name).containsExactly("a", "b");
      assertThat(recordings).extracting(Recording::sampleCount).containsExactly(3L, 1L);
      assertThat(TestFiles.rampValue(recordings.get(0).readAll(), 2)).isEqualTo('e');
      assertThat(TestFiles.rampValue(recordings.get(1).readAll(), 0)).isEqualTo('g');
      assertThatThrownBy(recordings::only).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void isKnownByItsContentToo() throws IOException {
    Path archive = archive("a", "a.sigmf-meta", META, "a.sigmf-data", "abcdef");
    Path renamed = Files.move(archive, folder.resolve("renamed.tar"));
    try (Recordings recordings = Recordings.open(renamed)) {
      assertThat(recordings.only().sampleCount()).isEqualTo(3);
    }
  }

  @Test
  void ofTwoMembersOfOneNameTheLaterCounts() throws IOException {
    Path archive =
        archive("a", "a.sigmf-meta", META, "a.sigmf-data", "abcdef", "a.sigmf-data", "gh");
    try (Recordings recordings = Recordings.open(archive)) {
      assertThat(TestFiles.rampValue(recordings.only().readAll(), 0)).isEqualTo('g');
    }
  }

  @Test
  void refusesHalfRecordings() throws IOException {
    assertThat(opening(archive("a", "a.sigmf-meta", META)))
        .hasMessageContaining("not a.sigmf-data");
    assertThat(opening(archive("b", "b.sigmf-data", "ab")))
        .hasMessageContaining("not b.sigmf-meta");
    assertThat(opening(archive("c", "readme", "ab"))).hasMessageContaining("no recording");
  }

  @Test
  void namesTheMemberThatIsDamaged() throws IOException {
    MalformedRecordingException error =
        opening(archive("a", "d/a.sigmf-meta", META, "d/a.sigmf-data", "abc"));
    assertThat(error.source()).endsWith("a.sigmf!d/a.sigmf-data");
    assertThat(error.byteOffset()).isEqualTo(2);
  }

  @Test
  void refusesTruncatedArchives() throws IOException {
    byte[] whole =
        Files.readAllBytes(archive("a", "a.sigmf-meta", META, "a.sigmf-data", "ab".repeat(2000)));
    for (int length : new int[] {1, 300, 512, 700, 1024, 1600, 5000}) {
      Path cut = folder.resolve("cut.sigmf");
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThat(opening(cut)).as("%d bytes", length).isNotNull();
    }
  }

  @Test
  void refusesOtherThanTar() throws IOException {
    Path path = folder.resolve("x.sigmf");
    Files.write(path, new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertThat(opening(path)).hasMessageContaining("gunzip");
    Files.writeString(path, "hello");
    assertThat(opening(path)).isNotNull();
    Files.write(path, new byte[0]);
    assertThat(opening(path)).hasMessageContaining("empty");
  }

  private Path archive(String name, String... membersAndContents) throws IOException {
    Path path = folder.resolve(name + ".sigmf");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(Files.newOutputStream(path), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (int n = 0; n < membersAndContents.length; n += 2) {
        TarArchiveEntry entry = new TarArchiveEntry(membersAndContents[n]);
        String content = membersAndContents[n + 1];
        byte[] bytes = content == null ? null : content.getBytes(StandardCharsets.US_ASCII);
        entry.setSize(bytes == null ? 0 : bytes.length);
        tar.putArchiveEntry(entry);
        if (bytes != null) {
          tar.write(bytes);
        }
        tar.closeArchiveEntry();
      }
    }
    return path;
  }

  private static MalformedRecordingException opening(Path path) {
    return catchThrowableOfType(
        MalformedRecordingException.class, () -> Recordings.open(path).close());
  }
}
