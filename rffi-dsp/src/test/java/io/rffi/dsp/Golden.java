package io.rffi.dsp;

import io.rffi.api.IqSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Vectors that src/test/resources/scripts made with numpy and scipy. */
public final class Golden {
  private Golden() {}

  /** The noisy two-path preamble of the scripts, 8192 samples at 1 MHz. */
  public static IqSignal preamble() {
    return IqSignal.of(floats("preamble.cf32"), 1e6);
  }

  /** The lines of a text. */
  public static List<String> lines(String name) {
    return new String(bytes(name), StandardCharsets.US_ASCII).lines().toList();
  }

  public static float[] floats(String name) {
    FloatBuffer buffer =
        ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
