package io.rffi.store.jdbc;

import io.rffi.api.StoreException;
import java.io.EOFException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** Where H2's file lies, and what its errors mean. */
final class H2Files {
  static final String FILE_NAME = H2Database.STEM + ".mv.db";

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
    return switch (error.getErrorCode()) {
      // The lock keeps rffi out of here.
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          new StoreException(
              StoreException.Reason.IN_USE,
              directory + " is open in another program; close it there first",
              error);
      case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.FILE_NOT_FOUND_1 ->
          endsTooEarly(error)
              ? Refusals.damaged(directory, "its file is cut off", error)
              : new StoreException(
                  StoreException.Reason.UNAVAILABLE,
                  directory + " can't be read or written: " + error.getMessage(),
                  error);
      default -> Refusals.damaged(directory, error.getMessage(), error);
    };
  }

  private static boolean endsTooEarly(SQLException error) {
    Throwable cause = error;
    while (cause != null && !(cause instanceof EOFException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
