package io.rffi.io;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The checksum of SigMF: SHA-512 over the whole data file. */
final class Sha512 {
  private static final int BYTES_PER_READ = 1 << 18;

  private Sha512() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-512", e);
    }
  }

  static void verify(ByteSource data, String expected) {
    MessageDigest digest = digest();
    ByteBuffer buffer = ByteBuffer.allocate(BYTES_PER_READ);
    for (long at = 0; at < data.length(); at += buffer.limit()) {
      data.read(at, buffer.clear().limit((int) Math.min(BYTES_PER_READ, data.length() - at)));
      digest.update(buffer.duplicate());
    }
    String actual = HexFormat.of().formatHex(digest.digest());
    if (!actual.equals(expected.toLowerCase(Locale.ROOT))) {
      throw data.malformed(
          -1,
          "the SHA-512 is "
              + actual.substring(0, 16)
              + "…, but the metadata says "
              + expected.substring(0, 16)
              + "…: the samples were changed, truncated or belong to other metadata",
          null);
    }
  }
}
