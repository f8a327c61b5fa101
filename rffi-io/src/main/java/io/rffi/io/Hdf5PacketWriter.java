package io.rffi.io;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes packet sets as LoRa_RFFI (Shen et al., 2022) has them: {@code data} [packets × 2N] of
 * 32-bit floats, in each row N times I and then N times Q, and {@code label} [1 × packets] of
 * 32-bit integers from 1. The sample rate is not part of the format.
 */
public final class Hdf5PacketWriter {
  private Hdf5PacketWriter() {}

  /**
   * Writes a new file, which appears under its name when complete. All packets are held in memory.
   *
   * @param path the file, which must not exist
   * @param packets one or more, all of the same length N ≥ 1
   * @throws UncheckedIOException if the file exists or can't be written
   */
  public static void write(Path path, List<LabelledPacket> packets) {
    float[][] data = data(packets);
    int[][] labels = {packets.stream().mapToInt(LabelledPacket::label).toArray()};
    try {
      StagedFile file = new StagedFile(path, false);
      try {
        try (WritableHdfFile hdf = HdfFile.write(file.path())) {
          hdf.putDataset("data", data);
          hdf.putDataset("label", labels);
        }
        file.publish();
      } finally {
        file.discard();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + path, e);
    }
  }

  private static float[][] data(List<LabelledPacket> packets) {
    if (packets.isEmpty() || packets.get(0).samples().length() == 0) {
      throw new IllegalArgumentException("a packet set needs a packet, and a packet samples");
    }
    int samples = packets.get(0).samples().length();
    float[][] data = new float[packets.size()][];
    for (int p = 0; p < data.length; p++) {
      if (packets.get(p).samples().length() != samples) {
        throw new IllegalArgumentException(
            "packet "
                + p
                + " has "
                + packets.get(p).samples().length()
                + " samples, not "
                + samples);
      }
      data[p] = new float[2 * samples];
      for (int n = 0; n < samples; n++) {
        data[p][n] = packets.get(p).samples().i(n);
        data[p][samples + n] = packets.get(p).samples().q(n);
      }
    }
    return data;
  }
}
