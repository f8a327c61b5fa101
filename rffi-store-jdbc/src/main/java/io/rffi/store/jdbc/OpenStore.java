package io.rffi.store.jdbc;

import io.rffi.api.StoreException;
import io.rffi.api.store.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A store's directory, opened and checked.
 *
 * @param lock keeps others out
 * @param contents what it holds
 */
record OpenStore(StoreLock lock, Contents contents) {
  /** What can lie in a directory in which a store's creation was cut short. */
  private static final Set<String> OWN = Set.of(StoreLock.FILE_NAME, SpaceReserve.FILE_NAME);

  /**
   * Opens a directory. An existing database is read through a connection that can't write, so that
   * a damaged one stays as it is.
   */
  static OpenStore of(H2Files files) {
    Path directory = files.directory();
    try {
      boolean isNew = prepare(directory, files);
      StoreLock lock = StoreLock.take(directory);
      boolean opened = false;
      try {
        OpenStore open = of(files, lock, isNew);
        opened = true;
        return open;
      } finally {
        if (!opened) {
          lock.close();
        }
      }
    } catch (SQLException error) {
      throw files.explain(error);
    } catch (AssertionError error) {
      // H2's own, where assertions are enabled.
      throw StoreErrors.damaged(directory, "H2 stumbles over it", error);
    } catch (OutOfMemoryError | StackOverflowError error) {
      throw StoreErrors.tooLarge(directory, error);
    } catch (IOException error) {
      throw new StoreException(
          StoreException.Reason.UNAVAILABLE,
          directory + " can't be read or written: " + error,
          error);
    }
  }

  private static OpenStore of(H2Files files, StoreLock lock, boolean isNew)
      throws SQLException, IOException {
    if (isNew && Files.size(lock.path()) == 0) {
      lock.complete(0);
      Directories.sync(files.directory());
    }
    Optional<Contents> found = isNew ? Optional.empty() : readOrDiscard(files, lock);
    Contents contents = found.orElse(Contents.EMPTY);
    requireComplete(files.directory(), contents.gallery().version(), lock);
    if (found.isEmpty()) {
      create(files);
    } else if (contents.space().isEmpty()) {
      try (H2Database database = files.open()) {
        new ContentsWriter(database.connection()).allowAnyMetric();
        database.commit();
      }
    }
    Compaction.finish(files.directory());
    Compaction.unlessCompact(files, contents, () -> true);
    return new OpenStore(lock, contents);
  }

  /** Reads a database; one whose creation broke off, so that it never held anything, is deleted. */
  private static Optional<Contents> readOrDiscard(H2Files files, StoreLock lock)
      throws SQLException, IOException {
    boolean neverHeldAnything =
        Files.size(files.file()) < H2Files.CREATED
            && Files.size(lock.path()) > 0
            && lock.completed().equals(OptionalLong.of(0));
    try {
      return read(files);
    } catch (SQLException | StoreException unreadable) {
      if (!neverHeldAnything) {
        throw unreadable;
      }
      Files.delete(files.file());
      return Optional.empty();
    }
  }

  private static boolean prepare(Path directory, H2Files files) throws IOException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw StoreErrors.notAStore(directory, "it is a file, and a store is a directory");
    }
    Files.createDirectories(directory);
    if (files.exist()) {
      if (!Files.exists(directory.resolve(StoreLock.FILE_NAME))) {
        throw StoreErrors.damaged(
            directory,
            StoreLock.FILE_NAME
                + " is missing, and nothing else tells an older state from the last",
            null);
      }
      return false;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.anyMatch(entry -> !OWN.contains(entry.getFileName().toString()))) {
        throw StoreErrors.notAStore(directory, "it has other files, and no " + H2Files.FILE_NAME);
      }
    }
    return true;
  }

  private static void create(H2Files files) throws SQLException, IOException {
    try (H2Database database = files.open()) {
      new ContentsWriter(database.connection()).create(H2Database.BYTES);
      database.commit();
    }
    Directories.sync(files.directory());
  }

  /**
   * Reads everything that is in a database, through a connection that can't write.
   *
   * @return the contents, empty if the creation of the store was cut short
   */
  static Optional<Contents> read(H2Files files) throws SQLException, IOException {
    if (Files.size(files.file()) == 0) {
      throw StoreErrors.damaged(files.directory(), H2Files.FILE_NAME + " is empty", null);
    }
    try (H2Database database = files.openReadOnly()) {
      return new ContentsReader(files.directory(), database.connection()).read();
    }
  }

  /**
   * The last change may be there although it was not completed: it counts. Anything else is another
   * state than the last.
   */
  static void requireComplete(Path directory, long version, StoreLock lock) throws IOException {
    long completed =
        lock.completed()
            .orElseThrow(
                () -> StoreErrors.damaged(directory, StoreLock.FILE_NAME + " is garbled", null));
    if (version < completed) {
      throw StoreErrors.damaged(
          directory, "it went back to version %d of %d".formatted(version, completed), null);
    }
    if (version > completed + 1) {
      throw StoreErrors.damaged(
          directory,
          "it has version %d, and %s is from version %d"
              .formatted(version, StoreLock.FILE_NAME, completed),
          null);
    }
    if (version != completed) {
      lock.complete(version);
    }
  }
}
