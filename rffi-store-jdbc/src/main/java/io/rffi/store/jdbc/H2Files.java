package io.rffi.store.jdbc;

import io.rffi.api.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;

/** Where H2's file lies, and what its errors mean. */
final class H2Files {
  static final String FILE_NAME = H2Database.STEM + ".mv.db";

  /** A file is smaller while the tables are made. */
  static final int CREATED = 1 << 16;

  private final Path directory;
  private final Disk disk;

  H2Files(Path directory) {
    this(directory, Disk.REAL);
  }

  H2Files(Path directory, Disk disk) {
    this.directory = directory;
    this.disk = disk;
  }

  /** The same in a folder of the directory. */
  H2Files in(String folder) {
    return new H2Files(directory.resolve(folder), disk);
  }

  Path directory() {
    return directory;
  }

  /** The one file of the database. */
  Path file() {
    return directory.resolve(FILE_NAME);
  }

  boolean exist() {
    return Files.exists(file());
  }

  /** Opens for reading: what is broken stays as it is. */
  H2Database openReadOnly() throws SQLException {
    return H2Database.open(new StoreFiles(directory, disk), false);
  }

  /** Opens for reading and writing, and creates the file if there is none. */
  H2Database open() throws SQLException {
    return H2Database.open(new StoreFiles(directory, disk), true);
  }

  /** What an error at opening or reading means. */
  StoreException explain(SQLException error) {
    // The lock keeps rffi out of here.
    if (error.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
      return new StoreException(
          StoreException.Reason.IN_USE,
          directory + " is open in another program; close it there first",
          error);
    }
    if (SpaceReserve.isFull(error)) {
      return unavailable("can't be written: the disk is full", error);
    }
    if (error.getErrorCode() == ErrorCode.OUT_OF_MEMORY) {
      return StoreErrors.tooLarge(directory, error);
    }
    Optional<IOException> failure = failure(error);
    if (failure.isEmpty()) {
      return StoreErrors.damaged(directory, error.getMessage(), error);
    }
    return failure.get() instanceof EOFException
        ? StoreErrors.damaged(directory, "its file is cut off", error)
        : unavailable("can't be read or written: " + error.getMessage(), error);
  }

  private StoreException unavailable(String what, SQLException error) {
    return new StoreException(StoreException.Reason.UNAVAILABLE, directory + " " + what, error);
  }

  private static Optional<IOException> failure(SQLException error) {
    return Stream.iterate((Throwable) error, cause -> cause != null, Throwable::getCause)
        .filter(IOException.class::isInstance)
        .map(IOException.class::cast)
        .findFirst();
  }
}
