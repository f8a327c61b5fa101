package io.rffi.train.data;

import io.rffi.api.IqSignal;

/** A network's input of I/Q samples, back as the signal it was made of. */
public final class RowsOfIq {
  private RowsOfIq() {}

  /**
   * The signal.
   *
   * @param rows row 0 is I, row 1 is Q
   * @param rateHz the sample rate in Hz
   * @return as many samples as a row has values
   */
  public static IqSignal signal(float[] rows, double rateHz) {
    float[] values = new float[rows.length];
    for (int n = 0; n < rows.length / 2; n++) {
      values[2 * n] = rows[n];
      values[2 * n + 1] = rows[rows.length / 2 + n];
    }
    return IqSignal.of(values, rateHz);
  }
}
