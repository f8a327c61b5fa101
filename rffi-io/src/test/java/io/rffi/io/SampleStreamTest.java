package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleStreamTest {
  /** Gives a few bytes at a time, as a pipe does. */
  private static final class Dribble extends InputStream {
    private final ByteArrayInputStream whole;
    private final Random random = new Random(3);

    Dribble(byte[] bytes) {
      whole = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return whole.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return whole.read(target, offset, Math.min(length, 1 + random.nextInt(23)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsEveryFormatHoweverItsBytesCome(SampleFormat format) throws IOException {
    float[] values = {0, 0.5f, -0.5f, 0.25f, -1, 0.75f, 0.125f, -0.25f, 0.5f, 0};
    ByteBuffer bytes = ByteBuffer.allocate(5 * format.bytesPerSample() + 1);
    bytes.order(format.byteOrder());
    for (float value : values) {
      format.component().encode(value, bytes);
    }
    float[] got = new float[20];
    int count = 0;
    float[] block = new float[7];
    try (SampleStream samples = new SampleStream(new Dribble(bytes.array()), format)) {
      for (int n = samples.read(block); n >= 0; n = samples.read(block)) {
        assertThat(n).isBetween(1, 3);
        System.arraycopy(block, 0, got, 2 * count, 2 * n);
        count += n;
      }
    }
    assertThat(count).isEqualTo(5);
    assertThat(got).startsWith(values);
  }

  @Test
  void readsFromASocket() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread serving =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getOutputStream().write(new byte[] {0, (byte) 0xC0, 64, 1});
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      serving.start();
      float[] block = new float[2];
      try (SampleStream samples =
          SampleStream.connect(
              server.getInetAddress().getHostAddress(), server.getLocalPort(), SampleFormat.CI8)) {
        assertThat(samples.read(block)).isEqualTo(1);
        assertThat(block).containsExactly(0, -0.5f);
        assertThat(samples.read(block)).isEqualTo(1);
        assertThat(samples.read(block)).isEqualTo(-1);
      }
      serving.join();
    }
  }

  @Test
  void aBlockWithoutRoomIsRefused() {
    SampleStream samples = new SampleStream(InputStream.nullInputStream(), SampleFormat.CU8);
    assertThatThrownBy(() -> samples.read(new float[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
