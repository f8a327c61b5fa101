package io.rffi.store.jdbc;

import java.util.List;

/**
 * The tables, in standard SQL. One row of {@code rffi_store} says what it is and counts its
 * changes; {@code rffi_device} has the devices in the order of enrolment; {@code rffi_fingerprint}
 * their fingerprints, as {@link FingerprintBits} has them. Each row has a checksum.
 */
final class Layout {
  /** In the column magic: this is a store of rffi. */
  static final String MAGIC = "rffi fingerprint store";

  /**
   * In the column format: the layout that this version writes. Layout 1 is the same, without
   * signal-to-noise ratios: it is read too, and becomes this one with the first change, in that
   * change's transaction.
   */
  static final int FORMAT = 2;

  /** The column was as long as a name at first, and learned metrics are longer. */
  static final String ANY_METRIC =
      "ALTER TABLE rffi_store ALTER COLUMN metric SET DATA TYPE VARCHAR";

  private Layout() {}

  /**
   * What makes the tables.
   *
   * @param bytesType the database's type for bytes of any length
   */
  static List<String> creation(String bytesType) {
    return List.of(
        """
        CREATE TABLE IF NOT EXISTS rffi_store (
          magic VARCHAR(255) PRIMARY KEY,
          format INTEGER NOT NULL,
          version BIGINT NOT NULL,
          devices INTEGER NOT NULL,
          space_id VARCHAR,
          front_end VARCHAR,
          dimension INTEGER,
          metric VARCHAR,
          checksum BIGINT NOT NULL)
        """,
        """
        CREATE TABLE IF NOT EXISTS rffi_device (
          ordinal BIGINT PRIMARY KEY,
          id VARCHAR(255) NOT NULL UNIQUE,
          fingerprints INTEGER NOT NULL,
          checksum BIGINT NOT NULL)
        """,
        """
        CREATE TABLE IF NOT EXISTS rffi_fingerprint (
          device BIGINT NOT NULL REFERENCES rffi_device (ordinal),
          ordinal INTEGER NOT NULL,
          bits %s NOT NULL,
          checksum BIGINT NOT NULL,
          PRIMARY KEY (device, ordinal))
        """
            .formatted(bytesType));
  }
}
