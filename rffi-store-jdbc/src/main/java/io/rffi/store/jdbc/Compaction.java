package io.rffi.store.jdbc;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.StoreException;
import io.rffi.api.store.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/**
 * Writes a database that has become large for what it holds into a new file, which then takes the
 * old one's name. Every change leaves a piece of the file behind of which little is of use; nothing
 * is moved within the file, where a crash could find it half done.
 */
final class Compaction {
  private static final String FOLDER = "rewriting";

  /** A file may be so many times as long as what it holds. */
  private static final int LARGE = 4;

  /** Below this length nobody minds. */
  private static final long SMALL = 2L << 20;

  /** What a row takes beside a fingerprint's values. */
  private static final int ROW = 64;

  private Compaction() {}

  /**
   * Rewrites a database if that is worth it. Where there is no space for two files the old one
   * stays.
   *
   * @param files of a database that nobody has open
   * @param contents what it holds
   * @param continuing asked now and then whether to go on
   */
  static void unlessCompact(H2Files files, Contents contents, BooleanSupplier continuing)
      throws IOException {
    long length = Files.size(files.file());
    if (length < SMALL || length < LARGE * size(contents)) {
      return;
    }
    try {
      rewrite(files, contents, continuing);
    } catch (SQLException | IOException | StoreException keepTheOld) {
      // The disk is full, perhaps.
    } finally {
      finish(files.directory());
    }
  }

  /** Removes what a rewriting left behind that was cut short. */
  static void finish(Path directory) throws IOException {
    Directories.delete(directory.resolve(FOLDER));
  }

  private static void rewrite(H2Files files, Contents contents, BooleanSupplier continuing)
      throws SQLException, IOException {
    H2Files copy = files.in(FOLDER);
    if (!write(copy, contents, continuing)) {
      return;
    }
    boolean same = OpenStore.read(copy).filter(contents::equals).isPresent();
    if (same) {
      Files.move(copy.file(), files.file(), StandardCopyOption.ATOMIC_MOVE);
      Directories.sync(files.directory());
    }
  }

  /**
   * Writes a database.
   *
   * @param files where; there is none yet
   * @param contents what it will hold
   * @param continuing asked now and then whether to go on
   * @return whether it is complete and on the disk
   */
  static boolean write(H2Files files, Contents contents, BooleanSupplier continuing)
      throws SQLException, IOException {
    Files.createDirectories(files.directory());
    try (H2Database database = files.open()) {
      boolean all =
          new ContentsWriter(database.connection()).create(H2Database.BYTES, contents, continuing);
      database.commit();
      return all;
    }
  }

  private static long size(Contents contents) {
    long size = 0;
    for (EnrolledDevice device : contents.gallery().devices()) {
      long print = ROW + (long) Float.BYTES * device.space().dimension();
      size += ROW + print * device.fingerprints().size();
    }
    return size;
  }
}
