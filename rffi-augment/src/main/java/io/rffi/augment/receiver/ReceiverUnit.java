package io.rffi.augment.receiver;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.channel.Receiver;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * One receiver of several: its crystal, then its analogue part and converter. Draws nothing.
 *
 * <p>Immutable and thread-safe.
 *
 * @param clock the crystal, which decides both carrier and sampling offset
 * @param receiver everything after it; its {@code offsetHz} comes on top of the crystal's
 */
public record ReceiverUnit(ReceiverClock clock, Receiver receiver) implements ChannelModel {
  /** Checks for presence. */
  public ReceiverUnit {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(receiver, "receiver");
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    return receiver.apply(clock.apply(in, random), random);
  }
}
