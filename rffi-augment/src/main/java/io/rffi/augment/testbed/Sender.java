package io.rffi.augment.testbed;

import io.rffi.api.IqSignal;
import io.rffi.augment.attack.ReplayAttacker;
import io.rffi.augment.transmitter.Transmitter;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Who puts a packet on the air: a unit, or an attacker in its place. Immutable. */
interface Sender {
  /**
   * Sends a packet.
   *
   * @param packet the packet as a transmitter sends it
   * @param random the packet's randomness
   */
  IqSignal send(Function<Transmitter, IqSignal> packet, RandomGenerator random);

  /** Where the carrier lies relative to the nominal one, wander aside, in Hz. */
  double carrierOffsetHz();

  /** A unit that sends packets of its own. */
  static Sender of(Transmitter unit) {
    return new Sender() {
      @Override
      public IqSignal send(Function<Transmitter, IqSignal> packet, RandomGenerator random) {
        return packet.apply(unit);
      }

      @Override
      public double carrierOffsetHz() {
        return unit.carrierOffsetHz();
      }
    };
  }

  /** An attacker that records a victim's packet and sends the recording. */
  static Sender replaying(Transmitter victim, ReplayAttacker attacker) {
    return new Sender() {
      @Override
      public IqSignal send(Function<Transmitter, IqSignal> packet, RandomGenerator random) {
        return attacker.replay(packet.apply(victim), 0, random);
      }

      @Override
      public double carrierOffsetHz() {
        return victim.carrierOffsetHz();
      }
    };
  }
}
