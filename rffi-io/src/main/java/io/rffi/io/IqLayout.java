package io.rffi.io;

/** How the I and Q of a packet follow each other in a row of an HDF5 packet set. */
public enum IqLayout {
  /** All I, then all Q, as LoRa_RFFI has them. */
  PLANAR,
  /** I, Q, I, Q, … */
  INTERLEAVED;

  /** The samples of a row, as I, Q, I, Q, …; may be the row itself. */
  float[] interleaved(float[] row) {
    if (this == INTERLEAVED) {
      return row;
    }
    float[] values = new float[row.length];
    int samples = row.length / 2;
    for (int n = 0; n < samples; n++) {
      values[2 * n] = row[n];
      values[2 * n + 1] = row[samples + n];
    }
    return values;
  }
}
