package io.rffi.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file of a store as H2 sees it. An interrupted thread finishes what it reads or writes, where
 * the usual channel closes the file under everybody.
 */
final class StoreFileChannel extends FileBaseDefault {
  private final Path path;
  private final AsynchronousFileChannel channel;

  /** Opens a file for reading, or for writing too, and then creates it if there is none. */
  StoreFileChannel(Path path, boolean writable) throws IOException {
    this.path = path;
    Set<StandardOpenOption> options =
        writable
            ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)
            : Set.of(StandardOpenOption.READ);
    channel = AsynchronousFileChannel.open(path, options, null);
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public synchronized int read(ByteBuffer into, long position) throws IOException {
    return complete(channel.read(into, position));
  }

  @Override
  public synchronized int write(ByteBuffer from, long position) throws IOException {
    return complete(channel.write(from, position));
  }

  @Override
  protected void implTruncate(long length) throws IOException {
    channel.truncate(length);
  }

  @Override
  public void force(boolean metaData) throws IOException {
    channel.force(metaData);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return channel.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    channel.close();
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private static int complete(Future<Integer> future) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof IOException failure) {
            throw failure;
          }
          throw new IOException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
