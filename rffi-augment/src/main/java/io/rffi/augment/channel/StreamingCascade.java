package io.rffi.augment.channel;

import io.rffi.api.IqSignal;
import java.util.random.RandomGenerator;

/** Two channels in series. */
record StreamingCascade(StreamingChannel first, StreamingChannel second)
    implements StreamingChannel {
  @Override
  public ChannelStream open(double sampleRateHz, RandomGenerator random) {
    return new Stream(first.open(sampleRateHz, random), second.open(sampleRateHz, random));
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    return second.apply(first.apply(in, random), random);
  }

  private record Stream(ChannelStream first, ChannelStream second) implements ChannelStream {
    @Override
    public IqSignal next(IqSignal block) {
      return second.next(first.next(block));
    }

    @Override
    public IqSignal finish() {
      IqSignal rest = second.next(first.finish());
      return BlockStream.concatenate(rest, second.finish());
    }
  }
}
