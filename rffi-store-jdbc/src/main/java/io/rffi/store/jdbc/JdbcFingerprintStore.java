package io.rffi.store.jdbc;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Gallery;
import io.rffi.api.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps fingerprints in an embedded database on disk.
 *
 * <p>Each change is one transaction, and is forced to the disk before its call returns: after a
 * crash it is there whole or not at all. Fingerprints come back bit for bit; each has a checksum
 * that is verified when the store is opened. The gallery is held in memory as well, so that {@link
 * #snapshot()} and {@link #version()} cost nothing and never wait for a writer.
 *
 * <p>A store is a directory, and one process has it open at a time. To back it up, close it and
 * copy the directory.
 *
 * <p>Safe for use by many threads at once. When the disk fails, the call throws {@link
 * StoreException}, what was read stays readable, and every later change is refused until the store
 * is opened again.
 */
public final class JdbcFingerprintStore implements FingerprintStore {
  private final Path directory;
  private final StoreLock lock;
  private final Connection connection;
  private final ContentsWriter writer;
  private final Object changing = new Object();
  private volatile Contents contents;
  private volatile boolean closed;
  private boolean changed;
  private boolean failed;

  /** Writes the rows of one change. */
  private interface Rows {
    void write() throws SQLException;
  }

  private JdbcFingerprintStore(Path directory, OpenStore open) {
    this.directory = directory;
    lock = open.lock();
    connection = open.connection();
    contents = open.contents();
    writer = new ContentsWriter(connection);
  }

  /**
   * Opens a store, and creates it if there is none.
   *
   * @param directory the store's directory, for example {@code devices.db}; made, with its parents,
   *     if it does not exist
   * @return the store
   * @throws StoreException if it is no store of rffi or damaged ({@link
   *     io.rffi.api.StoreException.Reason#CORRUPT CORRUPT}; it is left as it is), written by a
   *     later version ({@link io.rffi.api.StoreException.Reason#TOO_NEW TOO_NEW}), open elsewhere
   *     ({@link io.rffi.api.StoreException.Reason#IN_USE IN_USE}), or can't be reached ({@link
   *     io.rffi.api.StoreException.Reason#UNAVAILABLE UNAVAILABLE})
   */
  public static JdbcFingerprintStore open(Path directory) {
    return new JdbcFingerprintStore(directory, OpenStore.of(directory));
  }

  @Override
  public void enrol(String deviceId, List<Fingerprint> fingerprints) {
    EnrolledDevice device = new EnrolledDevice(deviceId, fingerprints);
    change(before -> before.plus(device), () -> writer.insert(deviceId, device.fingerprints()));
  }

  @Override
  public void append(String deviceId, List<Fingerprint> fingerprints) {
    EnrolledDevice more = new EnrolledDevice(deviceId, fingerprints);
    change(before -> before.extended(more), () -> writer.append(deviceId, more.fingerprints()));
  }

  @Override
  public void remove(String deviceId) {
    change(before -> before.minus(deviceId), () -> writer.delete(deviceId));
  }

  @Override
  public Gallery snapshot() {
    requireOpen();
    return contents.gallery();
  }

  @Override
  public long version() {
    return snapshot().version();
  }

  /** Closes the store; does nothing if it is closed. */
  @Override
  public void close() {
    synchronized (changing) {
      if (closed) {
        return;
      }
      closed = true;
      try (lock) {
        if (changed && !failed) {
          connection.close();
        } else {
          H2Files.closeUnchanged(connection);
        }
      } catch (SQLException | IOException error) {
        throw unavailable("it could not be closed: " + error.getMessage(), error);
      }
    }
  }

  private void change(UnaryOperator<Contents> rule, Rows rows) {
    synchronized (changing) {
      requireOpen();
      Contents before = contents;
      Contents after = rule.apply(before);
      if (failed) {
        throw unavailable("an earlier change failed; open it again", null);
      }
      // What is on the disk is not known from here on, unless everything succeeds.
      failed = true;
      try {
        rows.write();
        writer.advance(before, after);
        connection.commit();
        H2Files.sync(connection);
        lock.complete(after.gallery().version());
      } catch (SQLException | IOException error) {
        throw unavailable("a change failed: " + error.getMessage(), error);
      }
      failed = false;
      changed = true;
      contents = after;
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException(StoreException.Reason.CLOSED, directory + " was closed", null);
    }
  }

  private StoreException unavailable(String what, Exception cause) {
    return new StoreException(
        StoreException.Reason.UNAVAILABLE, "the store " + directory + ": " + what, cause);
  }
}
