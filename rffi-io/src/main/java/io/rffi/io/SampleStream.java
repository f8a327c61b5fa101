package io.rffi.io;

import io.rffi.api.SignalSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Samples as they come: what a receiver's tool writes to a pipe or serves on a TCP socket, nothing
 * but interleaved I and Q in one {@linkplain SampleFormat format}.
 *
 * <p>Samples that are not finite are passed on as they are. Bytes behind the last whole sample of a
 * stream that ends are left out. For use by one thread; closing closes the stream underneath.
 */
public final class SampleStream implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int CONNECT_TIMEOUT_MS = 10_000;

  private final InputStream in;
  private final SampleFormat format;
  private final byte[] bytes = new byte[BUFFER_BYTES];
  private final ByteBuffer buffer;
  private int held; // bytes of a sample that has not come whole

  /**
   * Reads from a stream of bytes.
   *
   * @param in for example standard input
   * @param format how the samples are stored
   */
  public SampleStream(InputStream in, SampleFormat format) {
    this.in = Objects.requireNonNull(in, "in");
    this.format = Objects.requireNonNull(format, "format");
    buffer = ByteBuffer.wrap(bytes).order(format.byteOrder());
  }

  /**
   * Reads what a program serves on a TCP port, such as {@code rx_sdr -F CS16 - | nc -l -p 1234}.
   *
   * @param host its name or address
   * @param port its port
   * @param format how the samples are stored
   * @return the stream
   * @throws IOException if there is no connection within ten seconds
   */
  public static SampleStream connect(String host, int port, SampleFormat format)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT_MS);
      // Closing the socket's stream closes the socket.
      return new SampleStream(socket.getInputStream(), format);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Reads what is there, and waits only if there is not one sample.
   *
   * @param iq receives interleaved I, Q, I, Q, … from its beginning; at least one sample must fit
   * @return how many complex samples were read, ≥ 1, or −1 if the stream has ended
   * @throws IOException if the stream fails
   */
  public int read(float[] iq) throws IOException {
    int size = format.bytesPerSample();
    int most = (int) Math.min(bytes.length, iq.length / 2 * (long) size);
    if (most < size) {
      throw new IllegalArgumentException("an array of " + iq.length + " floats holds no sample");
    }
    while (held < size) {
      int got = in.read(bytes, held, most - held);
      if (got < 0) {
        return -1;
      }
      held += got;
    }
    int samples = held / size;
    int used = samples * size;
    format.component().decode(buffer.clear().limit(used), iq, 0, 2 * samples);
    System.arraycopy(bytes, used, bytes, 0, held - used);
    held -= used;
    return samples;
  }

  /**
   * This stream as signal of any length, such as a {@link io.rffi.api.DeviceIdentifier} takes.
   *
   * @param name what to call it in messages
   * @param sampleRateHz its sample rate, &gt; 0
   * @return a source that can be gone through once, open as long as this is; reading it waits for
   *     samples, and throws {@link java.io.UncheckedIOException} if the stream fails
   */
  public SignalSource asSource(String name, double sampleRateHz) {
    if (!(sampleRateHz > 0) || Double.isInfinite(sampleRateHz)) {
      throw new IllegalArgumentException("a sample rate is positive, got " + sampleRateHz);
    }
    return new StreamSource(name, sampleRateHz, this, new AtomicBoolean());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
