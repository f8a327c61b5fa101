package io.rffi.io;

import io.rffi.api.MalformedRecordingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A stretch of an open file: all of it, or an archive's member. Reads carry their position, so many
 * threads may read at once.
 */
final class ByteSource {
  private final FileChannel channel;
  private final String name;
  private final long start;
  private final long length;

  ByteSource(FileChannel channel, String name, long start, long length) {
    this.channel = channel;
    this.name = name;
    this.start = start;
    this.length = length;
  }

  static ByteSource whole(FileChannel channel, String name) {
    try {
      return new ByteSource(channel, name, 0, channel.size());
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name, e);
    }
  }

  String name() {
    return name;
  }

  long length() {
    return length;
  }

  /** Fills what remains of the buffer from {@code position} on, and flips it. */
  void read(long position, ByteBuffer target) {
    long at = position;
    while (target.hasRemaining()) {
      int got;
      try {
        got = at < length ? channel.read(target, start + at) : -1;
      } catch (IOException e) {
        throw new UncheckedIOException("can't read " + name, e);
      }
      if (got < 0) {
        throw malformed(at, "the file ends here, " + target.remaining() + " bytes too early", null);
      }
      at += got;
    }
    target.flip();
  }

  /** From the first byte on. */
  InputStream stream() {
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] to, int offset, int count) {
        int got = (int) Math.min(count, length - at);
        if (got == 0 && count > 0) {
          return -1;
        }
        ByteSource.this.read(at, ByteBuffer.wrap(to, offset, got));
        at += got;
        return got;
      }
    };
  }

  MalformedRecordingException malformed(long position, String problem, Throwable cause) {
    return new MalformedRecordingException(name, position, problem, cause);
  }
}
