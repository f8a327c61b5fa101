package io.rffi.io;

import io.rffi.api.IqSignal;
import io.rffi.io.file.StagedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes packet sets as LoRa_RFFI (Shen et al., 2022) has them: {@code data} [packets × 2N] of
 * 32-bit floats, in each row N times I and then N times Q, and {@code label} [1 × packets] of
 * 32-bit integers from 1. The sample rate is not part of the format.
 *
 * <p>Packet by packet, so that a set may be larger than memory. Nothing is seen under the file's
 * name before {@link #commit()}; then it appears, atomically and after it has reached the disk.
 * Closing without a commit leaves nothing behind.
 *
 * <p>All methods throw {@link UncheckedIOException} if the disk fails. Not thread-safe.
 */
public final class Hdf5PacketWriter implements AutoCloseable {
  private final StagedFile file;
  private final Hdf5Layout layout;
  private final FileChannel channel;
  private final ByteBuffer row;
  private final ByteBuffer labels;
  private final int samples;
  private final int packets;
  private int written;

  private Hdf5PacketWriter(Path path, int packets, int samples) throws IOException {
    this.packets = packets;
    this.samples = samples;
    file = new StagedFile(path, false);
    FileChannel opened = null;
    try {
      layout = Hdf5Layout.write(file.path(), packets, 2 * samples);
      opened = FileChannel.open(file.path(), StandardOpenOption.WRITE);
    } finally {
      if (opened == null) {
        file.close();
      }
    }
    channel = opened;
    row = ByteBuffer.allocate(2 * samples * Float.BYTES).order(layout.byteOrder());
    labels = ByteBuffer.allocate(packets * Integer.BYTES).order(layout.byteOrder());
  }

  /**
   * Begins a new file.
   *
   * @param path the file, which must not exist
   * @param packets how many there will be, ≥ 1
   * @param samples N, how long each of them is, ≥ 1
   * @return a writer to close
   * @throws UncheckedIOException if the file exists or can't be written
   */
  public static Hdf5PacketWriter create(Path path, int packets, int samples) {
    if (packets < 1 || samples < 1) {
      throw new IllegalArgumentException("a packet set needs a packet, and a packet samples");
    }
    try {
      return new Hdf5PacketWriter(path, packets, samples);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + path, e);
    }
  }

  /**
   * Writes a new file at once.
   *
   * @param path the file, which must not exist
   * @param packets one or more, all of the same length N ≥ 1
   * @throws UncheckedIOException if the file exists or can't be written
   */
  public static void write(Path path, List<LabelledPacket> packets) {
    int samples = packets.isEmpty() ? 0 : packets.get(0).samples().length();
    try (Hdf5PacketWriter writer = create(path, packets.size(), samples)) {
      packets.forEach(writer::append);
      writer.commit();
    }
  }

  /**
   * Appends a packet.
   *
   * @param packet as long as was said when the file was begun
   * @throws IllegalArgumentException if it is not
   * @throws IllegalStateException if all packets that were announced are there already
   */
  public void append(LabelledPacket packet) {
    IqSignal signal = packet.samples();
    if (signal.length() != samples) {
      throw new IllegalArgumentException(
          "packet " + written + " has " + signal.length() + " samples, not " + samples);
    }
    if (written == packets) {
      throw new IllegalStateException("all " + packets + " packets are there already");
    }
    row.clear();
    for (int n = 0; n < samples; n++) {
      row.putFloat(n * Float.BYTES, signal.i(n));
      row.putFloat((samples + n) * Float.BYTES, signal.q(n));
    }
    put(row, layout.dataAddress() + (long) written * row.capacity());
    labels.putInt(packet.label());
    written++;
  }

  /**
   * Makes the file appear. Nothing can be appended afterwards.
   *
   * @throws IllegalStateException if packets are missing
   */
  public void commit() {
    if (written < packets) {
      throw new IllegalStateException("only " + written + " of " + packets + " packets are there");
    }
    put(labels.flip(), layout.labelAddress());
    try {
      channel.close();
      file.publish();
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the packet set", e);
    }
  }

  /** Ends the writing; what was not committed is gone. */
  @Override
  public void close() {
    try {
      channel.close();
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove temporary files", e);
    }
  }

  private void put(ByteBuffer bytes, long position) {
    try {
      long at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write packets", e);
    }
  }
}
