package io.rffi.store.jdbc;

import io.rffi.api.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A store's directory, opened and checked.
 *
 * @param lock keeps others out
 * @param connection to the database, for changes
 * @param contents what it holds
 */
record OpenStore(StoreLock lock, Connection connection, Contents contents) {
  /**
   * Opens a directory. An existing database is read through a connection that can't write first, so
   * that a damaged one stays as it is.
   */
  static OpenStore of(Path directory) {
    H2Files files = new H2Files(directory);
    try {
      boolean isNew = prepare(directory, files);
      StoreLock lock = StoreLock.take(directory);
      boolean opened = false;
      try {
        Optional<Contents> found = isNew ? Optional.empty() : read(directory, files);
        Contents contents = found.orElse(Contents.EMPTY);
        requireComplete(directory, contents, lock.completed());
        if (found.isEmpty()) {
          create(files);
        }
        Connection connection = files.open();
        opened = true;
        return new OpenStore(lock, connection, contents);
      } finally {
        if (!opened) {
          lock.close();
        }
      }
    } catch (SQLException error) {
      throw files.explain(error);
    } catch (IOException error) {
      throw new StoreException(
          StoreException.Reason.UNAVAILABLE,
          directory + " can't be read or written: " + error,
          error);
    }
  }

  private static boolean prepare(Path directory, H2Files files) throws IOException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw notAStore(directory, "it is a file, and a store is a directory");
    }
    Files.createDirectories(directory);
    if (files.exist()) {
      return false;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.anyMatch(entry -> !entry.endsWith(StoreLock.FILE_NAME))) {
        throw notAStore(directory, "it has other files, and no " + files.file().getFileName());
      }
    }
    return true;
  }

  private static void create(H2Files files) throws SQLException {
    try (Connection connection = files.open()) {
      new ContentsWriter(connection).create(H2Files.BYTES);
      connection.commit();
      H2Files.sync(connection);
    }
  }

  private static Optional<Contents> read(Path directory, H2Files files)
      throws SQLException, IOException {
    if (Files.size(files.file()) == 0) {
      throw notAStore(directory, files.file().getFileName() + " is empty");
    }
    Connection connection = files.openReadOnly();
    try {
      return new ContentsReader(directory.toString(), connection).read();
    } finally {
      H2Files.closeUnchanged(connection);
    }
  }

  private static void requireComplete(Path directory, Contents contents, long completed) {
    if (contents.gallery().version() < completed) {
      throw notAStore(
          directory,
          "it went back to version %d of %d".formatted(contents.gallery().version(), completed));
    }
  }

  private static StoreException notAStore(Path directory, String what) {
    return new StoreException(
        StoreException.Reason.CORRUPT,
        directory
            + " is damaged or no store of rffi: "
            + what
            + "; restore it from a backup, or choose another path",
        null);
  }
}
