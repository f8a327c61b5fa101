package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.rffi.api.MalformedRecordingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Packet sets written by h5py in every dress, and hostile ones: see {@code hdf5/make_hdf5.py}. */
class Hdf5FilesTest {

  static Stream<Path> good() throws IOException {
    try (Stream<Path> files = Files.list(TestFiles.resource("/hdf5"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("good-"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("good")
  void readsEveryTypeOrderAndStorage(Path file) {
    try (Recordings packets = Recordings.open(file)) {
      assertThat(packets).hasSize(5);
      for (int p : new int[] {4, 0, 3, 1, 2}) {
        Recording packet = packets.get(p);
        assertThat(packet.emitter()).contains(Integer.toString(p % 3 + 1));
        assertThat(packet.read(1, 2).toArray())
            .containsExactly(p + 1 / 16f, -p - 1 / 16f, p + 2 / 16f, -p - 2 / 16f);
        assertThat(packet.readAll().i(3)).isCloseTo(p + 3 / 16f, within(0f));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "soft-links           | links lead in circles",
        "hard-link            | there is no dataset named data",
        "external-link        | a link leads into another file",
        "linked-link          | a link leads into another file",
        "unwritten            | No chunk with offset",
        "terabytes            | more than the file's",
        "terabytes-compressed | more than the file's",
        "wide-chunk           | more than the file's",
        "many-packets         | more than the file's",
        "inflates             | becomes more than",
        "deflates-short       | has 95 bytes, not 96",
        "shuffle              | made of, 1073741824 bytes",
        "label-inflates       | becomes more than",
        "tree-circle          | in circles",
        "tree-branches        | in circles"
      })
  void refuses(String name, String problem) {
    Path file = TestFiles.resource("/hdf5/bad-" + name + ".h5");
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertThatThrownBy(
                    () -> {
                      try (Recordings packets = Recordings.open(file)) {
                        packets.forEach(Recording::readAll);
                      }
                    })
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining(problem));
  }

  @ParameterizedTest
  @CsvSource({"contiguous.h5", "chunked.h5"})
  void anInterruptIsNoDamage(String name) {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Recordings.open(TestFiles.golden(name)))
          .isInstanceOf(UncheckedIOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
