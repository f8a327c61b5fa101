package io.rffi.dsp;

import io.rffi.api.IqSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Vectors that src/test/resources/scripts made with numpy and scipy. */
public final class Golden {
  private Golden() {}

  /** The noisy two-path preamble of the scripts, 8192 samples at 1 MHz. */
  public static IqSignal preamble() {
    return IqSignal.of(floats("preamble.cf32"), 1e6);
  }

  public static float[] floats(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      FloatBuffer buffer =
          ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      float[] values = new float[buffer.remaining()];
      buffer.get(values);
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
