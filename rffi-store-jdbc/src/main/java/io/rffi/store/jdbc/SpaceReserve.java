package io.rffi.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A file that only takes space, so that a device can be removed when the disk is full: the removal
 * itself has to be written.
 */
final class SpaceReserve {
  static final String FILE_NAME = "space.reserve";

  private static final int LENGTH = 1 << 20;

  private final Path file;

  SpaceReserve(Path directory) {
    file = directory.resolve(FILE_NAME);
  }

  /** Sets the space aside, unless that is done or there is none. */
  void set() {
    try {
      if (!Files.exists(file)) {
        Files.write(file, new byte[LENGTH]);
      }
    } catch (IOException none) {
      release();
    }
  }

  /**
   * Frees the space.
   *
   * @return whether there was some
   */
  boolean release() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException stays) {
      return false;
    }
  }

  /** Whether something failed because the disk, or what the user may have of it, is full. */
  static boolean isFull(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(IOException.class::isInstance)
        .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(
            message ->
                message.contains("no space left")
                    || message.contains("quota")
                    || message.contains("not enough space"));
  }
}
