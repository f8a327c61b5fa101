package io.rffi.store.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.h2.Driver;

/** What is particular to H2: how a database is opened, reaches the disk, and is closed. */
final class H2Database implements AutoCloseable {
  /** H2's type for bytes, as long as it takes. */
  static final String BYTES = "VARBINARY";

  static final String STEM = "fingerprints";

  /**
   * No trace file beside the store; no shutdown hook, because every change is on disk when its call
   * returns; no thread that writes later, or moves what is written.
   */
  private static final String SETTINGS =
      ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";

  /** No results in temporary files. A database that can be written would remember the number. */
  private static final String READ_ONLY = ";ACCESS_MODE_DATA=r;MAX_MEMORY_ROWS=2147483647";

  private final StoreFiles files;
  private final Connection connection;

  private H2Database(StoreFiles files, Connection connection) {
    this.files = files;
    this.connection = connection;
  }

  /**
   * Opens the database in a directory.
   *
   * @param files the directory, closed with the database, also when opening fails
   * @param writable whether it will be written, and is created if there is none
   */
  static H2Database open(StoreFiles files, boolean writable) throws SQLException {
    H2Database opened = null;
    try {
      String url = "jdbc:h2:" + files.name(STEM) + SETTINGS + (writable ? "" : READ_ONLY);
      Connection connection = new Driver().connect(url, new Properties());
      connection.setAutoCommit(false);
      opened = new H2Database(files, connection);
      return opened;
    } finally {
      if (opened == null) {
        close(files);
      }
    }
  }

  Connection connection() {
    return connection;
  }

  /** Commits and forces to the disk: H2's commit alone leaves that to the operating system. */
  void commit() throws SQLException {
    connection.commit();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  /**
   * Closes without a word more into the file, as the end of the process would: what was committed
   * is on the disk already. H2's own way writes, moves what is written, and fails on a full disk.
   */
  @Override
  public void close() {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException closedAlready) {
      // After a failed write H2 has closed itself.
    } finally {
      close(files);
    }
  }

  private static void close(StoreFiles files) {
    try {
      files.close();
    } catch (IOException nothingLost) {
      // What was committed was forced to the disk before.
    }
  }
}
