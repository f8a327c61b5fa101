package io.rffi.io;

import io.rffi.api.IqSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files to read, good and bad. */
final class TestFiles {
  private TestFiles() {}

  static Path golden(String name) {
    return resource("/golden/" + name);
  }

  static Path resource(String name) {
    try {
      return Path.of(TestFiles.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a pair of cu8 samples, 2 bytes each, with the given parts of JSON. */
  static Path pair(Path folder, String global, String captures, String annotations, byte[] data)
      throws IOException {
    String json =
        "{\"global\": {\"core:datatype\": \"cu8\", \"core:version\": \"1.2.0\", "
            + "\"core:sample_rate\": 1000"
            + (global.isEmpty() ? "" : ", " + global)
            + "}, \"captures\": ["
            + captures
            + "], \"annotations\": ["
            + annotations
            + "]}";
    return pair(folder, json, data);
  }

  static Path pair(Path folder, String json, byte[] data) throws IOException {
    Files.writeString(folder.resolve("x.sigmf-meta"), json, StandardCharsets.UTF_8);
    Files.write(folder.resolve("x.sigmf-data"), data);
    return folder.resolve("x");
  }

  /** A tar file of these members. */
  static byte[] tar(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
        entry.setSize(member.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(member.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Samples 0, 1, 2, … of cu8: sample n has I = n and Q = 255 − n before scaling. */
  static byte[] ramp(int samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples);
    for (int n = 0; n < samples; n++) {
      bytes.put((byte) n).put((byte) (255 - n));
    }
    return bytes.array();
  }

  /** The number that {@link #ramp} put into a decoded sample. */
  static int rampValue(IqSignal signal, int n) {
    return Math.round(signal.i(n) * 128 + 128);
  }

  static IqSignal signal(float... interleaved) {
    return IqSignal.of(interleaved, 1e6);
  }

  /** For properties, to which JUnit's temporary folders are not given; in memory if that is had. */
  static void inTemporaryFolder(Consumer<Path> body) {
    try {
      Path memory = Path.of("/dev/shm");
      Path folder =
          Files.isWritable(memory)
              ? Files.createTempDirectory(memory, "rffi-io")
              : Files.createTempDirectory("rffi-io");
      try {
        body.accept(folder);
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
