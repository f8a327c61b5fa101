package io.rffi.io;

import io.jhdf.filter.BitShuffleFilter;
import io.jhdf.filter.ByteShuffleFilter;
import io.jhdf.filter.Filter;
import io.jhdf.filter.Lz4Filter;
import io.jhdf.filter.LzfFilter;
import io.jhdf.filter.PipelineFilterWithData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.InflaterInputStream;

/**
 * Undoes what was done to a chunk before it was stored. No stage may become much longer than the
 * chunk is said to be: jHDF would inflate whatever comes.
 */
final class Hdf5Filters {
  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int FLETCHER32 = 3;
  private static final int LZF = 32_000;
  private static final int LZ4 = 32_004;
  private static final int BITSHUFFLE = 32_008;

  /** Checksums and the like that a stage may have besides the chunk's values. */
  private static final int SLACK = 4096;

  private final List<PipelineFilterWithData> filters;
  private final int most;

  Hdf5Filters(List<PipelineFilterWithData> filters, int chunkBytes) {
    this.filters = filters;
    most = Math.addExact(chunkBytes, SLACK);
  }

  boolean compress() {
    return filters.stream().anyMatch(f -> f.getId() != SHUFFLE && f.getId() != FLETCHER32);
  }

  byte[] decode(byte[] stored) {
    byte[] bytes = stored;
    for (int f = filters.size() - 1; f >= 0; f--) {
      bytes = undo(filters.get(f), bytes);
    }
    return bytes;
  }

  private byte[] undo(PipelineFilterWithData filter, byte[] bytes) {
    int[] parameters = filter.getFilterData();
    return switch (filter.getId()) {
      case DEFLATE -> inflate(bytes);
      // In steps of the element's size, were it larger than everything.
      case SHUFFLE -> bounded(new ByteShuffleFilter(), parameters[0], bytes, parameters);
      case FLETCHER32 -> bytes; // the checksum behind the values is not looked at
      case LZF -> bounded(new LzfFilter(), parameters[2], bytes, parameters);
      // Both begin with how long they become; a mere bit shuffle has no length, and keeps it.
      case LZ4 -> bounded(new Lz4Filter(), ByteBuffer.wrap(bytes).getLong(), bytes, parameters);
      case BITSHUFFLE ->
          bounded(
              new BitShuffleFilter(),
              parameters.length > 4 && parameters[4] != 0 ? ByteBuffer.wrap(bytes).getLong() : 0,
              bytes,
              parameters);
      default -> throw new IllegalArgumentException("filter " + filter.getId() + " is not known");
    };
  }

  private byte[] bounded(Filter filter, long length, byte[] bytes, int[] parameters) {
    if (length < 0 || length > most) {
      throw new IllegalArgumentException("a chunk becomes, or is made of, " + length + " bytes");
    }
    return filter.decode(bytes, parameters);
  }

  private byte[] inflate(byte[] bytes) {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      byte[] inflated = in.readNBytes(most + 1);
      if (inflated.length > most) {
        throw new IllegalArgumentException("a chunk becomes more than " + most + " bytes");
      }
      return inflated;
    } catch (IOException e) {
      throw new IllegalArgumentException("a chunk can't be inflated: " + e.getMessage(), e);
    }
  }
}
