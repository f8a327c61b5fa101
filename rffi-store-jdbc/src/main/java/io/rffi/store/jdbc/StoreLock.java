package io.rffi.store.jdbc;

import io.rffi.api.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The file beside the database that keeps every other process, and every other store of this one,
 * out of a store's directory.
 *
 * <p>It also says which version was completed last. A database whose file was cut off goes back to
 * an older state without a word: the comparison shows it. It is there before the database is, so
 * that a database without it has lost it.
 */
final class StoreLock implements AutoCloseable {
  static final String FILE_NAME = "version.lock";

  /** One width for every version, so that each one overwrites the last whole. */
  private static final int DIGITS = 19;

  private final Path path;

  /** No channel: the interruption of a thread that writes would close it, and free the lock. */
  private final RandomAccessFile file;

  private StoreLock(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Takes the lock, which the operating system frees when the process ends, however it does.
   *
   * @throws StoreException if the store is in use
   */
  static StoreLock take(Path directory) throws IOException {
    Path path = directory.resolve(FILE_NAME);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    boolean locked = false;
    try {
      locked = locked(file);
    } finally {
      if (!locked) {
        file.close();
      }
    }
    if (!locked) {
      throw new StoreException(
          StoreException.Reason.IN_USE,
          directory + " is open already, here or in another process; close it there first",
          null);
    }
    return new StoreLock(path, file);
  }

  private static boolean locked(RandomAccessFile file) throws IOException {
    try {
      FileLock lock = file.getChannel().tryLock();
      return lock != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  /**
   * The version that was completed last, 0 if none was.
   *
   * @return the version, none if the file is damaged
   */
  OptionalLong completed() throws IOException {
    if (file.length() == 0) {
      return OptionalLong.of(0);
    }
    byte[] bytes = new byte[(int) Math.min(DIGITS, file.length())];
    file.seek(0);
    file.readFully(bytes);
    String digits = new String(bytes, StandardCharsets.US_ASCII);
    return digits.matches("0[0-9]{18}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  Path path() {
    return path;
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
