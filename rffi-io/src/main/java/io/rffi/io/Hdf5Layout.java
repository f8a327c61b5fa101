package io.rffi.io;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.OrderedDataType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where the values of a packet set lie in its file, for them to be put there piece by piece: jHDF
 * itself takes a dataset only as a whole.
 *
 * @param dataAddress the first byte of {@code data}
 * @param labelAddress the first byte of {@code label}
 * @param byteOrder of both
 */
record Hdf5Layout(long dataAddress, long labelAddress, ByteOrder byteOrder) {
  private static final String DATA = "data";
  private static final String LABEL = "label";

  /**
   * Writes a packet set of zeros.
   *
   * @param path the file
   * @param packets how many rows {@code data} has
   * @param width how long each is
   */
  static Hdf5Layout write(Path path, int packets, int width) throws IOException {
    float[][] data = new float[packets][];
    // One row in the place of all, so that the memory of one is enough.
    Arrays.fill(data, new float[width]);
    try {
      try (WritableHdfFile hdf = HdfFile.write(path)) {
        hdf.putDataset(DATA, data);
        hdf.putDataset(LABEL, new int[1][packets]);
      }
      try (HdfFile hdf = new HdfFile(path)) {
        ContiguousDataset values = (ContiguousDataset) hdf.getDatasetByPath(DATA);
        ContiguousDataset labels = (ContiguousDataset) hdf.getDatasetByPath(LABEL);
        return new Hdf5Layout(
            values.getDataAddress(),
            labels.getDataAddress(),
            ((OrderedDataType) values.getDataType()).getByteOrder());
      }
    } catch (HdfException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
