package io.rffi.augment.testbed;

import io.rffi.augment.attack.MimicAttacker;
import io.rffi.augment.attack.MimicryAccuracy;
import io.rffi.augment.attack.ReplayAttacker;
import io.rffi.augment.channel.AwgnChannel;
import io.rffi.augment.channel.Receiver;
import io.rffi.augment.transmitter.Transmitter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * How an attacker imitates a testbed's enrolled units, by a software-defined radio in its own place
 * (Danev et al., WiSec 2010). The errors are estimates of what such an attacker can reach.
 */
public enum Attack {
  /**
   * Packets of the attacker's own, with the victim's carrier offset to 20 Hz, its I/Q imbalance to
   * 0.05 dB and 0.3°, and its carrier leakage to −50 dBc (root mean squares, drawn once for each
   * attacker and victim).
   */
  MIMIC(0, "makes packets of its own with a victim's carrier offset, imbalance and leakage") {
    @Override
    Transmitter appearance(Transmitter radio, Transmitter victim, RandomGenerator errors) {
      return new MimicAttacker(radio, ACCURACY).mimic(victim, errors);
    }

    @Override
    Sender sender(Transmitter radio, Transmitter victim, double hz, RandomGenerator errors) {
      return Sender.of(appearance(radio, victim, errors));
    }
  },
  /**
   * Recordings of the victim's packets, received at 40 dB in the signal's bandwidth and sent again,
   * the attacker's own carrier offsets taken out.
   */
  REPLAY(1, "records a victim's packets and sends them again") {
    @Override
    Transmitter appearance(Transmitter radio, Transmitter victim, RandomGenerator errors) {
      return radio;
    }

    @Override
    Sender sender(Transmitter radio, Transmitter victim, double hz, RandomGenerator errors) {
      Receiver receiver = Receiver.typical();
      ReplayAttacker attacker =
          ReplayAttacker.of(AwgnChannel.inBand(RECORDED_SNR_DB, hz).then(receiver), radio);
      return Sender.replaying(victim, attacker.withOffsetsCorrected(receiver.offsetHz()));
    }
  };

  private static final MimicryAccuracy ACCURACY = new MimicryAccuracy(20, 0.05, 0.3, -50);
  private static final double RECORDED_SNR_DB = 40;

  private final int randomStream;
  private final String description;

  Attack(int randomStream, String description) {
    this.randomStream = randomStream;
    this.description = description;
  }

  /**
   * The testbed's set of the attacker's packets.
   *
   * @return {@code attack-mimic} or {@code attack-replay}
   */
  public String setName() {
    return "attack-" + name().toLowerCase(Locale.ROOT);
  }

  /** Which of a testbed's random streams its errors are drawn from; never to be changed. */
  int randomStream() {
    return randomStream;
  }

  String description() {
    return "an attacker that " + description;
  }

  /** The radio with the impairments that it seems to have. */
  abstract Transmitter appearance(Transmitter radio, Transmitter victim, RandomGenerator errors);

  /**
   * The attacker as a sender.
   *
   * @param radio the attacker's, on the victim's carrier
   * @param victim as it is on that day
   * @param hz the signal's bandwidth
   * @param errors where the errors of the imitation are drawn from
   */
  abstract Sender sender(Transmitter radio, Transmitter victim, double hz, RandomGenerator errors);
}
