package io.rffi.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is written under another name beside its target, and appears there when complete: a
 * reader finds all of it, or none. Not thread-safe.
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
    this.staged =
        target.resolveSibling("." + FileNames.of(target) + "." + UUID.randomUUID() + ".tmp");
    refuseExisting();
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
   * Creates the temporary file.
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
