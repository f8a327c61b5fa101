package io.rffi.embed.onnx;

import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import io.rffi.api.decision.TwoCovariance;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * {@link DecisionStatistics} as an entry of a model's metadata: Base64 of big-endian numbers.
 *
 * <p>Format 1, numbers of axes K, values D, levels, radios and packets (32 bits each); then in 64
 * bits the projection (K × D), the mean (K), between, within and noise (lower triangles), the
 * levels' SNR, a scale for each axis; then the cohort's packets, 16 bits a value, to be multiplied
 * by the axis' scale; and the CRC-32C of all before (32 bits).
 */
final class StatisticsText {
  private static final int FORMAT = 1;
  private static final int HEADER = 6 * Integer.BYTES;

  /** Of any of the counts: more is damage. */
  private static final int MOST = 1 << 24;

  private StatisticsText() {}

  static String write(DecisionStatistics statistics) {
    TwoCovariance model = statistics.model();
    ImpostorCohort cohort = statistics.cohort();
    Shape shape =
        new Shape(
            model.axes(), model.dimension(), cohort.levels(), cohort.radios(), cohort.packets());
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
    for (int level = 0; level < shape.levels; level++) {
      for (int radio = 0; radio < shape.radios; radio++) {
        for (int packet = 0; packet < shape.packets; packet++) {
          float[] values = cohort.packet(level, radio, packet);
          for (int k = 0; k < values.length; k++) {
            out.putShort((short) Math.round(values[k] / scale[k]));
          }
        }
      }
    }
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
      if (format != FORMAT) {
        throw new IllegalArgumentException(
            "decision statistics of format " + format + ", this version reads " + FORMAT);
      }
      Shape shape = new Shape(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
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
    float[][][][] values = new float[shape.levels][shape.radios][shape.packets][shape.axes];
    for (float[][][] level : values) {
      for (float[][] radio : level) {
        for (float[] packet : radio) {
          for (int k = 0; k < packet.length; k++) {
            packet[k] = (float) (in.getShort() * scale[k]);
          }
        }
      }
    }
    return new DecisionStatistics(model, new ImpostorCohort(snrDb, values));
  }

  private record Shape(int axes, int dimension, int levels, int radios, int packets) {
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
      double packed = (double) levels * radios * packets * axes;
      return HEADER + Double.BYTES * numbers + Short.BYTES * packed + Integer.BYTES;
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
      most[k] = most[k] == 0 ? 1 : most[k] / Short.MAX_VALUE;
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
