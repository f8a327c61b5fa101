package io.rffi.store.jdbc;

import io.rffi.api.Gallery;
import io.rffi.api.StoreException;
import io.rffi.api.store.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;

/**
 * Takes what can be read of a damaged store into a new one, and says what is missing.
 *
 * <p>Two ways of reading are tried: the usual one, and one that looks for the latest whole state in
 * every part of the file, also where nothing leads to it any more. The damaged store is copied
 * first and never changed.
 */
public final class StoreSalvage {
  private static final String FOLDER = "salvaging";

  private final Path damaged;
  private final Path into;

  private StoreSalvage(Path damaged, Path into) {
    this.damaged = damaged;
    this.into = into;
  }

  /**
   * Salvages a store.
   *
   * @param damaged the store's directory; its {@code version.lock} may be missing
   * @param into where the new store is made: a directory that is empty or does not exist. Its
   *     version is later than any that the damaged store can have had
   * @return what was found, and what is missing
   * @throws StoreException if {@code damaged} has no database, is in use, or nothing in it can be
   *     read ({@link StoreException.Reason#CORRUPT}; then no new store is made), or {@code into}
   *     can't be used
   */
  public static SalvageReport salvage(Path damaged, Path into) {
    return new StoreSalvage(damaged, into).run();
  }

  private SalvageReport run() {
    H2Files original = new H2Files(damaged);
    if (!Files.isRegularFile(original.file())) {
      throw StoreErrors.notAStore(damaged, "it has no " + H2Files.FILE_NAME);
    }
    try {
      requireEmpty();
      boolean made = false;
      try {
        SalvageReport report = locked(original);
        made = true;
        return report;
      } finally {
        Directories.delete(into.resolve(FOLDER));
        if (!made) {
          Files.deleteIfExists(into);
        }
      }
    } catch (SQLException | IOException error) {
      throw new StoreException(
          StoreException.Reason.UNAVAILABLE, into + " can't be written: " + error, error);
    }
  }

  private void requireEmpty() throws IOException {
    Files.createDirectories(into);
    try (Stream<Path> entries = Files.list(into)) {
      if (entries.findAny().isPresent()) {
        throw new StoreException(
            StoreException.Reason.UNAVAILABLE, into + " is not empty; choose another path", null);
      }
    }
  }

  /** Without a lock file, whether the store is in use can't be told, and its state not either. */
  private SalvageReport locked(H2Files original) throws SQLException, IOException {
    if (!Files.exists(damaged.resolve(StoreLock.FILE_NAME))) {
      return salvage(original, OptionalLong.empty());
    }
    try (StoreLock lock = StoreLock.take(damaged)) {
      return salvage(original, lock.completed());
    }
  }

  private SalvageReport salvage(H2Files original, OptionalLong latest)
      throws SQLException, IOException {
    Optional<TolerantReader.Found> best =
        Stream.of(usual(original), thorough(original))
            .flatMap(Optional::stream)
            .max(
                Comparator.comparing((TolerantReader.Found found) -> found.intact())
                    .thenComparingLong(found -> found.contents().gallery().version())
                    .thenComparingLong(StoreSalvage::fingerprints));
    TolerantReader.Found found =
        best.orElseThrow(
            () ->
                new StoreException(
                    StoreException.Reason.CORRUPT,
                    "nothing can be read of " + damaged + "; restore it from a backup",
                    null));
    Gallery gallery = found.contents().gallery();
    // Who keeps something by a store's version must not take this one for an earlier state.
    long next = Math.max(gallery.version(), latest.orElse(0)) + 1;
    Contents contents =
        new Contents(found.contents().space(), new Gallery(next, gallery.devices()));
    Compaction.write(new H2Files(into), contents, () -> true);
    try (StoreLock lock = StoreLock.take(into)) {
      lock.complete(next);
    }
    Directories.sync(into);
    return new SalvageReport(
        gallery.version(),
        latest,
        gallery.devices().size(),
        found.incomplete(),
        found.lost(),
        found.intact());
  }

  private static int fingerprints(TolerantReader.Found found) {
    return found.contents().gallery().devices().stream()
        .mapToInt(device -> device.fingerprints().size())
        .sum();
  }

  private Optional<TolerantReader.Found> usual(H2Files original) throws IOException {
    return read(copy(original));
  }

  private Optional<TolerantReader.Found> thorough(H2Files original) throws IOException {
    H2Files copy = copy(original);
    StoreFiles files = new StoreFiles(copy.directory(), Disk.REAL);
    try (files) {
      // Closing writes down which state was found, for the usual way of reading.
      MVStore store =
          new MVStore.Builder()
              .fileName(files.name(H2Files.FILE_NAME))
              .autoCommitDisabled()
              .recoveryMode()
              .open();
      store.close();
    } catch (RuntimeException | AssertionError | OutOfMemoryError | StackOverflowError unreadable) {
      return Optional.empty();
    }
    return read(copy);
  }

  private static Optional<TolerantReader.Found> read(H2Files copy) {
    try (H2Database database = copy.openReadOnly()) {
      return new TolerantReader(database.connection()).read();
    } catch (SQLException | AssertionError | OutOfMemoryError | StackOverflowError unreadable) {
      return Optional.empty();
    }
  }

  private H2Files copy(H2Files original) throws IOException {
    H2Files copy = new H2Files(into.resolve(FOLDER));
    Files.createDirectories(copy.directory());
    Files.copy(original.file(), copy.file(), StandardCopyOption.REPLACE_EXISTING);
    return copy;
  }
}
