package io.rffi.store.jdbc;

import io.rffi.api.StoreException;
import java.io.EOFException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.h2.Driver;
import org.h2.api.ErrorCode;

/** What is particular to H2: where its file lies, how it is opened, and how it reaches the disk. */
final class H2Files {
  /** H2's type for bytes, as long as it takes. */
  static final String BYTES = "VARBINARY";

  private static final String STEM = "fingerprints";

  /**
   * No trace file beside the store; no shutdown hook, because every change is on disk when its call
   * returns; a commit is written by its own thread. The scheme async lets an interrupted thread
   * finish what it writes, where H2's usual one closes the file under everybody.
   */
  private static final String SETTINGS =
      ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";

  private final Path directory;

  H2Files(Path directory) {
    this.directory = directory;
  }

  /** The one file of the database. */
  Path file() {
    return directory.resolve(STEM + ".mv.db");
  }

  boolean exist() {
    return Files.exists(file());
  }

  /** Opens for reading: what is broken stays as it is. */
  Connection openReadOnly() throws SQLException {
    return open(";ACCESS_MODE_DATA=r");
  }

  /** Opens for reading and writing, and creates the file if there is none. */
  Connection open() throws SQLException {
    return open("");
  }

  private Connection open(String mode) throws SQLException {
    Path stem = directory.toAbsolutePath().resolve(STEM);
    Connection connection =
        new Driver().connect("jdbc:h2:async:" + stem + SETTINGS + mode, new Properties());
    connection.setAutoCommit(false);
    return connection;
  }

  /** Forces what was committed to the disk: H2's commit alone leaves it to the operating system. */
  static void sync(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  /**
   * Closes a connection that changed nothing: without compaction, which takes 0.2 s, and without
   * H2's look at a database that may be damaged, which can leave the file open.
   */
  static void closeUnchanged(Connection connection) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    }
  }

  /** What an error at opening or reading means. */
  StoreException explain(SQLException error) {
    return switch (error.getErrorCode()) {
      // The lock keeps rffi out of here. H2 leaves a file that it could not open locked, until the
      // program ends or its garbage is collected.
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          new StoreException(
              StoreException.Reason.IN_USE,
              directory + " is open in another program, or could not be opened before in this one",
              error);
      case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.FILE_NOT_FOUND_1 ->
          endsTooEarly(error)
              ? corrupt("its file is cut off", error)
              : new StoreException(
                  StoreException.Reason.UNAVAILABLE,
                  directory + " can't be read or written: " + error.getMessage(),
                  error);
      default -> corrupt(error.getMessage(), error);
    };
  }

  private StoreException corrupt(String what, SQLException error) {
    return new StoreException(
        StoreException.Reason.CORRUPT,
        directory + " is damaged or no store of rffi: " + what + "; restore it from a backup",
        error);
  }

  private static boolean endsTooEarly(SQLException error) {
    Throwable cause = error;
    while (cause != null && !(cause instanceof EOFException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
