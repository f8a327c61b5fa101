package io.rffi.store.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Opens the files of a database. A test's own can be full. */
@FunctionalInterface
interface Disk {
  /** The one that everybody has. */
  Disk REAL = StoreFileChannel::new;

  /**
   * Opens a file.
   *
   * @param file its path
   * @param writable whether it will be written, and is created if there is none
   * @return the open file
   */
  FileChannel open(Path file, boolean writable) throws IOException;
}
