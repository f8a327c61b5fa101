package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** What every {@link StreamingChannel} keeps besides. */
abstract class StreamingChannelContract extends ChannelModelContract {
  /** The channel, opened as a stream. */
  abstract StreamingChannel stream();

  private static IqSignal stream(BlockStream stream, IqSignal in, IntSupplier blockLength) {
    float[] out = new float[2 * in.length()];
    int written = 0;
    for (int from = 0; from < in.length(); ) {
      int count = Math.min(blockLength.getAsInt(), in.length() - from);
      IqSignal block = stream.next(in.slice(from, count));
      from += count;
      block.copyTo(0, block.length(), out, 2 * written);
      written += block.length();
      assertThat(written).isLessThanOrEqualTo(from);
    }
    IqSignal rest = stream.finish();
    rest.copyTo(0, rest.length(), out, 2 * written);
    assertThat(written + rest.length()).isEqualTo(in.length());
    return IqSignal.of(out, in.sampleRateHz());
  }

  @Test
  void blocksGiveWhatTheWholeGives() {
    ChannelModel channel = channel();
    SplittableRandom lengths = new SplittableRandom(5);
    for (IqSignal in : inputs()) {
      float[] whole = channel.apply(in, new SplittableRandom(6)).toArray();
      for (int most : new int[] {1, 7, 700, 10_000}) {
        BlockStream stream = stream().open(in.sampleRateHz(), new SplittableRandom(6));
        IqSignal out = stream(stream, in, () -> lengths.nextInt(most + 1));
        assertThat(out.toArray()).isEqualTo(whole);
      }
    }
  }

  @Test
  void opensOnceAndLeavesTheGeneratorAlone() {
    IqSignal in = inputs().get(4);
    SplittableRandom random = new SplittableRandom(8);
    BlockStream stream = stream().open(in.sampleRateHz(), random);
    random.nextGaussian();
    float[] out = stream(stream, in, () -> 100).toArray();
    assertThat(out).isEqualTo(channel().apply(in, new SplittableRandom(8)).toArray());
  }

  @Test
  void refusesOtherRatesAndWhatComesTooLate() {
    BlockStream stream = stream().open(1e6, new SplittableRandom(9));
    IqSignal block = IqSignal.of(new float[20], 1e6);
    IqSignal faster = IqSignal.of(new float[20], 2e6);
    stream.next(block);
    assertThatThrownBy(() -> stream.next(faster)).isInstanceOf(SampleRateException.class);
    stream.finish();
    assertThatThrownBy(() -> stream.next(block)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(stream::finish).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesImpossibleRates() {
    SplittableRandom random = new SplittableRandom(10);
    assertThatThrownBy(() -> stream().open(0, random)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stream().open(Double.NaN, random))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
