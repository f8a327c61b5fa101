package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.Block;
import io.rffi.api.IqSignal;
import io.rffi.api.SignalSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

@Tag("property")
class StreamSourceTest {
  private static IqSignal signal(int samples) {
    float[] iq = new float[2 * samples];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = n;
    }
    return IqSignal.of(iq, 1000);
  }

  /** Gives a few bytes at a time, as a pipe does. */
  private static SignalSource stream(IqSignal signal, int seed) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * signal.length()).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : signal.toArray()) {
      bytes.putFloat(value);
    }
    Random random = new Random(seed);
    InputStream pipe =
        new ByteArrayInputStream(bytes.array()) {
          @Override
          public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(length, 1 + random.nextInt(40)));
          }
        };
    return new SampleStream(pipe, SampleFormat.of("cf32_le")).asSource("pipe", 1000);
  }

  @Property
  void hasTheBlocksOfTheWhole(
      @ForAll @IntRange(max = 200) int samples,
      @ForAll @IntRange(min = 1, max = 50) int length,
      @ForAll @IntRange(max = 49) int overlap,
      @ForAll int seed) {
    int shared = Math.min(overlap, length - 1);
    IqSignal signal = signal(samples);
    Iterable<Block> expected = SignalSource.of("whole", signal).blocks(length, shared);
    assertThat(stream(signal, seed).blocks(length, shared)).containsExactlyElementsOf(expected);
  }

  @Example
  void isReadAtOnceIfItIsNotTooLong() {
    assertThat(stream(signal(10), 1).whole(10)).contains(signal(10));
    assertThat(stream(signal(10), 1).whole(9)).isEmpty();
    assertThat(stream(signal(0), 1).whole(9)).contains(signal(0));
  }

  @Example
  void canBeGoneThroughOnce() {
    Iterable<Block> blocks = stream(signal(10), 1).blocks(4, 1);
    assertThat(blocks).hasSize(3);
    assertThatThrownBy(blocks::iterator)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("once");
  }

  @Example
  void saysWhichStreamFailed() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            return read();
          }
        };
    SampleStream samples = new SampleStream(broken, SampleFormat.of("cf32_le"));
    assertThatThrownBy(() -> samples.asSource("tcp:1234", 1e6).blocks(4, 0).iterator().hasNext())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("tcp:1234");
    assertThatThrownBy(() -> samples.asSource("tcp:1234", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
