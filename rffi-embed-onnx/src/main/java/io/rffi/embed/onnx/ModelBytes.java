package io.rffi.embed.onnx;

import io.rffi.api.ModelException;
import io.rffi.api.identity.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A model file, read once: what is hashed, what is looked through and what runs are the same bytes,
 * even if someone changes the file meanwhile.
 */
final class ModelBytes {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

  private final String name;
  private final byte[] bytes;
  private final String sha256;

  ModelBytes(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    sha256 = Sha256.of(bytes);
  }

  static ModelBytes read(Path file) {
    try {
      if (Files.size(file) > Integer.MAX_VALUE - 8) {
        throw new ModelException(file + " is larger than 2 GiB, which no ONNX file can be");
      }
      return new ModelBytes(file.toString(), Files.readAllBytes(file));
    } catch (OutOfMemoryError e) {
      // One array that was not granted: nothing else suffers.
      throw new ModelException(
          "model " + file + " does not fit into the heap; start Java with a larger -Xmx", e);
    } catch (IOException e) {
      throw new ModelException("model " + file + " can't be read: " + e, e);
    }
  }

  /** The file's name, for messages. */
  String name() {
    return name;
  }

  /** The bytes themselves: nobody writes to them. */
  byte[] bytes() {
    return bytes;
  }

  /** In lower-case hexadecimal. */
  String sha256() {
    return sha256;
  }

  ModelBytes requireSha256(String expected) {
    if (!SHA_256.matcher(expected).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: \"" + expected + "\"");
    }
    if (!sha256.equals(expected.toLowerCase(Locale.ROOT))) {
      throw new ModelException(
          "model "
              + name
              + " was changed: its SHA-256 is "
              + sha256
              + ", expected "
              + expected
              + "; get the file again from where it came from");
    }
    return this;
  }
}
