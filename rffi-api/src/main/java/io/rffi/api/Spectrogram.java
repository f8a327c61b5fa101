package io.rffi.api;

import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * A time-frequency picture: immutable, row-major, rows = frequency from low to high, columns =
 * time. Cell (row, column) is {@code values[row · columns + column]}.
 */
public final class Spectrogram {
  private final float[] values;
  private final int rows;
  private final int columns;
  private final Axes axes;

  /**
   * Where the cells lie in frequency and time.
   *
   * @param firstRowHz the frequency of row 0, relative to the carrier
   * @param rowSpacingHz the step from a row to the next, &gt; 0
   * @param firstColumnSeconds the time of column 0, from the first sample
   * @param columnSpacingSeconds the step from a column to the next, &gt; 0
   */
  public record Axes(
      double firstRowHz,
      double rowSpacingHz,
      double firstColumnSeconds,
      double columnSpacingSeconds) {}

  private Spectrogram(float[] values, int rows, int columns, Axes axes) {
    this.values = values;
    this.rows = rows;
    this.columns = columns;
    this.axes = axes;
  }

  /**
   * A spectrogram of the given cells, which are copied.
   *
   * @param values rows × columns finite values, row-major
   * @param rows the number of rows, ≥ 1
   * @param columns the number of columns, ≥ 1
   * @param axes where the cells lie
   * @return the spectrogram
   */
  public static Spectrogram of(float[] values, int rows, int columns, Axes axes) {
    Objects.requireNonNull(axes, "axes");
    if (rows < 1 || columns < 1 || values.length != rows * columns) {
      throw new IllegalArgumentException(
          values.length + " values do not make " + rows + " × " + columns + " cells");
    }
    float[] copy = values.clone();
    for (int n = 0; n < copy.length; n++) {
      if (!Float.isFinite(copy[n])) {
        throw new IllegalArgumentException(
            "cell (" + n / columns + ", " + n % columns + ") is " + copy[n]);
      }
    }
    return new Spectrogram(copy, rows, columns, axes);
  }

  /**
   * The number of frequency rows.
   *
   * @return ≥ 1
   */
  public int rows() {
    return rows;
  }

  /**
   * The number of time columns.
   *
   * @return ≥ 1
   */
  public int columns() {
    return columns;
  }

  /**
   * Where the cells lie in frequency and time.
   *
   * @return the axes
   */
  public Axes axes() {
    return axes;
  }

  /**
   * One cell.
   *
   * @param row the frequency row, 0 = lowest
   * @param column the time column, 0 = earliest
   * @return its value
   */
  public float at(int row, int column) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(column, columns);
    return values[row * columns + column];
  }

  /**
   * All cells, row-major.
   *
   * @return a new array
   */
  public float[] toArray() {
    return values.clone();
  }

  /**
   * Puts all cells, row-major, at the buffer's position and moves the position past them.
   *
   * @param target has at least rows × columns floats remaining
   */
  public void putInto(FloatBuffer target) {
    target.put(values);
  }

  @Override
  public String toString() {
    return "Spectrogram[" + rows + " rows × " + columns + " columns]";
  }
}
