package io.rffi.store.jdbc;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file of a store as H2 sees it. An interrupted thread finishes what it reads or writes, where
 * the usual channel closes the file under everybody.
 */
final class StoreFileChannel extends FileBaseDefault {
  private final Path path;
  private final RandomAccessFile file;

  /** Opens a file for reading, or for writing too, and then creates it if there is none. */
  StoreFileChannel(Path path, boolean writable) throws IOException {
    this.path = path;
    file = new RandomAccessFile(path.toFile(), writable ? "rw" : "r");
  }

  @Override
  public synchronized long size() throws IOException {
    return file.length();
  }

  @Override
  public synchronized int read(ByteBuffer into, long position) throws IOException {
    if (position < 0) {
      // A damaged file can point anywhere.
      throw new EOFException("nothing is at " + position);
    }
    byte[] bytes = new byte[into.remaining()];
    file.seek(position);
    int count = file.read(bytes);
    if (count > 0) {
      into.put(bytes, 0, count);
    }
    return count;
  }

  @Override
  public synchronized int write(ByteBuffer from, long position) throws IOException {
    byte[] bytes = new byte[from.remaining()];
    from.get(bytes);
    file.seek(position);
    file.write(bytes);
    return bytes.length;
  }

  @Override
  protected void implTruncate(long length) throws IOException {
    file.setLength(length);
  }

  @Override
  public void force(boolean metaData) throws IOException {
    file.getFD().sync();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return file.getChannel().tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
