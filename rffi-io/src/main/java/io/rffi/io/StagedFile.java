package io.rffi.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that is written under another name beside its target, and appears there when complete. */
final class StagedFile {
  private final Path target;
  private final Path staged;
  private final boolean replace;

  /** Refuses at once if the target exists and may not be replaced. */
  StagedFile(Path target, boolean replace) throws IOException {
    this.target = target;
    this.replace = replace;
    this.staged =
        target.resolveSibling("." + FileNames.of(target) + "." + UUID.randomUUID() + ".tmp");
    refuseExisting();
  }

  Path path() {
    return staged;
  }

  FileChannel create() throws IOException {
    return FileChannel.open(staged, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /**
   * The content must have reached the disk before its name does: or a crash shows an empty file.
   */
  void publish() throws IOException {
    refuseExisting();
    try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
  }

  void discard() throws IOException {
    Files.deleteIfExists(staged);
  }

  private void refuseExisting() throws IOException {
    if (!replace && Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
  }
}
