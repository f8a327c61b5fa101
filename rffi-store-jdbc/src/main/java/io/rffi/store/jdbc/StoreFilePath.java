package io.rffi.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.h2.store.fs.FilePath;

/**
 * A name of a file in {@link StoreFiles}, as H2 wants it: scheme, number of the directory, file.
 * There is nothing but that directory and what lies in it.
 */
final class StoreFilePath extends FilePath {
  static final String SCHEME = "rffi-store";

  StoreFilePath(String name) {
    this.name = name;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FilePath getPath(String path) {
    return new StoreFilePath(path);
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return files()
        .orElseThrow(() -> new IOException(name + " was closed"))
        .open(file(), !"r".equals(mode));
  }

  @Override
  public boolean exists() {
    return path().filter(Files::exists).isPresent();
  }

  @Override
  public boolean isDirectory() {
    return path().filter(Files::isDirectory).isPresent();
  }

  @Override
  public boolean isRegularFile() {
    return path().filter(Files::isRegularFile).isPresent();
  }

  @Override
  public boolean canWrite() {
    return path().filter(Files::isWritable).isPresent();
  }

  @Override
  public boolean isAbsolute() {
    return true;
  }

  @Override
  public FilePath toRealPath() {
    return this;
  }

  @Override
  public FilePath getParent() {
    return file().isEmpty() ? null : new StoreFilePath(name.substring(0, name.lastIndexOf('/')));
  }

  /** What lies beside the database is none of H2's business. */
  @Override
  public List<FilePath> newDirectoryStream() {
    return List.of();
  }

  @Override
  public long size() {
    return get(Files::size);
  }

  @Override
  public long lastModified() {
    return get(Files::getLastModifiedTime).toMillis();
  }

  @Override
  public boolean createFile() {
    return !exists() && get(Files::createFile) != null;
  }

  @Override
  public void createDirectory() {
    get(Files::createDirectories);
  }

  @Override
  public void delete() {
    get(Files::deleteIfExists);
  }

  @Override
  public void moveTo(FilePath newName, boolean atomicReplace) {
    Path target = ((StoreFilePath) newName).path().orElseThrow();
    get(
        path ->
            atomicReplace
                ? Files.move(path, target, StandardCopyOption.ATOMIC_MOVE)
                : Files.move(path, target));
  }

  @Override
  public boolean setReadOnly() {
    return path().filter(path -> path.toFile().setReadOnly()).isPresent();
  }

  private interface Action<T> {
    T on(Path path) throws IOException;
  }

  private <T> T get(Action<T> action) {
    try {
      return action.on(path().orElseThrow(() -> new IOException(name + " was closed")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Path> path() {
    return files().map(files -> files.resolve(file()));
  }

  private Optional<StoreFiles> files() {
    return part(1).flatMap(StoreFiles::numbered);
  }

  /** The file's own name, empty for the directory. */
  private String file() {
    return part(2).orElse("");
  }

  private Optional<String> part(int index) {
    String[] parts = name.split("/", 3);
    return index < parts.length ? Optional.of(parts[index]) : Optional.empty();
  }
}
