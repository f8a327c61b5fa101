package io.rffi.train;

import io.rffi.api.IqSignal;

/** A network's input of I/Q samples, back as the signal it was made of. */
final class RowsOfIq {
  private RowsOfIq() {}

  /** Row 0 is I, row 1 is Q. */
  static IqSignal signal(float[] rows, double rateHz) {
    float[] values = new float[rows.length];
    for (int n = 0; n < rows.length / 2; n++) {
      values[2 * n] = rows[n];
      values[2 * n + 1] = rows[rows.length / 2 + n];
    }
    return IqSignal.of(values, rateHz);
  }
}
