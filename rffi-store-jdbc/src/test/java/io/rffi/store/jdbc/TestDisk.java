package io.rffi.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;

/** A disk that can be full, and that remembers what was not forced to it. */
final class TestDisk implements Disk {
  /** As long as a file may become. */
  private volatile long space = Long.MAX_VALUE;

  /** If this file is there, the disk is full. */
  private volatile Path reserve;

  /** So many writes more arrive; the next is torn, and what comes after it is lost. */
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

  private final AtomicInteger forced = new AtomicInteger();
  private volatile boolean dirty;

  /** Lets files grow no further than so many bytes. */
  void fill(long bytes) {
    space = bytes;
  }

  /** Lets files grow only while another file is not there. */
  void fillUnlessReleased(Path file) {
    space = 0;
    reserve = file;
  }

  /** Lets so many more writes arrive, and half of another, as if the process were killed then. */
  void stopAfter(int writes) {
    left.set(writes);
  }

  void empty() {
    space = Long.MAX_VALUE;
  }

  private boolean fits(long end, long size) {
    return end <= Math.max(space, size) || (reserve != null && !Files.exists(reserve));
  }

  /** How often something was forced to the disk. */
  int forced() {
    return forced.get();
  }

  /** Whether something was written after the last force. */
  boolean isDirty() {
    return dirty;
  }

  @Override
  public FileChannel open(Path file, boolean writable) throws IOException {
    return new Channel(Disk.REAL.open(file, writable));
  }

  private final class Channel extends FileBaseDefault {
    private final FileChannel real;

    Channel(FileChannel real) {
      this.real = real;
    }

    @Override
    public synchronized int write(ByteBuffer from, long position) throws IOException {
      if (!fits(position + from.remaining(), real.size())) {
        // A disk takes what fits.
        ByteBuffer fitting = from.duplicate();
        fitting.limit(fitting.position() + from.remaining() / 2);
        dirty = true;
        real.write(fitting, position);
        throw new IOException("No space left on device");
      }
      dirty = true;
      requireRunning(from, position);
      return real.write(from, position);
    }

    private void requireRunning(ByteBuffer from, long position) throws IOException {
      int arriving = left.getAndUpdate(writes -> Math.max(-1, writes - 1));
      if (arriving > 0) {
        return;
      }
      if (arriving == 0) {
        ByteBuffer torn = from.duplicate();
        torn.limit(torn.position() + from.remaining() / 2);
        real.write(torn, position);
      }
      throw new IOException("stopped");
    }

    @Override
    public void force(boolean metaData) throws IOException {
      real.force(metaData);
      forced.incrementAndGet();
      dirty = false;
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      if (left.get() < 0) {
        throw new IOException("stopped");
      }
      real.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    public synchronized int read(ByteBuffer into, long position) throws IOException {
      return real.read(into, position);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }
  }
}
