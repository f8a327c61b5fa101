package io.rffi.experiments.run;

import io.rffi.api.identity.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A short text that tells files apart by what is in them. */
public final class FileMark {
  private static final int SHOWN_DIGITS = 16;

  private FileMark() {}

  /**
   * Reads a file.
   *
   * @param file any
   * @return its name and the beginning of its SHA-256
   * @throws UncheckedIOException if it can't be read
   */
  public static String of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String sha256 = Sha256.of(in).substring(0, SHOWN_DIGITS);
      return "data=" + file.getFileName() + " sha256=" + sha256;
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }
}
