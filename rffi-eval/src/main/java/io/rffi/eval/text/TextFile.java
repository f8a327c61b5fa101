package io.rffi.eval.text;

import io.rffi.io.file.StagedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A new text file in UTF-8, which appears under its name when it is committed. */
public final class TextFile implements AutoCloseable {
  private final Path path;
  private final StagedFile staged;
  private final PrintWriter out;

  private TextFile(Path path, boolean replace) throws IOException {
    this.path = path;
    staged = new StagedFile(path, replace);
    out = new PrintWriter(Channels.newWriter(staged.create(), StandardCharsets.UTF_8));
  }

  /**
   * Begins a file.
   *
   * @param path its name, not used yet
   * @return the file, to be closed
   */
  public static TextFile create(Path path) {
    return create(path, false);
  }

  private static TextFile create(Path path, boolean replace) {
    try {
      return new TextFile(path, replace);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + path, e);
    }
  }

  /**
   * Writes a whole file.
   *
   * @param path its name, not used yet
   * @param text what it holds
   */
  public static void write(Path path, String text) {
    write(path, text, false);
  }

  /**
   * Writes a whole file, in the place of one that may be there.
   *
   * @param path its name
   * @param text what it holds
   */
  public static void replace(Path path, String text) {
    write(path, text, true);
  }

  private static void write(Path path, String text, boolean replace) {
    try (TextFile file = create(path, replace)) {
      file.out.print(text);
      file.commit();
    }
  }

  /**
   * Writes a line.
   *
   * @param line without its end
   */
  public void line(String line) {
    // The same on every system.
    out.print(line);
    out.print('\n');
  }

  /** Makes the file appear. */
  public void commit() {
    try {
      out.close();
      if (out.checkError()) {
        throw new IOException("the disk is full or failed");
      }
      staged.publish();
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + path, e);
    }
  }

  @Override
  public void close() {
    out.close();
    try {
      staged.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove temporary files", e);
    }
  }
}
