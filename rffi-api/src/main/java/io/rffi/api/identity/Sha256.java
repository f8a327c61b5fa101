package io.rffi.api.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of content: a name that two contents don't share. Safe for use by many threads. */
public final class Sha256 {
  private Sha256() {}

  /**
   * Of bytes in memory.
   *
   * @param content any number of bytes
   * @return the hash in 64 digits of lower-case hexadecimal
   */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }

  /**
   * Of all that a stream still holds, which may be more than fits into memory.
   *
   * @param content read to its end, and not closed
   * @return the hash in 64 digits of lower-case hexadecimal
   * @throws IOException if the stream fails
   */
  public static String of(InputStream content) throws IOException {
    MessageDigest digest = digest();
    content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
