package io.rffi.io;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfInvalidPathException;
import io.rffi.api.MalformedRecordingException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The packet sets of LoRa_RFFI (Shen et al., 2022): {@code data} [packets × 2N] of floats, in each
 * row N times I and then N times Q, and {@code label} [1 × packets], the devices' numbers.
 */
final class Hdf5Packets implements Closeable {
  /** Rows are read this many bytes at once, since chunks are decompressed as a whole. */
  private static final int BYTES_PER_READ = 1 << 20;

  /** Chunks beyond this are taken for damage. */
  private static final long LARGEST_READ = 1L << 28;

  private final HdfFile file;
  private final String source;
  private final Dataset data;
  private final int packets;
  private final int width;
  private final int rowsPerRead;
  private final SampleFormat format;
  private int firstRow = -1;
  private Object rows;
  private boolean closed;

  private Hdf5Packets(HdfFile file, String source, long fileBytes) {
    this.file = file;
    this.source = source;
    this.data = dataset("data");
    int[] dimensions = guarded(data::getDimensions);
    if (dimensions.length != 2 || dimensions[0] < 1 || dimensions[1] < 2 || dimensions[1] % 2 > 0) {
      throw malformed(
          "data should be [packets × 2N], I before Q, but is " + Arrays.toString(dimensions));
    }
    this.packets = dimensions[0];
    this.width = dimensions[1];
    this.format = format();
    long rowBytes = (long) width * format.bytesPerSample() / 2;
    long chunkRows = requirePlausible(rowBytes, fileBytes);
    long reads = Math.max(1, BYTES_PER_READ / rowBytes / chunkRows);
    this.rowsPerRead = (int) Math.min(packets, chunkRows * reads);
  }

  /**
   * Dimensions that a damaged file claims must not make anyone reserve memory for them.
   *
   * @return the rows that are stored together
   */
  private long requirePlausible(long rowBytes, long fileBytes) {
    if (data instanceof ChunkedDataset chunked) {
      int[] chunk = guarded(chunked::getChunkDimensions);
      long rows = Math.min(packets, chunk[0]);
      if (chunk[0] < 1 || rows > LARGEST_READ / rowBytes) {
        throw malformed(
            "data of " + rowBytes + " bytes a packet in chunks of " + chunk[0] + " packets");
      }
      return rows;
    }
    if (packets > fileBytes / rowBytes) {
      throw malformed(
          "data should have "
              + packets
              + " packets of "
              + rowBytes
              + " bytes, but the file has "
              + fileBytes);
    }
    return 1;
  }

  static Recordings open(Path path, double sampleRateHz) throws IOException {
    String source = path.toString();
    long fileBytes = Files.size(path);
    HdfFile file = guarded(source, () -> new HdfFile(path));
    Hdf5Packets packets = null;
    try {
      packets = new Hdf5Packets(file, source, fileBytes);
    } finally {
      if (packets == null) {
        file.close();
      }
    }
    Hdf5Packets set = packets;
    return Recordings.owningAll(set, () -> set.recordings(path, sampleRateHz));
  }

  private List<Recording> recordings(Path path, double sampleRateHz) {
    double[] labels = labels();
    List<Recording> recordings = new ArrayList<>(packets);
    for (int packet = 0; packet < packets; packet++) {
      String name = FileNames.of(path) + "[" + packet + "]";
      recordings.add(
          new Hdf5Recording(this, packet, name, label(labels[packet], packet), sampleRateHz));
    }
    return recordings;
  }

  int samplesPerPacket() {
    return width / 2;
  }

  String source() {
    return source;
  }

  SampleFormat storedFormat() {
    return format;
  }

  /** One packet's samples, interleaved. */
  synchronized float[] packet(int packet) {
    if (closed) {
      throw new UncheckedIOException("can't read " + source, new ClosedChannelException());
    }
    int first = packet - packet % rowsPerRead;
    if (first != firstRow) {
      int[] shape = {Math.min(rowsPerRead, packets - first), width};
      rows = guarded(() -> data.getData(new long[] {first, 0}, shape));
      firstRow = first;
    }
    return rows instanceof float[][] singles
        ? interleave(singles[packet - first])
        : interleave(((double[][]) rows)[packet - first]);
  }

  private static float[] interleave(float[] row) {
    float[] values = new float[row.length];
    int samples = row.length / 2;
    for (int n = 0; n < samples; n++) {
      values[2 * n] = row[n];
      values[2 * n + 1] = row[samples + n];
    }
    return values;
  }

  private static float[] interleave(double[] row) {
    float[] values = new float[row.length];
    int samples = row.length / 2;
    for (int n = 0; n < samples; n++) {
      values[2 * n] = (float) row[n];
      values[2 * n + 1] = (float) row[samples + n];
    }
    return values;
  }

  private SampleFormat format() {
    Class<?> type = guarded(data::getJavaType);
    int bytes = guarded(() -> data.getDataType().getSize());
    if (type == float.class && bytes == Float.BYTES) {
      return SampleFormat.CF32_LE;
    }
    if (type == double.class && bytes == Double.BYTES) {
      return SampleFormat.CF64_LE;
    }
    throw malformed("data holds " + type.getSimpleName() + ", not 32- or 64-bit floats");
  }

  private double[] labels() {
    Dataset dataset = dataset("label");
    long count = guarded(dataset::getSize);
    if (count != packets) {
      throw malformed("data has " + packets + " packets, but label has " + count + " entries");
    }
    long bytes = guarded(() -> dataset.getDataType().getSize());
    if (bytes > Double.BYTES) {
      throw malformed("label holds no numbers");
    }
    return Hdf5Labels.toDoubles(guarded(dataset::getDataFlat), source);
  }

  private String label(double label, int packet) {
    if (!(label >= 1) || label != Math.rint(label) || label > Integer.MAX_VALUE) {
      throw malformed(
          "the label of packet " + packet + " is " + label + "; devices are numbered from 1");
    }
    return Integer.toString((int) label);
  }

  private Dataset dataset(String name) {
    try {
      return guarded(() -> file.getDatasetByPath(name));
    } catch (MalformedRecordingException e) {
      if (e.getCause() instanceof HdfInvalidPathException) {
        throw malformed("there is no dataset named " + name);
      }
      throw e;
    }
  }

  private MalformedRecordingException malformed(String problem) {
    return new MalformedRecordingException(source, -1, problem);
  }

  private <T> T guarded(Supplier<T> read) {
    return guarded(source, read);
  }

  /** What jHDF runs into in a damaged file depends on where: buffers, casts, its own exceptions. */
  private static <T> T guarded(String source, Supplier<T> read) {
    try {
      return read.get();
    } catch (RuntimeException e) {
      throw new MalformedRecordingException(
          source, -1, "the HDF5 file is damaged or not supported: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    rows = null;
    file.close();
  }
}
