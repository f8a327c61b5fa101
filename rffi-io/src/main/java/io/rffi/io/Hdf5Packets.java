package io.rffi.io;

import io.jhdf.object.datatype.FloatingPoint;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * The packet sets of LoRa_RFFI (Shen et al., 2022): {@code data} [packets × 2N] of floats, in each
 * row N times I and then N times Q unless another layout is stated, and {@code label} [1 ×
 * packets], the devices' numbers.
 */
final class Hdf5Packets implements Closeable {
  /** Rows are read this many bytes at once, since chunks are decompressed as a whole. */
  private static final int BYTES_PER_READ = 1 << 20;

  private static final int MOST_PACKETS = 1 << 22;
  private static final String SHAPE = "[packets × 2N], I before Q,";

  private final Hdf5File file;
  private final Hdf5Matrix data;
  private final SampleFormat format;
  private final int[] labels;
  private final int rowsPerRead;
  private final IqLayout layout;
  private int firstRow = -1;
  private ByteBuffer rows = ByteBuffer.allocate(0);
  private boolean closed;

  private Hdf5Packets(Hdf5File file, ReadOptions options) {
    this.file = file;
    data = new Hdf5Matrix(file, "data", SHAPE);
    if (data.columns() % 2 > 0) {
      throw file.malformed(
          "data should be " + SHAPE + " but is [" + data.rows() + ", " + data.columns() + "]");
    }
    if (data.rows() > MOST_PACKETS) {
      throw file.malformed(data.rows() + " packets are too many for one set: split the file");
    }
    format = format();
    labels = new Hdf5Labels(file).read(data.rows());
    long band = (long) data.rowsTogether() * rowBytes();
    long reads = Math.max(1, BYTES_PER_READ / band);
    rowsPerRead = (int) Math.min(data.rows(), data.rowsTogether() * reads);
    layout = new IqLayoutCheck(file, this).layout(options.hdf5Layout());
  }

  static Recordings open(Path path, ReadOptions options) throws IOException {
    Hdf5File file = Hdf5File.open(path);
    Hdf5Packets opened = null;
    try {
      opened = new Hdf5Packets(file, options);
    } finally {
      if (opened == null) {
        file.close();
      }
    }
    Hdf5Packets set = opened;
    return Recordings.owningAll(
        set, () -> set.new PacketList(FileNames.of(path), options.hdf5SampleRateHz()));
  }

  /** A view: a set of many short packets takes no more memory than their labels. */
  private final class PacketList extends AbstractList<Recording> implements RandomAccess {
    private final String name;
    private final double sampleRateHz;

    PacketList(String name, double sampleRateHz) {
      this.name = name;
      this.sampleRateHz = sampleRateHz;
    }

    @Override
    public Recording get(int packet) {
      return new Hdf5Recording(
          Hdf5Packets.this,
          packet,
          name + "[" + packet + "]",
          Integer.toString(labels[packet]),
          sampleRateHz);
    }

    @Override
    public int size() {
      return labels.length;
    }
  }

  int packets() {
    return data.rows();
  }

  int samplesPerPacket() {
    return data.columns() / 2;
  }

  String source() {
    return file.bytes().name();
  }

  SampleFormat storedFormat() {
    return format;
  }

  /** One packet's samples, interleaved. */
  float[] packet(int packet) {
    return layout.interleaved(row(packet));
  }

  /** One packet's values as they follow each other in the file. */
  synchronized float[] row(int packet) {
    if (closed) {
      throw new UncheckedIOException("can't read " + source(), new ClosedChannelException());
    }
    int first = packet - packet % rowsPerRead;
    if (first != firstRow) {
      rows = ByteBuffer.allocate(0); // lets go of what was read before
      firstRow = -1;
      rows = data.read(first, Math.min(rowsPerRead, data.rows() - first));
      firstRow = first;
    }
    float[] values = new float[data.columns()];
    ByteBuffer row = rows.slice((packet - first) * rowBytes(), rowBytes());
    format.component().decode(row.order(format.byteOrder()), values, 0, values.length);
    return values;
  }

  private int rowBytes() {
    return data.columns() * format.bytesPerSample() / 2;
  }

  private SampleFormat format() {
    if (data.dataset().getDataType() instanceof FloatingPoint type) {
      boolean little = type.getByteOrder() == ByteOrder.LITTLE_ENDIAN;
      if (type.getSize() == Float.BYTES) {
        return little ? SampleFormat.CF32_LE : SampleFormat.CF32_BE;
      }
      if (type.getSize() == Double.BYTES) {
        return little ? SampleFormat.CF64_LE : SampleFormat.CF64_BE;
      }
    }
    throw file.malformed(
        "data holds "
            + Quoted.value(file.guarded(data.dataset()::getJavaType).getSimpleName())
            + ", not 32- or 64-bit floats");
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    rows = ByteBuffer.allocate(0);
    file.close();
  }
}
