package io.rffi.augment;

import io.rffi.api.IqSignal;
import io.rffi.augment.internal.Require;
import io.rffi.augment.random.Seeds;
import io.rffi.augment.transmitter.LoraFamily;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.transmitter.TransmitterFamily;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A population of simulated transmitters, drawn over families and fixed by a seed.
 *
 * <p>Unit d depends only on the seed and d: a larger population begins with the smaller one. Packet
 * n of unit d depends only on the seed, d and n, whatever was drawn before and in which thread.
 * Every {@value #PACKETS_PER_SESSION} packets a new session begins, in which the crystal has
 * another temperature. Family d mod (number of families) makes unit d.
 *
 * <p>Immutable and safe for use by many threads at once.
 */
public final class SimulatedDevices {
  /** The number of packets after which the crystal's temperature has changed. */
  public static final int PACKETS_PER_SESSION = 64;

  /** The standard deviation of a crystal from session to session, in ppm. */
  public static final double SESSION_PPM = 0.3;

  /** The spread of units that the default population has; see {@link TransmitterFamily#draw}. */
  public static final double REALISTIC_SPREAD = 1;

  private static final long UNIT = 0;
  private static final long SESSION = 1;
  private static final long PACKET = 2;
  private static final long CHANNEL = 3;

  private final long seed;
  private final List<Transmitter> units;

  private SimulatedDevices(long seed, List<Transmitter> units) {
    this.seed = seed;
    this.units = units;
  }

  /**
   * LoRa nodes over all {@linkplain LoraFamily families}, with realistic spread.
   *
   * @param count the number of units, ≥ 1
   * @param seed fixes units and packets
   * @return the population
   */
  public static SimulatedDevices lora(int count, long seed) {
    return of(List.of(LoraFamily.values()), count, REALISTIC_SPREAD, seed);
  }

  /**
   * Units of given families.
   *
   * @param families at least one
   * @param count the number of units, ≥ 1
   * @param spread how different units are; see {@link TransmitterFamily#draw}
   * @param seed fixes units and packets
   * @return the population
   */
  public static SimulatedDevices of(
      List<? extends TransmitterFamily> families, int count, double spread, long seed) {
    if (families.isEmpty() || count < 1) {
      throw new IllegalArgumentException(
          "a population needs families and units, got " + families.size() + " and " + count);
    }
    Require.notNegative(spread, "spread");
    Transmitter[] units = new Transmitter[count];
    for (int device = 0; device < count; device++) {
      units[device] =
          families.get(device % families.size()).draw(spread, Seeds.generator(seed, UNIT, device));
    }
    return new SimulatedDevices(seed, List.of(units));
  }

  /**
   * The size of the population.
   *
   * @return the number of units
   */
  public int count() {
    return units.size();
  }

  /**
   * A unit, as made.
   *
   * @param device 0 ≤ device &lt; {@link #count()}
   * @return the transmitter
   */
  public Transmitter unit(int device) {
    return units.get(device);
  }

  /**
   * A unit, as it is when it sends a packet.
   *
   * @param device 0 ≤ device &lt; {@link #count()}
   * @param packet the packet's number, ≥ 0
   * @return the transmitter, its crystal at the session's temperature
   */
  public Transmitter unit(int device, long packet) {
    requirePacket(packet);
    Transmitter unit = units.get(device);
    RandomGenerator session = Seeds.generator(seed, SESSION, device, packet / PACKETS_PER_SESSION);
    return unit.with(unit.crystal().shifted(SESSION_PPM * session.nextGaussian()));
  }

  /**
   * The preamble of a packet, clean.
   *
   * @param device 0 ≤ device &lt; {@link #count()}
   * @param packet the packet's number, ≥ 0
   * @param lora the modulation
   * @param symbols how many preamble symbols, ≥ 1
   * @param sampleRateHz the receiver's sample rate, at least the bandwidth
   * @return see {@link Transmitter#preamble}
   */
  public IqSignal preamble(
      int device, long packet, LoraParameters lora, int symbols, double sampleRateHz) {
    RandomGenerator random = Seeds.generator(seed, PACKET, device, packet);
    return unit(device, packet).preamble(lora, symbols, sampleRateHz, random);
  }

  /**
   * A whole packet, clean.
   *
   * @param device 0 ≤ device &lt; {@link #count()}
   * @param packet the packet's number, ≥ 0
   * @param lora the modulation
   * @param layout the symbols to send
   * @param sampleRateHz the receiver's sample rate, at least the bandwidth
   * @return see {@link Transmitter#packet}; it begins at a random fraction of a sample
   */
  public IqSignal packet(
      int device, long packet, LoraParameters lora, LoraPacketLayout layout, double sampleRateHz) {
    Objects.requireNonNull(layout, "layout");
    RandomGenerator random = Seeds.generator(seed, PACKET, device, packet);
    double startFraction = random.nextDouble();
    return unit(device, packet).packet(lora, layout, sampleRateHz, startFraction, random);
  }

  /**
   * A generator for whatever else befalls a packet, such as its channel.
   *
   * @param device the unit
   * @param packet the packet's number, ≥ 0
   * @param trial tells several channels of one packet apart
   * @return a new generator, the same for the same arguments; for one thread
   */
  public RandomGenerator channelRandom(int device, long packet, long trial) {
    requirePacket(packet);
    return Seeds.generator(seed, CHANNEL, device, packet, trial);
  }

  private static void requirePacket(long packet) {
    if (packet < 0) {
      throw new IllegalArgumentException("packets are numbered from 0, got " + packet);
    }
  }
}
