package io.rffi.eval.protocol;

import io.rffi.api.IqSignal;
import io.rffi.api.identity.Sha256;
import java.nio.ByteBuffer;

/** Tells whether packets have the same samples, without keeping them. */
final class SampleDigest {
  private SampleDigest() {}

  static String of(IqSignal signal) {
    float[] values = signal.toArray();
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    return Sha256.of(bytes.array());
  }
}
