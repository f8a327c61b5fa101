package io.rffi.store.jdbc;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Gallery;
import io.rffi.api.StoreException;
import io.rffi.api.store.Contents;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Keeps fingerprints in an embedded database on disk.
 *
 * <p>Each change is one transaction, and is forced to the disk before its call returns: after a
 * crash it is there whole or not at all. Fingerprints come back bit for bit, with their
 * signal-to-noise ratios; each has a checksum that is verified when the store is opened. The
 * gallery is held in memory as well, so that {@link #snapshot()} and {@link #version()} cost
 * nothing and never wait for a writer.
 *
 * <p>A store from before there were ratios is read, with every ratio not measured (+infinity). The
 * first change makes it one of today's, in the same transaction; earlier releases refuse it then.
 *
 * <p>A store is a directory, and one process has it open at a time. To back it up, close it and
 * copy the whole directory: the database alone can't be told from an older one, and is refused. Its
 * path may have any characters.
 *
 * <p>Safe for use by many threads at once. When the disk fails or is full, the call throws {@link
 * StoreException}, what was read stays readable, and the next change reads the store again and goes
 * on from what is on the disk; a change whose call failed may be there then, whole. A device can be
 * removed from a store on a full disk.
 *
 * <p>What a damaged store still has {@link StoreSalvage} takes into a new one.
 */
public final class JdbcFingerprintStore implements FingerprintStore {
  /** What closing may take longer, to make a large file small. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final H2Files files;
  private final StoreLock lock;
  private final SpaceReserve reserve;
  private final Object changing = new Object();

  private volatile Contents contents;
  private volatile boolean closed;

  /** Open from the first change on: who only reads leaves the file alone. */
  private H2Database database;

  private boolean changed;
  private boolean failed;

  /** Writes the rows of one change. */
  private interface Rows {
    void write(ContentsWriter writer) throws SQLException;
  }

  private JdbcFingerprintStore(H2Files files) {
    this.files = files;
    OpenStore open = OpenStore.of(files);
    lock = open.lock();
    contents = open.contents();
    reserve = new SpaceReserve(files.directory());
    reserve.set();
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
    return open(directory, Disk.REAL);
  }

  static JdbcFingerprintStore open(Path directory, Disk disk) {
    return new JdbcFingerprintStore(new H2Files(directory, disk));
  }

  @Override
  public void enrol(String deviceId, List<Fingerprint> fingerprints) {
    EnrolledDevice device = new EnrolledDevice(deviceId, fingerprints);
    change(before -> before.plus(device), writer -> writer.insert(deviceId, device.fingerprints()));
  }

  @Override
  public void append(String deviceId, List<Fingerprint> fingerprints) {
    EnrolledDevice more = new EnrolledDevice(deviceId, fingerprints);
    change(before -> before.extended(more), writer -> writer.append(deviceId, more.fingerprints()));
  }

  @Override
  public void replace(String deviceId, List<Fingerprint> fingerprints) {
    EnrolledDevice device = new EnrolledDevice(deviceId, fingerprints);
    change(
        before -> before.replaced(device),
        writer -> writer.replace(deviceId, device.fingerprints()));
  }

  @Override
  public void rename(String deviceId, String newId) {
    EnrolledDevice.requireValidId(newId);
    synchronized (changing) {
      change(
          before -> before.renamed(deviceId, newId),
          writer -> writer.rename(deviceId, newId, contents.require(deviceId).fingerprints()));
    }
  }

  @Override
  public void remove(String deviceId) {
    synchronized (changing) {
      UnaryOperator<Contents> rule = before -> before.minus(deviceId);
      Contents before = contents;
      try {
        change(rule, writer -> writer.delete(deviceId));
      } catch (StoreException failure) {
        if (!SpaceReserve.isFull(failure) || !reserve.release()) {
          throw failure;
        }
        recover();
        // It may have arrived on the disk nevertheless.
        if (!contents.equals(rule.apply(before))) {
          change(rule, writer -> writer.delete(deviceId));
        }
        reserve.set();
      }
    }
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

  /**
   * Closes the store; does nothing if it is closed. Everything is on the disk already, so that a
   * full one is no hindrance. A file that has become large for what it holds is written anew, which
   * may take some seconds.
   */
  @Override
  public void close() {
    synchronized (changing) {
      if (closed) {
        return;
      }
      closed = true;
      try (lock) {
        if (database != null) {
          database.close();
        }
        if (changed && !failed) {
          Compaction.unlessCompact(files, contents, until(PATIENCE));
        }
      } catch (IOException error) {
        throw unavailable("it could not be closed: " + error.getMessage(), error);
      }
    }
  }

  private static BooleanSupplier until(Duration timeout) {
    long begin = System.nanoTime();
    return () -> System.nanoTime() - begin < timeout.toNanos();
  }

  private void change(UnaryOperator<Contents> rule, Rows rows) {
    synchronized (changing) {
      requireOpen();
      if (failed) {
        recover();
      }
      Contents before = contents;
      Contents after = rule.apply(before);
      // What is on the disk is not known from here on, unless everything succeeds.
      failed = true;
      try {
        if (database == null) {
          database = files.open();
        }
        ContentsWriter writer = new ContentsWriter(database.connection());
        rows.write(writer);
        writer.advance(before, after);
        database.commit();
        lock.complete(after.gallery().version());
        failed = false;
      } catch (SQLException | IOException error) {
        throw failed(error);
      }
      changed = true;
      contents = after;
    }
  }

  /** Goes on, after a failure, from what is on the disk. */
  private void recover() {
    if (database != null) {
      database.close();
      database = null;
    }
    try {
      Contents found =
          OpenStore.read(files).orElseThrow(() -> unavailable("its database is empty now", null));
      OpenStore.requireComplete(files.directory(), found.gallery().version(), lock);
      contents = found.sharing(contents);
      failed = false;
    } catch (SQLException | IOException error) {
      throw failed(error);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException(
          StoreException.Reason.CLOSED, files.directory() + " was closed", null);
    }
  }

  private StoreException failed(Exception error) {
    return unavailable(
        SpaceReserve.isFull(error)
            ? "the disk is full; free some space and try again, nothing that was acknowledged is"
                + " lost"
            : "a change failed: " + error.getMessage(),
        error);
  }

  private StoreException unavailable(String what, Exception cause) {
    return StoreErrors.unavailable(files.directory(), what, cause);
  }
}
