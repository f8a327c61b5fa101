package io.rffi.io;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import io.jhdf.links.SoftLink;
import io.jhdf.nio.FileChannelFromSeekableByteChannel;
import io.rffi.api.MalformedRecordingException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * An open HDF5 file that nobody vouches for: whatever jHDF runs into becomes a {@link
 * MalformedRecordingException}, and links are followed here, not by jHDF, which would walk in
 * circles and into other files.
 */
final class Hdf5File implements Closeable {
  private static final int MOST_STEPS = 64;

  private final FileChannel channel;
  private final ByteSource bytes;
  private final Hdf5Channel metadata;
  private final HdfFile hdf;

  private Hdf5File(FileChannel channel, ByteSource bytes) {
    this.channel = channel;
    this.bytes = bytes;
    metadata = new Hdf5Channel(bytes);
    // Closed with the channel beneath: jHDF itself holds nothing else.
    hdf = guarded(() -> new HdfFile(new FileChannelFromSeekableByteChannel(metadata)));
  }

  static Hdf5File open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    Hdf5File opened = null;
    try {
      opened = new Hdf5File(channel, ByteSource.whole(channel, path.toString()));
      return opened;
    } finally {
      if (opened == null) {
        channel.close();
      }
    }
  }

  /**
   * The bytes of the file, and among them a dataset's, {@link #userBlockBytes} behind where it
   * says.
   */
  ByteSource bytes() {
    return bytes;
  }

  long userBlockBytes() {
    return guarded(hdf::getUserBlockSize);
  }

  /** The dataset of this name. */
  Dataset dataset(String name) {
    Node found = guarded(() -> new Walk().from(hdf, name));
    if (found instanceof Dataset dataset) {
      return dataset;
    }
    throw malformed("there is no dataset named " + name);
  }

  /** Follows links inside of the file, a bounded number of steps. */
  private final class Walk {
    private int steps;

    Node from(Group start, String path) {
      Node at = path.startsWith("/") ? hdf : start;
      for (String name : path.split("/", -1)) {
        if (steps++ == MOST_STEPS) {
          throw malformed("links lead in circles, at " + Quoted.value(path));
        }
        if (at instanceof Group group && !name.isEmpty() && !name.equals(".")) {
          at = target(group, group.getChild(name));
        } else if (!(at instanceof Group)) {
          return null;
        }
      }
      return at;
    }

    private Node target(Group group, Node child) {
      if (child instanceof ExternalLink link) {
        // A file from elsewhere must not reach into others.
        throw malformed("a link leads into another file, " + Quoted.value(link.getTargetPath()));
      }
      return child instanceof SoftLink link ? from(group, link.getTargetPath()) : child;
    }
  }

  MalformedRecordingException malformed(String problem) {
    return bytes.malformed(-1, problem, null);
  }

  /**
   * What jHDF runs into in a damaged file depends on where: buffers, casts, its own exceptions, and
   * the end of the stack or of the memory if it trusts what the file says of depths and sizes.
   */
  <T> T guarded(Supplier<T> read) {
    metadata.allow();
    try {
      return read.get();
    } catch (MalformedRecordingException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      throw metadata.failure().orElseGet(() -> damaged(Quoted.text(e.getMessage()), e));
    } catch (StackOverflowError e) {
      throw damaged("it is nested too deeply, or in circles", e);
    } catch (OutOfMemoryError e) {
      throw damaged("it wants more memory than there is", e);
    }
  }

  private MalformedRecordingException damaged(String how, Throwable cause) {
    return bytes.malformed(-1, "the HDF5 file is damaged or not supported: " + how, cause);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
