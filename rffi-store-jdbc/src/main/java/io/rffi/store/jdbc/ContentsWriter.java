package io.rffi.store.jdbc;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.StoreException;
import io.rffi.api.store.Contents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Writes changes of a store. Each belongs into one transaction that {@link #advance} completes. */
final class ContentsWriter {
  /**
   * So many devices in one transaction: the database remembers how to undo it, and each leaves a
   * piece of the file behind.
   */
  private static final int TOGETHER = 500;

  private final Connection connection;

  ContentsWriter(Connection connection) {
    this.connection = connection;
  }

  /** Makes an empty store; the row that makes it one comes last. */
  void create(String bytesType) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : Layout.creation(bytesType)) {
        statement.execute(table);
      }
    }
    update(
        "INSERT INTO rffi_store (magic, format, version, devices, checksum)"
            + " VALUES (?, ?, 0, 0, ?)",
        Layout.MAGIC,
        Layout.FORMAT,
        RowChecksum.ofStore(Layout.FORMAT, Contents.EMPTY));
  }

  /** Of a store that has no space yet, and may be from an earlier release. */
  void allowAnyMetric() throws SQLException {
    update(Layout.ANY_METRIC);
  }

  /**
   * Makes a store that holds something already. Not atomic: it is one when this returns, and none
   * before.
   *
   * @param continuing asked after every few devices, whether to go on
   * @return whether all is written
   */
  boolean create(String bytesType, Contents contents, BooleanSupplier continuing)
      throws SQLException {
    create(bytesType);
    int written = 0;
    for (EnrolledDevice device : contents.gallery().devices()) {
      insert(device.id(), device.fingerprints());
      written++;
      if (written % TOGETHER == 0) {
        if (!continuing.getAsBoolean()) {
          return false;
        }
        connection.commit();
      }
    }
    if (contents.space().isPresent()) {
      advance(Contents.EMPTY, contents);
    }
    return true;
  }

  void insert(String deviceId, List<Fingerprint> fingerprints) throws SQLException {
    update(
        "INSERT INTO rffi_device (ordinal, id, fingerprints, checksum)"
            + " SELECT COALESCE(MAX(ordinal), 0) + 1, CAST(? AS VARCHAR(255)), 0, 0"
            + " FROM rffi_device",
        deviceId);
    append(deviceId, fingerprints);
  }

  void append(String deviceId, List<Fingerprint> fingerprints) throws SQLException {
    long device = number("SELECT ordinal FROM rffi_device WHERE id = ?", deviceId);
    int present =
        Math.toIntExact(number("SELECT fingerprints FROM rffi_device WHERE ordinal = ?", device));
    int total = Math.addExact(present, fingerprints.size());
    update(
        "UPDATE rffi_device SET fingerprints = ?, checksum = ? WHERE ordinal = ?",
        total,
        RowChecksum.ofDevice(device, deviceId, total),
        device);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO rffi_fingerprint (device, ordinal, bits, checksum)"
                + " VALUES (?, ?, ?, ?)")) {
      for (int n = 0; n < fingerprints.size(); n++) {
        Fingerprint fingerprint = fingerprints.get(n);
        byte[] bits = FingerprintBits.encode(fingerprint);
        insert.setLong(1, device);
        insert.setInt(2, present + n);
        insert.setBytes(3, bits);
        insert.setLong(
            4, RowChecksum.ofFingerprint(deviceId, present + n, fingerprint.space(), bits));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  void replace(String deviceId, List<Fingerprint> fingerprints) throws SQLException {
    long device = number("SELECT ordinal FROM rffi_device WHERE id = ?", deviceId);
    update("DELETE FROM rffi_fingerprint WHERE device = ?", device);
    update("UPDATE rffi_device SET fingerprints = 0 WHERE ordinal = ?", device);
    append(deviceId, fingerprints);
  }

  /** Checksums cover whose a row is, so that all of them are written anew. */
  void rename(String deviceId, String newId, List<Fingerprint> fingerprints) throws SQLException {
    long device = number("SELECT ordinal FROM rffi_device WHERE id = ?", deviceId);
    update("UPDATE rffi_device SET id = ? WHERE ordinal = ?", newId, device);
    replace(newId, fingerprints);
  }

  void delete(String deviceId) throws SQLException {
    long device = number("SELECT ordinal FROM rffi_device WHERE id = ?", deviceId);
    update("DELETE FROM rffi_fingerprint WHERE device = ?", device);
    update("DELETE FROM rffi_device WHERE ordinal = ?", device);
  }

  /**
   * Counts the change, unless another writer came between. A store of an earlier layout becomes one
   * of the present layout, whose rows it may have from here on.
   */
  void advance(Contents before, Contents after) throws SQLException {
    Gallery gallery = after.gallery();
    EmbeddingSpace space = after.space().orElseThrow();
    int changed =
        update(
            "UPDATE rffi_store SET format = ?, version = ?, devices = ?, space_id = ?, front_end = ?,"
                + " dimension = ?, metric = ?, checksum = ? WHERE version = ?",
            Layout.FORMAT,
            gallery.version(),
            gallery.devices().size(),
            space.id(),
            space.frontEnd(),
            space.dimension(),
            space.metric().text(),
            RowChecksum.ofStore(Layout.FORMAT, after),
            before.gallery().version());
    if (changed != 1) {
      throw new StoreException(
          StoreException.Reason.UNAVAILABLE,
          "the store was changed from outside after version "
              + before.gallery().version()
              + "; open it again",
          null);
    }
  }

  private long number(String sql, Object key) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, key);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new StoreException(
              StoreException.Reason.CORRUPT, "the row of device " + key + " is gone", null);
        }
        return row.getLong(1);
      }
    }
  }

  private int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int n = 0; n < values.length; n++) {
        statement.setObject(n + 1, values[n]);
      }
      return statement.executeUpdate();
    }
  }
}
