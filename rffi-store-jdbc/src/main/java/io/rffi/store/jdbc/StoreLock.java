package io.rffi.store.jdbc;

import io.rffi.api.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The file beside the database that keeps every other process, and every other store of this one,
 * out of a store's directory.
 *
 * <p>It also says which version was completed last. A database whose file was cut off goes back to
 * an older state without a word: the comparison shows it.
 */
final class StoreLock implements AutoCloseable {
  static final String FILE_NAME = "version.lock";

  /** One width for every version, so that each one overwrites the last whole. */
  private static final int DIGITS = 19;

  private final Path directory;

  /** No channel: the interruption of a thread that writes would close it, and free the lock. */
  private final RandomAccessFile file;

  private StoreLock(Path directory, RandomAccessFile file) {
    this.directory = directory;
    this.file = file;
  }

  /**
   * Takes the lock, which the operating system frees when the process ends, however it does.
   *
   * @throws StoreException if the store is in use
   */
  static StoreLock take(Path directory) throws IOException {
    RandomAccessFile file = new RandomAccessFile(directory.resolve(FILE_NAME).toFile(), "rw");
    if (!locked(file)) {
      file.close();
      throw new StoreException(
          StoreException.Reason.IN_USE,
          directory + " is open already, here or in another process; close it there first",
          null);
    }
    return new StoreLock(directory, file);
  }

  private static boolean locked(RandomAccessFile file) throws IOException {
    try {
      FileLock lock = file.getChannel().tryLock();
      return lock != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  /** The version that was completed last, 0 if none was. */
  long completed() throws IOException {
    if (file.length() == 0) {
      return 0;
    }
    byte[] bytes = new byte[(int) Math.min(DIGITS, file.length())];
    file.seek(0);
    file.readFully(bytes);
    String digits = new String(bytes, StandardCharsets.US_ASCII);
    if (!digits.matches("0[0-9]{18}")) {
      throw new StoreException(
          StoreException.Reason.CORRUPT,
          directory.resolve(FILE_NAME) + " is damaged; restore the directory from a backup",
          null);
    }
    return Long.parseLong(digits);
  }

  /** Puts down, on the disk, that a version is complete. */
  void complete(long version) throws IOException {
    file.seek(0);
    file.write("%019d%n".formatted(version).getBytes(StandardCharsets.US_ASCII));
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
