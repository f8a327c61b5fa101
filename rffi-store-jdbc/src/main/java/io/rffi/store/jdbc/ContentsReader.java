package io.rffi.store.jdbc;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.SignalQualityException;
import io.rffi.api.StoreException;
import io.rffi.api.store.Contents;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads all that a store holds, and checks it. */
final class ContentsReader {
  /** The class of SQL states for statements that name what is not there. */
  private static final String NO_SUCH_TABLE = "42";

  private final Path store;
  private final Connection connection;

  /**
   * A reader of a store.
   *
   * @param store its directory, for error messages
   * @param connection to its database
   */
  ContentsReader(Path store, Connection connection) {
    this.store = store;
    this.connection = connection;
  }

  /**
   * Reads everything.
   *
   * @return the contents, empty if the creation of the store was cut short
   * @throws StoreException if it is no store, or corrupt, or of a later format
   */
  Optional<Contents> read() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM rffi_store")) {
      return row.next() ? Optional.of(contents(row)) : Optional.empty();
    } catch (SQLException error) {
      if (String.valueOf(error.getSQLState()).startsWith(NO_SUCH_TABLE) && tables().isEmpty()) {
        return Optional.empty();
      }
      throw error;
    }
  }

  private Contents contents(ResultSet row) throws SQLException {
    if (!Layout.MAGIC.equals(row.getString("magic"))) {
      throw corrupt("it is marked \"" + row.getString("magic") + "\"", null);
    }
    if (row.getInt("format") > Layout.FORMAT) {
      throw new StoreException(
          StoreException.Reason.TOO_NEW,
          "%s has format %d, and this version of rffi reads up to %d; use a later version"
              .formatted(store, row.getInt("format"), Layout.FORMAT),
          null);
    }
    try {
      Optional<EmbeddingSpace> space = space(row);
      List<EnrolledDevice> devices = space.isPresent() ? devices(space.get()) : List.of();
      if (devices.size() != row.getInt("devices")) {
        throw corrupt(
            "it has %d devices instead of %d".formatted(devices.size(), row.getInt("devices")),
            null);
      }
      Contents contents = new Contents(space, new Gallery(row.getLong("version"), devices));
      requireChecksum("its first row", row, RowChecksum.ofStore(row.getInt("format"), contents));
      return contents;
    } catch (IllegalArgumentException contradiction) {
      throw corrupt(contradiction.getMessage(), contradiction);
    }
  }

  private Set<String> tables() throws SQLException {
    Set<String> tables = new HashSet<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = ?")) {
      select.setString(1, connection.getSchema());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
    }
    return tables;
  }

  static Optional<EmbeddingSpace> space(ResultSet row) throws SQLException {
    String id = row.getString("space_id");
    if (id == null) {
      return Optional.empty();
    }
    return Optional.of(
        new EmbeddingSpace(
            id,
            String.valueOf(row.getString("front_end")),
            row.getInt("dimension"),
            Metric.parse(String.valueOf(row.getString("metric")))));
  }

  private List<EnrolledDevice> devices(EmbeddingSpace space) throws SQLException {
    List<EnrolledDevice> devices = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT ordinal, id, fingerprints, checksum FROM rffi_device ORDER BY ordinal");
        // One device at a time: the database would hold the whole result of a join.
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT ordinal, bits, checksum FROM rffi_fingerprint WHERE device = ?"
                    + " ORDER BY ordinal")) {
      while (row.next()) {
        String id = row.getString("id");
        int count = row.getInt("fingerprints");
        long ordinal = row.getLong("ordinal");
        requireChecksum("device " + id, row, RowChecksum.ofDevice(ordinal, id, count));
        select.setLong(1, ordinal);
        devices.add(device(id, count, space, select));
      }
    }
    return devices;
  }

  private EnrolledDevice device(
      String id, int count, EmbeddingSpace space, PreparedStatement select) throws SQLException {
    List<Fingerprint> fingerprints = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        fingerprints.add(fingerprint(id, fingerprints.size(), space, row));
      }
      if (fingerprints.size() != count) {
        throw corrupt(
            "device %s has %d fingerprints instead of %d".formatted(id, fingerprints.size(), count),
            null);
      }
      return new EnrolledDevice(id, fingerprints);
    }
  }

  private Fingerprint fingerprint(String id, int index, EmbeddingSpace space, ResultSet row)
      throws SQLException {
    String what = "fingerprint " + index + " of device " + id;
    byte[] bits = row.getBytes("bits");
    if (bits == null || row.getInt("ordinal") != index) {
      throw corrupt(what + " is missing", null);
    }
    try {
      requireChecksum(what, row, RowChecksum.ofFingerprint(id, index, space, bits));
      return FingerprintBits.decode(space, bits);
    } catch (IllegalArgumentException | SignalQualityException never) {
      // Nobody could have stored it.
      throw corrupt(what + " is none: " + never.getMessage(), never);
    }
  }

  private void requireChecksum(String what, ResultSet row, long expected) throws SQLException {
    if (row.getLong("checksum") != expected) {
      throw corrupt(what + " fails its checksum", null);
    }
  }

  private StoreException corrupt(String what, RuntimeException cause) {
    return StoreErrors.damaged(store, what, cause);
  }
}
