package io.rffi.store.jdbc;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Fingerprints as bytes: the exact bits of each float, little-endian, in the order of dimensions.
 */
final class FingerprintBits {
  private FingerprintBits() {}

  static byte[] encode(Fingerprint fingerprint) {
    ByteBuffer bytes =
        ByteBuffer.allocate(fingerprint.dimension() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int n = 0; n < fingerprint.dimension(); n++) {
      bytes.putFloat(fingerprint.at(n));
    }
    return bytes.array();
  }

  /**
   * The way back.
   *
   * @param bytes 4 × dimension of them
   */
  static Fingerprint decode(EmbeddingSpace space, byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return Fingerprint.of(space, values);
  }
}
