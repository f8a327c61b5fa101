package io.rffi.augment;

import io.rffi.api.IqSignal;
import io.rffi.augment.channel.MultipathChannel;
import io.rffi.augment.channel.Receiver;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Simulated LoRa devices around one simulated receiver. Every packet has a channel of its own:
 * multipath with a delay spread of 5 to 300 ns, Rician K of 0 to 10, Doppler of up to 10 Hz, and
 * noise at 20 to 45 dB below the signal in its bandwidth.
 *
 * <p>Immutable and safe for use by many threads at once.
 */
public final class SimulatedSite {
  /** How many packets of a device are from one session, in which its crystal stays the same. */
  public static final int PACKETS_A_SESSION = 4;

  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final double RATE_HZ = 1e6;
  private static final int PAYLOAD_SYMBOLS = 8;

  /** So that packets spread over sessions. */
  private static final int PACKETS_BETWEEN =
      SimulatedDevices.PACKETS_PER_SESSION / PACKETS_A_SESSION;

  private static final long FRESH = 1 << 20;

  private final SimulatedDevices devices;

  /**
   * A site.
   *
   * @param devices who sends
   */
  public SimulatedSite(SimulatedDevices devices) {
    this.devices = devices;
  }

  /**
   * A packet to enrol a device from.
   *
   * @param device 0 ≤ device &lt; the number of devices
   * @param number which packet, ≥ 0
   * @return what the receiver captures at 1 MHz: an SF7 packet of {@link LoraParameters#EU868_SF7},
   *     and noise before and after it
   */
  public IqSignal enrolment(int device, long number) {
    return capture(device, number * PACKETS_BETWEEN);
  }

  /**
   * A packet of a session long after those of the enrolment.
   *
   * @param device 0 ≤ device &lt; the number of devices
   * @param number which packet, ≥ 0
   * @return what the receiver captures, as {@link #enrolment} does
   */
  public IqSignal fresh(int device, long number) {
    return capture(device, FRESH + number * PACKETS_BETWEEN);
  }

  /**
   * A packet to enrol a device from, received at several levels of noise.
   *
   * @param device 0 ≤ device &lt; the number of devices
   * @param number which packet, ≥ 0
   * @param snrDb signal-to-noise ratios in the signal's bandwidth, in dB
   * @return a capture at each, of the same transmission through the same channel
   */
  public List<IqSignal> enrolment(int device, long number, double... snrDb) {
    Arrival arrival = arrival(device, number * PACKETS_BETWEEN);
    return Arrays.stream(snrDb).mapToObj(arrival::received).toList();
  }

  private IqSignal capture(int device, long packet) {
    Arrival arrival = arrival(device, packet);
    return arrival.received(arrival.random.nextDouble(20, 45));
  }

  private Arrival arrival(int device, long packet) {
    RandomGenerator random = devices.channelRandom(device, packet, 0);
    List<Integer> payload = random.ints(PAYLOAD_SYMBOLS, 0, LORA.chips()).boxed().toList();
    IqSignal sent =
        devices.packet(device, packet, LORA, LoraPacketLayout.lorawan(payload), RATE_HZ);
    IqSignal arrived =
        new MultipathChannel(
                random.nextDouble(5e-9, 300e-9), random.nextDouble(10), random.nextDouble(10))
            .apply(sent, random);
    return new Arrival(arrived, random.nextInt(2000, 6000), random);
  }

  /** A packet at the receiver's antenna, and how long it is silent before. */
  private record Arrival(IqSignal signal, int silence, RandomGenerator random) {
    IqSignal received(double snrDb) {
      IqSignal captured =
          new SimulatedCapture(RATE_HZ)
              .silence(silence)
              .packet(signal, 0, 0)
              .silence(2000)
              .build(snrDb, LORA.bandwidthHz(), random);
      return Receiver.typical().apply(captured, random);
    }
  }
}
