package io.rffi.io;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/** Labels as they come: MATLAB writes doubles, others integers of some size, order and sign. */
final class Hdf5Labels {
  private final Hdf5File file;
  private final Hdf5Matrix labels;

  Hdf5Labels(Hdf5File file) {
    this.file = file;
    labels = new Hdf5Matrix(file, "label", "[1 × packets]");
  }

  /** The devices' numbers. */
  int[] read(int packets) {
    long count = (long) labels.rows() * labels.columns();
    if (count != packets) {
      throw file.malformed("data has " + packets + " packets, but label has " + count + " entries");
    }
    DataType type = labels.dataset().getDataType();
    if (type instanceof FixedPoint integers) {
      return integers(integers, labels.read(0, labels.rows()), packets);
    }
    if (type instanceof FloatingPoint floats) {
      return floats(floats, labels.read(0, labels.rows()), packets);
    }
    throw file.malformed("label holds no numbers");
  }

  private int[] integers(FixedPoint type, ByteBuffer bytes, int packets) {
    int size = type.getSize();
    if (size > Long.BYTES || type.getBitOffset() != 0 || type.getBitPrecision() != 8 * size) {
      throw file.malformed("label holds integers that are not of 8, 16, 32 or 64 bits");
    }
    bytes.order(type.getByteOrder());
    int[] numbers = new int[packets];
    for (int p = 0; p < packets; p++) {
      long value =
          switch (size) {
            case Byte.BYTES -> type.isSigned() ? bytes.get() : bytes.get() & 0xffL;
            case Short.BYTES -> type.isSigned() ? bytes.getShort() : bytes.getShort() & 0xffffL;
            case Integer.BYTES -> type.isSigned() ? bytes.getInt() : bytes.getInt() & 0xffffffffL;
            default -> bytes.getLong();
          };
      if (value < 1 || value > Integer.MAX_VALUE) {
        throw noDevice(p, type.isSigned() ? Long.toString(value) : Long.toUnsignedString(value));
      }
      numbers[p] = (int) value;
    }
    return numbers;
  }

  private int[] floats(FloatingPoint type, ByteBuffer bytes, int packets) {
    Object values = file.guarded(() -> type.fillData(bytes, new int[] {packets}, null));
    int[] numbers = new int[packets];
    for (int p = 0; p < packets; p++) {
      double value = Array.getDouble(values, p);
      if (!(value >= 1) || value != Math.rint(value) || value > Integer.MAX_VALUE) {
        throw noDevice(p, Double.toString(value));
      }
      numbers[p] = (int) value;
    }
    return numbers;
  }

  private RuntimeException noDevice(int packet, String label) {
    return file.malformed(
        "the label of packet " + packet + " is " + label + "; devices are numbered from 1");
  }
}
