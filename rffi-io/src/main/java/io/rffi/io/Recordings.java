package io.rffi.io;

import io.rffi.api.MalformedRecordingException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Supplier;

/**
 * The recordings of one file, in the file's order: an unmodifiable list, open until closed.
 *
 * <pre>{@code
 * try (Recordings recordings = Recordings.open(path)) {
 *   for (Recording recording : recordings) {
 *     for (Block block : recording.blocks(1 << 20, 16_384)) { … }
 *   }
 * }
 * }</pre>
 *
 * <p>A file from elsewhere is not trusted. What it claims is held against its length, nothing
 * outside of its folder is opened, and what would fill the memory is refused: SigMF metadata of
 * more than 128 MiB, 500 000 captures or annotations, 2<sup>25</sup> characters of different
 * labels, 65 536 of one text, or 100 levels; HDF5 sets of more than 2<sup>22</sup> packets, or
 * whose chunks make more than 64 MiB to be decoded at once.
 *
 * <p>A SigMF pair or a raw file holds one recording, a SigMF archive one or more; of an HDF5 packet
 * set each packet is one. Safe for use by many threads; closing ends the reads of all.
 */
public final class Recordings extends AbstractList<Recording>
    implements RandomAccess, AutoCloseable {
  private final List<Recording> recordings;
  private final Closeable file;

  /** The list is not copied: it may make its recordings when they are asked for. */
  private Recordings(List<Recording> recordings, Closeable file) {
    this.recordings = recordings;
    this.file = file;
  }

  /**
   * Opens with {@link ReadOptions#defaults()}.
   *
   * @param path either half of a SigMF pair or their name without extension, a SigMF archive, or an
   *     HDF5 packet set
   * @return what is in it, at least one recording
   * @throws MalformedRecordingException if it is not what it claims to be
   * @throws UncheckedIOException if it is missing or cannot be read
   */
  public static Recordings open(Path path) {
    return open(path, ReadOptions.defaults());
  }

  /**
   * Opens a file of nothing but samples.
   *
   * @param path the file; its name says nothing
   * @param format how its samples are stored
   * @return its one recording
   * @throws MalformedRecordingException if it is empty or ends inside of a sample
   * @throws UncheckedIOException if it is missing or cannot be read
   */
  public static Recordings open(Path path, RawFormat format) {
    return open(path, ReadOptions.defaults().withRawFormat(format));
  }

  /**
   * Opens a file. The format is the stated raw one, or else what the extension says ({@code
   * .sigmf-meta}, {@code .sigmf-data}, {@code .sigmf}), or else what the content shows (HDF5, tar),
   * or else, if there is no such file, a SigMF pair of this name.
   *
   * @param path the file
   * @param options how to read it
   * @return what is in it, at least one recording
   * @throws MalformedRecordingException if it is not what it claims to be
   * @throws UncheckedIOException if it is missing or cannot be read
   */
  public static Recordings open(Path path, ReadOptions options) {
    try {
      return FormatProbe.open(path, options);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + path, e);
    }
  }

  /**
   * The recording of a file that holds one.
   *
   * @return the recording
   * @throws IllegalStateException if there are several
   */
  public Recording only() {
    if (recordings.size() != 1) {
      throw new IllegalStateException("not one recording but " + recordings.size());
    }
    return recordings.get(0);
  }

  @Override
  public Recording get(int index) {
    return recordings.get(index);
  }

  @Override
  public int size() {
    return recordings.size();
  }

  /**
   * Closes the file; later reads fail. Closing twice does nothing.
   *
   * @throws UncheckedIOException if the file can't be closed
   */
  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't close the recordings' file", e);
    }
  }

  static Recordings owning(Closeable file, Supplier<Recording> recording) throws IOException {
    return owningAll(file, () -> List.of(recording.get()));
  }

  /** What the supplier makes of the open file; if it fails, the file is closed. */
  static Recordings owningAll(Closeable file, Supplier<List<Recording>> recordings)
      throws IOException {
    boolean opened = false;
    try {
      Recordings made = new Recordings(recordings.get(), file);
      opened = true;
      return made;
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }
}
