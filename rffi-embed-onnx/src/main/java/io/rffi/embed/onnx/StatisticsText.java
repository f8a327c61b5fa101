package io.rffi.embed.onnx;

import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import io.rffi.api.decision.TwoCovariance;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntSupplier;
import java.util.zip.CRC32C;

/**
 * {@link DecisionStatistics} as an entry of a model's metadata: Base64 of big-endian numbers.
 *
 * <p>The format, numbers of axes K, values D, levels, radios and packets (32 bits each); then in 64
 * bits the projection (K × D), the mean (K), between, within and noise (lower triangles), the
 * levels' SNR, a scale for each axis; the group of each radio (32 bits); then the cohort's packets,
 * 12 bits a value, the last filled up to whole bytes, to be multiplied by the axis' scale; and the
 * CRC-32C of all before (32 bits).
 *
 * <p>That is format 2. Format 1 has no groups, all radios are of one; and 16 bits a value.
 */
final class StatisticsText {
  private static final int FORMAT = 2;

  /** Is read as well. */
  private static final int FIRST_FORMAT = 1;

  /** Of a value with sign. */
  private static final int LARGEST = 2047;

  private static final int HEADER = 6 * Integer.BYTES;

  /** Of any of the counts: more is damage. */
  private static final int MOST = 1 << 24;

  private StatisticsText() {}

  static String write(DecisionStatistics statistics) {
    TwoCovariance model = statistics.model();
    ImpostorCohort cohort = statistics.cohort();
    Shape shape =
        new Shape(
            FORMAT,
            model.axes(),
            model.dimension(),
            cohort.levels(),
            cohort.radios(),
            cohort.packets());
    ByteBuffer out = ByteBuffer.allocate((int) shape.bytes());
    out.putInt(FORMAT).putInt(shape.axes).putInt(shape.dimension);
    out.putInt(shape.levels).putInt(shape.radios).putInt(shape.packets);
    for (double[] row : model.projection()) {
      put(out, row);
    }
    put(out, model.mean());
    putTriangle(out, model.between());
    putTriangle(out, model.within());
    putTriangle(out, model.noise());
    for (int level = 0; level < shape.levels; level++) {
      out.putDouble(cohort.snrDb(level));
    }
    double[] scale = scale(cohort);
    put(out, scale);
    for (int radio = 0; radio < shape.radios; radio++) {
      out.putInt(cohort.group(radio));
    }
    PackedValues.Writer values = new PackedValues.Writer(out);
    for (int level = 0; level < shape.levels; level++) {
      for (int radio = 0; radio < shape.radios; radio++) {
        for (int packet = 0; packet < shape.packets; packet++) {
          float[] on = cohort.packet(level, radio, packet);
          for (int k = 0; k < on.length; k++) {
            values.put((int) Math.round(on[k] / scale[k]));
          }
        }
      }
    }
    values.finish();
    out.putInt(checksum(out.array(), out.position()));
    return Base64.getEncoder().encodeToString(out.array());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is anything else, saying what
   */
  static DecisionStatistics read(String text) {
    byte[] bytes = decode(text);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      int format = in.getInt();
      if (format != FORMAT && format != FIRST_FORMAT) {
        throw new IllegalArgumentException(
            "decision statistics of format %d, this version reads %d and %d"
                .formatted(format, FIRST_FORMAT, FORMAT));
      }
      Shape shape =
          new Shape(format, in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
      if (!shape.isPlausible() || shape.bytes() != bytes.length) {
        throw new IllegalArgumentException("decision statistics are cut short, or damaged");
      }
      int end = bytes.length - Integer.BYTES;
      if (in.getInt(end) != checksum(bytes, end)) {
        throw new IllegalArgumentException("decision statistics are damaged: wrong checksum");
      }
      return read(in, shape);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("decision statistics are cut short", e);
    }
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "decision statistics are cut short, or damaged: no Base64, " + e.getMessage(), e);
    }
  }

  private static DecisionStatistics read(ByteBuffer in, Shape shape) {
    double[][] projection = new double[shape.axes][];
    for (int k = 0; k < shape.axes; k++) {
      projection[k] = get(in, shape.dimension);
    }
    TwoCovariance model =
        new TwoCovariance(
            projection,
            get(in, shape.axes),
            getTriangle(in, shape.axes),
            getTriangle(in, shape.axes),
            getTriangle(in, shape.axes));
    double[] snrDb = get(in, shape.levels);
    double[] scale = get(in, shape.axes);
    int[] groups = new int[shape.radios];
    if (!shape.isFirstFormat()) {
      Arrays.setAll(groups, radio -> in.getInt());
    }
    PackedValues.Reader packed = new PackedValues.Reader(in);
    IntSupplier next = shape.isFirstFormat() ? in::getShort : packed::get;
    float[][][][] values = new float[shape.levels][shape.radios][shape.packets][shape.axes];
    for (float[][][] level : values) {
      for (float[][] radio : level) {
        for (float[] packet : radio) {
          for (int k = 0; k < packet.length; k++) {
            packet[k] = (float) (next.getAsInt() * scale[k]);
          }
        }
      }
    }
    return new DecisionStatistics(model, new ImpostorCohort(snrDb, values, groups));
  }

  private record Shape(int format, int axes, int dimension, int levels, int radios, int packets) {
    boolean isFirstFormat() {
      return format == FIRST_FORMAT;
    }

    boolean isPlausible() {
      return inRange(axes)
          && inRange(dimension)
          && inRange(levels)
          && inRange(radios)
          && inRange(packets);
    }

    private static boolean inRange(int count) {
      return count > 0 && count < MOST;
    }

    /** Counted with a fraction where it overflows: no array is as long. */
    double bytes() {
      double numbers = (double) axes * dimension + 2.0 * axes + 1.5 * axes * (axes + 1.0) + levels;
      double count = (double) levels * radios * packets * axes;
      double values =
          isFirstFormat()
              ? Short.BYTES * count
              : (double) Integer.BYTES * radios + PackedValues.bytes(count);
      return HEADER + Double.BYTES * numbers + values + Integer.BYTES;
    }
  }

  private static double[] scale(ImpostorCohort cohort) {
    double[] most = new double[cohort.axes()];
    for (int level = 0; level < cohort.levels(); level++) {
      for (int radio = 0; radio < cohort.radios(); radio++) {
        for (int packet = 0; packet < cohort.packets(); packet++) {
          float[] values = cohort.packet(level, radio, packet);
          for (int k = 0; k < most.length; k++) {
            most[k] = Math.max(most[k], Math.abs(values[k]));
          }
        }
      }
    }
    for (int k = 0; k < most.length; k++) {
      most[k] = most[k] == 0 ? 1 : most[k] / LARGEST;
    }
    return most;
  }

  private static int checksum(byte[] bytes, int count) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, count);
    return (int) checksum.getValue();
  }

  private static void put(ByteBuffer out, double[] values) {
    for (double value : values) {
      out.putDouble(value);
    }
  }

  private static double[] get(ByteBuffer in, int count) {
    double[] values = new double[count];
    for (int n = 0; n < count; n++) {
      values[n] = in.getDouble();
    }
    return values;
  }

  private static void putTriangle(ByteBuffer out, double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        out.putDouble(matrix[i][j]);
      }
    }
  }

  private static double[][] getTriangle(ByteBuffer in, int size) {
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = in.getDouble();
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }
}
