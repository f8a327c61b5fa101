package io.rffi.io.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is written under another name beside its target, and appears there when complete and
 * on the disk: a reader finds all of it, or none, even after a kill or a power cut. It may be read
 * by whoever may read the files that this user creates. A symbolic link in its place is replaced
 * itself, not what it points to. Not thread-safe.
 */
public final class StagedFile implements AutoCloseable {
  private final Path target;
  private final Path staged;
  private final boolean replace;

  /**
   * Prepares; nothing is written yet.
   *
   * @param target where the file will appear; its folder must exist
   * @param replace whether it may take the place of another one
   * @throws FileAlreadyExistsException if the target exists and may not be replaced
   */
  public StagedFile(Path target, boolean replace) throws IOException {
    this.target = target;
    this.replace = replace;
    Path name = target.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("no file: " + target);
    }
    this.staged = target.resolveSibling("." + name + "." + UUID.randomUUID() + ".tmp");
    refuseExisting();
  }

  /**
   * Writes a whole file, in the place of one that may be there.
   *
   * @param target where; its folder is made if need be
   * @param content all of it
   * @throws IOException if it can't be written; the old file is then still there, and nothing else
   */
  public static void replace(Path target, byte[] content) throws IOException {
    Path absolute = target.toAbsolutePath();
    try (StagedFile file = new StagedFile(absolute, true)) {
      Files.createDirectories(absolute.getParent());
      try (FileChannel channel = file.create()) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
      file.publish();
    }
  }

  /**
   * Where to write to meanwhile.
   *
   * @return the temporary file's path
   */
  public Path path() {
    return staged;
  }

  /**
   * Creates the temporary file, with the rights of any new one: those of the platform's temporary
   * files are their owner's alone.
   *
   * @return a channel to write to, to be closed before the file is published
   * @throws IOException if it can't be created
   */
  public FileChannel create() throws IOException {
    return FileChannel.open(staged, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /**
   * Makes the file appear under its name, once its content has reached the disk.
   *
   * @throws FileAlreadyExistsException if the target exists by now and may not be replaced
   * @throws IOException if the disk fails
   */
  public void publish() throws IOException {
    refuseExisting();
    // The content before the name: or a crash shows an empty file.
    try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Removes what was not published.
   *
   * @throws IOException if the disk fails
   */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(staged);
  }

  private void refuseExisting() throws IOException {
    if (!replace && Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
  }
}
