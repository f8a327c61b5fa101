package io.rffi.cli.flow;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** A folder to work in: the user's, or a temporary one that vanishes when it is closed. */
public final class WorkFolder implements AutoCloseable {
  private final Path path;
  private final boolean temporary;

  private WorkFolder(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /**
   * Opens a folder.
   *
   * @param wanted the user's folder, made if it does not exist; null for a temporary one
   * @return the folder, empty
   * @throws CommandFailure if it holds something, or can't be made
   */
  public static WorkFolder at(Path wanted) {
    try {
      if (wanted == null) {
        return new WorkFolder(Files.createTempDirectory("rffi-"), true);
      }
      Files.createDirectories(wanted);
      try (Stream<Path> entries = Files.list(wanted)) {
        if (entries.findAny().isPresent()) {
          throw new CommandFailure(wanted + " is not empty; choose another folder");
        }
      }
      return new WorkFolder(wanted, false);
    } catch (IOException e) {
      throw new CommandFailure("can't make a folder to work in: " + e, e);
    }
  }

  /**
   * Where it is.
   *
   * @return the folder's path
   */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try {
      Files.walkFileTree(path, new Deletion());
    } catch (IOException e) {
      throw new CommandFailure("can't remove the temporary folder " + path + ": " + e, e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      if (e != null) {
        throw e;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
