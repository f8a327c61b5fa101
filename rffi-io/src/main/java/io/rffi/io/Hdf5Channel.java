package io.rffi.io;

import io.rffi.api.MalformedRecordingException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Through which jHDF reads a file: so much and no more between two calls of {@link #allow}. An
 * index whose nodes lead back to each other would have it read for ever. Used under a lock of
 * jHDF's.
 */
final class Hdf5Channel implements SeekableByteChannel {
  /** A good file's index is read twice at the most: to look where it ends, and as a whole. */
  private static final long PER_BYTE_OF_FILE = 8;

  private static final long AT_LEAST = 1 << 20;

  /**
   * How deep jHDF may nest its calls in an operation; what it needs for a good file is a tenth of
   * it. A stack that overflows while a file is being read leaves it unable to close (JDK 25).
   */
  private static final int DEEPEST = 1000;

  private static final StackWalker STACK = StackWalker.getInstance();

  private final ByteSource source;
  private long position;
  private long left;
  private long deepest;
  private boolean open = true;
  private Optional<RuntimeException> failure = Optional.empty();

  Hdf5Channel(ByteSource source) {
    this.source = source;
    allow();
  }

  /** Begins another operation. */
  void allow() {
    left = AT_LEAST + PER_BYTE_OF_FILE * source.length();
    deepest = DEEPEST + STACK.walk(Stream::count);
    failure = Optional.empty();
  }

  /** What was thrown here in this operation, which jHDF wraps, or forgets. */
  Optional<RuntimeException> failure() {
    return failure;
  }

  @Override
  public int read(ByteBuffer to) throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
    int count = (int) Math.min(to.remaining(), source.length() - position);
    if (count <= 0) {
      return to.hasRemaining() ? -1 : 0;
    }
    left -= count;
    try {
      if (left < 0 || STACK.walk(frames -> frames.skip(deepest).findFirst()).isPresent()) {
        throw source.malformed(position, "the HDF5 file's index leads in circles", null);
      }
      source.read(position, to.slice(to.position(), count));
    } catch (MalformedRecordingException | UncheckedIOException e) {
      failure = Optional.of(e);
      throw e;
    }
    to.position(to.position() + count);
    position += count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return source.length();
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
