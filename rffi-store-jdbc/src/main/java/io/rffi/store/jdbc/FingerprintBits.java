package io.rffi.store.jdbc;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Fingerprints as bytes: the exact bits of each float in the order of dimensions, and behind them,
 * where the signal-to-noise ratio was measured, those of the ratio in dB as a double; all
 * little-endian. Without the ratio a row is as it was before there were ratios.
 */
final class FingerprintBits {
  private FingerprintBits() {}

  static byte[] encode(Fingerprint fingerprint) {
    boolean measured = fingerprint.snrDb() != Double.POSITIVE_INFINITY;
    int values = fingerprint.dimension() * Float.BYTES;
    ByteBuffer bytes =
        ByteBuffer.allocate(values + (measured ? Double.BYTES : 0)).order(ByteOrder.LITTLE_ENDIAN);
    for (int n = 0; n < fingerprint.dimension(); n++) {
      bytes.putFloat(fingerprint.at(n));
    }
    if (measured) {
      bytes.putDouble(fingerprint.snrDb());
    }
    return bytes.array();
  }

  /**
   * Whether a ratio is behind the values.
   *
   * @throws IllegalArgumentException if the bytes are not as many as they are with or without one
   */
  static boolean haveSnr(EmbeddingSpace space, byte[] bytes) {
    long behind = bytes.length - (long) Float.BYTES * space.dimension();
    if (behind != 0 && behind != Double.BYTES) {
      throw new IllegalArgumentException(
          bytes.length + " bytes are no fingerprint of " + space.dimension() + " dimensions");
    }
    return behind > 0;
  }

  /**
   * The way back.
   *
   * @param bytes 4 × dimension of them, or 8 more
   * @throws IllegalArgumentException if they are of another length, or the ratio is NaN or
   *     -infinity
   * @throws io.rffi.api.SignalQualityException if a value is NaN or infinite
   */
  static Fingerprint decode(EmbeddingSpace space, byte[] bytes) {
    boolean measured = haveSnr(space, bytes);
    ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[space.dimension()];
    from.asFloatBuffer().get(values);
    Fingerprint fingerprint = Fingerprint.of(space, values);
    return measured
        ? fingerprint.withSnrDb(from.getDouble(values.length * Float.BYTES))
        : fingerprint;
  }
}
