package io.rffi.store.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** What {@link Files} lacks. */
final class Directories {
  private Directories() {}

  /**
   * Forces the names in a directory to the disk. Systems that can't open one do that themselves.
   */
  static void sync(Path directory) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(directory, StandardOpenOption.READ);
    } catch (IOException notHere) {
      return;
    }
    try (channel) {
      channel.force(true);
    }
  }

  /** Deletes a directory with all that is in it; does nothing if there is none. */
  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
