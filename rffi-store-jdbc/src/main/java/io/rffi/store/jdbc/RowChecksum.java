package io.rffi.store.jdbc;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Gallery;
import io.rffi.api.store.Contents;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The CRC-32C of each row, over all its columns. The database checks its pages on a sample only: a
 * page that was overwritten can come back with other values.
 */
final class RowChecksum {
  /** Device ids don't have it. */
  private static final char SEPARATOR = '\n';

  private RowChecksum() {}

  /** Of the one row that says what the store is; without a space before the first enrolment. */
  static long ofStore(int format, Contents contents) {
    Gallery gallery = contents.gallery();
    return ofStore(format, gallery.version(), gallery.devices().size(), contents.space());
  }

  /** The same, of what the row itself says. */
  static long ofStore(int format, long version, int devices, Optional<EmbeddingSpace> belongsTo) {
    StringBuilder text = new StringBuilder(Layout.MAGIC);
    append(text, format, version, devices);
    if (belongsTo.isPresent()) {
      EmbeddingSpace space = belongsTo.get();
      append(text, space.id(), space.frontEnd(), space.dimension(), space.metric().text());
    }
    return of(text, new byte[0]);
  }

  static long ofDevice(long ordinal, String id, int fingerprints) {
    StringBuilder text = new StringBuilder("device");
    append(text, ordinal, id, fingerprints);
    return of(text, new byte[0]);
  }

  /**
   * Covers whose it is: in another device's row it is found out. Also where the values end and the
   * ratio begins, which the space says, and that can be damaged itself.
   *
   * @throws IllegalArgumentException if the bits are not as many as the space's fingerprints have
   */
  static long ofFingerprint(String deviceId, int ordinal, EmbeddingSpace space, byte[] bits) {
    StringBuilder text = new StringBuilder("fingerprint");
    append(text, deviceId, ordinal);
    if (FingerprintBits.haveSnr(space, bits)) {
      append(text, space.dimension());
    }
    return of(text, bits);
  }

  private static void append(StringBuilder text, Object... columns) {
    for (Object column : columns) {
      text.append(SEPARATOR).append(column);
    }
  }

  private static long of(StringBuilder text, byte[] bits) {
    CRC32C crc = new CRC32C();
    crc.update(text.toString().getBytes(StandardCharsets.UTF_16LE));
    crc.update(bits);
    return crc.getValue();
  }
}
