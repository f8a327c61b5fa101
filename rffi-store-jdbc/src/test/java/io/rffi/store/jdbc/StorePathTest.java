package io.rffi.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store lies exactly where its path says, whatever the path means to the database. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "most of these names are not allowed there")
class StorePathTest {
  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("abc123", "front end", 2, Metric.EUCLIDEAN);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s;INIT=RUNSCRIPT FROM 'e.sql'--",
        "s;CIPHER=AES",
        "s;ACCESS_MODE_DATA=r",
        "s;TRACE_LEVEL_FILE=3",
        "it's -- \"quoted\" and so on",
        " space before and after ",
        "ünïcödé-指紋-\uD83D\uDCFB",
        "100%;%20%00",
        "~",
        "~root",
        "mem:",
        "nio:x",
        "zip:a.zip!",
        "split:20:x",
        "tcp:localhost",
        "rffi-store:",
        "back\\slash",
        "ends with a dot.",
        "#?&=+",
        ";",
        "tab\tand\nline",
      })
  void anyNameIsExact(String name) throws IOException {
    Path path = folder.resolve(name);
    Fingerprint print = Fingerprint.of(SPACE, 1, 2);
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      store.enrol("a", List.of(print));
    }
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      assertThat(store.snapshot().device("a").orElseThrow().fingerprints()).containsExactly(print);
    }
    try (Stream<Path> made = Files.list(folder)) {
      assertThat(made).containsExactly(path);
    }
    try (Stream<Path> made = Files.list(path)) {
      assertThat(made.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              H2Files.FILE_NAME, StoreLock.FILE_NAME, SpaceReserve.FILE_NAME);
    }
  }

  @Test
  void neverRunsWhatAPathSays() throws IOException {
    Path victim = folder.resolve("victim.txt");
    Path script =
        Files.writeString(
            folder.resolve("e.sql"), "CALL FILE_WRITE(STRINGTOUTF8('owned'), '" + victim + "');");
    Path path = folder.resolve("s;INIT=RUNSCRIPT FROM '" + script + "'--");
    JdbcFingerprintStore.open(path).close();
    assertThat(victim).doesNotExist();
    assertThat(path.resolve(H2Files.FILE_NAME)).exists();
  }

  @Test
  void aRelativePathIsBelowTheWorkingDirectory() throws IOException {
    Path relative = Path.of("target", "relative; store");
    Directories.delete(relative);
    JdbcFingerprintStore.open(relative).close();
    assertThat(relative.resolve(H2Files.FILE_NAME)).exists();
    Directories.delete(relative);
  }
}
