package io.rffi.store.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FilePath;

/**
 * A directory that H2 reaches by a number. No part of the directory's own path gets into H2's URL,
 * where semicolons begin settings, and a tilde or a colon at the start means something else.
 *
 * <p>Knows which files H2 has open, and closes them in the end: H2 forgets one that it could not
 * make sense of, and the file would stay locked until the garbage is collected.
 */
final class StoreFiles implements AutoCloseable {
  private static final Map<String, StoreFiles> BY_NUMBER = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  static {
    FilePath.register(new StoreFilePath(""));
  }

  private final String number = Long.toString(NUMBERS.incrementAndGet());
  private final Path directory;
  private final Disk disk;
  private final Set<FileChannel> open = ConcurrentHashMap.newKeySet();

  StoreFiles(Path directory, Disk disk) {
    this.directory = directory.toAbsolutePath();
    this.disk = disk;
    BY_NUMBER.put(number, this);
  }

  /** The directory of a number, unless it was closed. */
  static Optional<StoreFiles> numbered(String number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }

  /** What H2 calls a file of this directory. */
  String name(String file) {
    return StoreFilePath.SCHEME + ":/" + number + "/" + file;
  }

  Path resolve(String file) {
    return directory.resolve(file);
  }

  FileChannel open(String file, boolean writable) throws IOException {
    FileChannel channel = disk.open(resolve(file), writable);
    open.removeIf(closed -> !closed.isOpen());
    open.add(channel);
    return channel;
  }

  @Override
  public void close() throws IOException {
    BY_NUMBER.remove(number);
    for (FileChannel channel : open) {
      channel.close();
    }
  }
}
