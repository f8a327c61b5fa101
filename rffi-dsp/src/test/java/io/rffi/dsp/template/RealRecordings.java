package io.rffi.dsp.template;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rffi.api.IqSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real captures, which are not in the repository. */
public final class RealRecordings {
  private static final Path FOLDER = Path.of("../../shared/recordings");

  private RealRecordings() {}

  private static byte[] bytes(String name) {
    Path file = FOLDER.resolve(name + ".sigmf-data");
    assumeTrue(Files.exists(file), "no recordings here");
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Little-endian 32-bit floats. */
  public static IqSignal cf32(String name, double rateHz) {
    FloatBuffer buffer =
        ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return IqSignal.of(values, rateHz);
  }

  /** Little-endian 16-bit integers. */
  public static IqSignal ci16(String name, double rateHz) {
    ShortBuffer buffer =
        ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    float[] values = new float[buffer.remaining()];
    for (int n = 0; n < values.length; n++) {
      values[n] = buffer.get(n) / 32768f;
    }
    return IqSignal.of(values, rateHz);
  }

  /** 8-bit integers, signed or offset by 127.5. */
  public static IqSignal bytes(String name, double rateHz, boolean signed) {
    byte[] bytes = bytes(name);
    float[] values = new float[bytes.length];
    for (int n = 0; n < values.length; n++) {
      values[n] = signed ? bytes[n] / 128f : ((bytes[n] & 0xFF) - 127.5f) / 127.5f;
    }
    return IqSignal.of(values, rateHz);
  }
}
