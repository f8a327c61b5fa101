package io.rffi.train.engine;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** A parameter's values, apart from any engine: immutable, row-major. */
public final class Tensor {
  private final long[] shape;
  private final float[] values;

  private Tensor(long[] shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * A tensor of the given values, which are copied.
   *
   * @param shape the dimensions, slowest first; none for a scalar
   * @param values as many as fill the shape
   * @return the tensor
   */
  public static Tensor of(long[] shape, float... values) {
    long size = 1;
    for (long dimension : shape) {
      size *= dimension;
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          values.length + " values do not fill " + Arrays.toString(shape));
    }
    return new Tensor(shape.clone(), values.clone());
  }

  /**
   * The dimensions.
   *
   * @return a new array, slowest first
   */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * The number of values.
   *
   * @return the product of the dimensions
   */
  public int size() {
    return values.length;
  }

  /**
   * The values.
   *
   * @return a read-only view, its position 0
   */
  public FloatBuffer values() {
    return FloatBuffer.wrap(values).asReadOnlyBuffer();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape);
  }
}
