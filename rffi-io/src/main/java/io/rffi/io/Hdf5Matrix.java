package io.rffi.io;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A dataset of rows and columns, of which some rows are read at a time. What the file says of its
 * size is believed as far as the file's length makes it plausible. Not thread-safe.
 */
final class Hdf5Matrix {
  /** More bytes than these are not decoded at once: a chunk, or the chunks side by side. */
  static final int LARGEST_BAND = 1 << 26;

  /** Deflate, the densest of the usual filters, makes no less than a 1032th of anything. */
  private static final long DENSEST = 1032;

  private final Hdf5File file;
  private final String name;
  private final Dataset dataset;
  private final int elementBytes;
  private final int rows;
  private final int columns;
  private final int[] chunk;

  /** A dataset of one dimension is one column. */
  Hdf5Matrix(Hdf5File file, String name, String shape) {
    this.file = file;
    this.name = name;
    dataset = file.dataset(name);
    elementBytes = file.guarded(() -> dataset.getDataType().getSize());
    int[] dimensions = file.guarded(dataset::getDimensions);
    boolean flat = dimensions.length == 1;
    if ((!flat && dimensions.length != 2) || Arrays.stream(dimensions).anyMatch(d -> d < 1)) {
      throw file.malformed(
          name + " should be " + shape + ", but is " + Arrays.toString(dimensions));
    }
    rows = dimensions[0];
    columns = flat ? 1 : dimensions[1];
    chunk = chunk(dimensions.length);
    requirePlausible();
  }

  private int[] chunk(int rank) {
    if (!(dataset instanceof ChunkedDataset chunked)) {
      return new int[] {1, columns};
    }
    int[] stated = file.guarded(chunked::getChunkDimensions);
    if (stated.length != rank || Arrays.stream(stated).anyMatch(length -> length < 1)) {
      throw file.malformed(name + " has chunks of " + Arrays.toString(stated));
    }
    return new int[] {stated[0], rank == 1 ? 1 : stated[1]};
  }

  private void requirePlausible() {
    long fileBytes = file.bytes().length();
    double bytes = (double) rows * columns * elementBytes;
    boolean chunked = dataset instanceof ChunkedDataset;
    boolean compressed = chunked && filters().compress();
    if (elementBytes < 1 || bytes > (compressed ? DENSEST : 1) * (double) fileBytes) {
      throw file.malformed(
          String.format(
              "%s should have %d × %d values of %d bytes, more than the file's %d bytes can hold",
              name, rows, columns, elementBytes, fileBytes));
    }
    // Each chunk takes a byte at least, its place in the index not counted.
    if (chunked && chunks(rows, chunk[0]) * chunks(columns, chunk[1]) > fileBytes) {
      throw file.malformed(name + " has more chunks than the file has bytes");
    }
    double band = (double) Math.min(chunk[0], rows) * columns * elementBytes;
    if (chunked && Math.max(band, (double) chunk[0] * chunk[1] * elementBytes) > LARGEST_BAND) {
      throw file.malformed(
          String.format(
              "%s is stored in chunks of %d × %d values of %d bytes: more than %d bytes would have"
                  + " to be read at once; repack the file in smaller chunks",
              name, chunk[0], chunk[1], elementBytes, LARGEST_BAND));
    }
  }

  private static double chunks(int length, int chunk) {
    return Math.ceil((double) length / chunk);
  }

  private Hdf5Filters filters() {
    long bytes = (long) chunk[0] * chunk[1] * elementBytes;
    return new Hdf5Filters(file.guarded(dataset::getFilters), (int) Math.min(LARGEST_BAND, bytes));
  }

  Dataset dataset() {
    return dataset;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** How many rows are stored together: what is read should begin and end with such a band. */
  int rowsTogether() {
    return Math.min(chunk[0], rows);
  }

  /** The values of some rows, one row after another, as they are stored. */
  ByteBuffer read(int first, int count) {
    ByteBuffer values = ByteBuffer.allocate(Math.multiplyExact(count * elementBytes, columns));
    if (dataset instanceof ChunkedDataset chunked) {
      Hdf5Filters filters = filters();
      for (int row = first - first % chunk[0]; row < first + count; row += chunk[0]) {
        for (int column = 0; column < columns; column += chunk[1]) {
          copy(decoded(chunked, filters, row, column), row, column, first, count, values);
        }
      }
    } else if (dataset instanceof ContiguousDataset contiguous) {
      long address = file.guarded(contiguous::getDataAddress) + file.userBlockBytes();
      if (file.guarded(contiguous::isEmpty) || address < 0) {
        throw neverWritten(first);
      }
      file.bytes().read(address + (long) first * columns * elementBytes, values);
      return values;
    } else {
      ByteBuffer all = file.guarded(((io.jhdf.dataset.CompactDataset) dataset)::getDataBuffer);
      file.guarded(() -> values.put(all.slice(first * columns * elementBytes, values.limit())));
    }
    return values.clear();
  }

  private byte[] decoded(ChunkedDataset chunked, Hdf5Filters filters, int row, int column) {
    int rank = file.guarded(chunked::getDimensions).length;
    byte[] bytes =
        file.guarded(
            () -> {
              ByteBuffer raw =
                  chunked.getRawChunkBuffer(rank == 1 ? new int[] {row} : new int[] {row, column});
              byte[] stored = new byte[raw.remaining()];
              raw.get(stored);
              return filters.decode(stored);
            });
    long wanted = (long) chunk[0] * chunk[1] * elementBytes;
    if (bytes.length < wanted) {
      throw file.malformed(
          String.format(
              "the chunk of %s at row %d has %d bytes, not %d", name, row, bytes.length, wanted));
    }
    return bytes;
  }

  private void copy(byte[] from, int row, int column, int first, int count, ByteBuffer to) {
    int width = Math.min(chunk[1], columns - column) * elementBytes;
    int end = Math.min(row + chunk[0], first + count);
    for (int r = Math.max(row, first); r < end; r++) {
      int at = ((r - first) * columns + column) * elementBytes;
      to.put(at, from, (r - row) * chunk[1] * elementBytes, width);
    }
  }

  private RuntimeException neverWritten(int row) {
    return file.malformed("row " + row + " of " + name + " was never written");
  }
}
