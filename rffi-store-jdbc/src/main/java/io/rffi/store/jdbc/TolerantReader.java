package io.rffi.store.jdbc;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.RffiException;
import io.rffi.api.store.Contents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what can be read of a damaged store, each row by itself: only the pages that hold it are
 * needed. A fingerprint counts if it passes its checksum, which covers whose it is.
 */
final class TolerantReader {
  /** Rows are asked for one by one up to this number where nothing tells how many there are. */
  private static final long MOST_DEVICES = 1_000_000;

  /** The same for the fingerprints of a device. */
  private static final int MOST_IN_DOUBT = 10_000;

  private final Connection connection;
  private final Set<String> ids = new HashSet<>();
  private final List<EnrolledDevice> devices = new ArrayList<>();
  private final Map<String, Integer> incomplete = new LinkedHashMap<>();
  private final List<String> lost = new ArrayList<>();
  private EmbeddingSpace space;

  /**
   * What was read.
   *
   * @param contents what is whole, and what is left of the rest
   * @param incomplete of each device that lacks fingerprints, how many
   * @param lost devices of which nothing is left
   * @param intact whether the store's description passes its checksum
   */
  record Found(
      Contents contents, Map<String, Integer> incomplete, List<String> lost, boolean intact) {}

  private record DeviceRow(String id, int fingerprints, long checksum) {}

  /** Makes something of a row, or null. */
  private interface Columns<T> {
    T of(ResultSet row) throws SQLException;
  }

  TolerantReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * Reads everything once.
   *
   * @return what was found, empty if not even the store's description can be read
   */
  Optional<Found> read() {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM rffi_store")) {
      return row.next() ? Optional.of(read(row)) : Optional.empty();
    } catch (SQLException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private Found read(ResultSet row) throws SQLException {
    Optional<EmbeddingSpace> described = ContentsReader.space(row);
    long version = Math.max(0, row.getLong("version"));
    int count = row.getInt("devices");
    int format = row.getInt("format");
    boolean intact =
        format <= Layout.FORMAT
            && row.getLong("checksum") == RowChecksum.ofStore(format, version, count, described);
    if (described.isPresent()) {
      space = described.get();
      long last = lastOrdinal(version);
      for (long ordinal = 1; ordinal <= last; ordinal++) {
        readDevice(ordinal);
      }
    }
    for (int n = devices.size() + lost.size(); intact && n < count; n++) {
      lost.add("a device whose id can't be read");
    }
    Contents contents = new Contents(described, new Gallery(version, devices));
    return new Found(contents, incomplete, lost, intact);
  }

  private long lastOrdinal(long version) {
    return one("SELECT MAX(ordinal) FROM rffi_device", row -> row.getLong(1))
        // Each enrolment is a change.
        .orElse(Math.min(version, MOST_DEVICES));
  }

  private void readDevice(long ordinal) {
    Optional<DeviceRow> found =
        one(
            "SELECT id, fingerprints, checksum FROM rffi_device WHERE ordinal = ?",
            row -> new DeviceRow(row.getString(1), row.getInt(2), row.getLong(3)),
            ordinal);
    if (found.isEmpty()) {
      return;
    }
    DeviceRow row = found.get();
    boolean intact = row.checksum == RowChecksum.ofDevice(ordinal, row.id, row.fingerprints);
    // The number of an altered row is as doubtful as its id, which the fingerprints' own checksums
    // prove.
    int count = intact ? row.fingerprints : Math.min(row.fingerprints, MOST_IN_DOUBT);
    List<Fingerprint> fingerprints = fingerprints(ordinal, row.id, count);
    boolean readable = !fingerprints.isEmpty() && ids.add(row.id);
    if (readable) {
      devices.add(new EnrolledDevice(row.id, fingerprints));
      if (fingerprints.size() < count) {
        incomplete.put(row.id, count - fingerprints.size());
      }
    } else {
      lost.add(row.id);
    }
  }

  private List<Fingerprint> fingerprints(long device, String id, int count) {
    List<Fingerprint> fingerprints = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      int ordinal = n;
      one(
              "SELECT bits, checksum FROM rffi_fingerprint WHERE device = ? AND ordinal = ?",
              row -> fingerprint(id, ordinal, row.getBytes(1), row.getLong(2)),
              device,
              ordinal)
          .ifPresent(fingerprints::add);
    }
    return fingerprints;
  }

  /**
   * Null if it is not what was stored.
   *
   * @throws IllegalArgumentException if nobody could have stored it
   */
  private Fingerprint fingerprint(String id, int ordinal, byte[] bits, long checksum) {
    boolean intact =
        bits != null && checksum == RowChecksum.ofFingerprint(id, ordinal, space, bits);
    return intact ? FingerprintBits.decode(space, bits) : null;
  }

  private <T> Optional<T> one(String sql, Columns<T> columns, Object... keys) {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int n = 0; n < keys.length; n++) {
        select.setObject(n + 1, keys[n]);
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(columns.of(row)) : Optional.empty();
      }
    } catch (SQLException | RffiException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
