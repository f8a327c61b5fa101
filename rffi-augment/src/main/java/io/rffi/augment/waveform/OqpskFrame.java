package io.rffi.augment.waveform;

import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A packet of IEEE 802.15.4 in the 2.4 GHz band (Zigbee, Thread): synchronisation header, length,
 * payload; O-QPSK with half-sine pulses at 2 Mchip/s (IEEE 802.15.4-2020, 12.2).
 *
 * <p>Each octet is two symbols, the low four bits first, and each symbol 32 chips. Even chips are
 * on I, odd ones on Q one chip later, each two chips long: the envelope is constant but for the
 * first chip and the last. Chip 1 is positive. Exact at any instant.
 *
 * <p>The chips are the standard's table, not the rule by which the templates make theirs.
 *
 * <p>Immutable and thread-safe.
 */
public final class OqpskFrame implements PacketWaveform {
  /** The longest payload, its frame check sequence included. */
  public static final int LONGEST_PAYLOAD = 127;

  private static final double CHIP_RATE_HZ = 2e6;
  private static final int CHIPS = 32;

  /** Four octets of preamble and the start-of-frame delimiter. */
  private static final byte[] HEADER = {0, 0, 0, 0, (byte) 0xA7};

  /** The chips of symbols 0 to 15 in the order of transmission, the first one leftmost. */
  private static final int[] SYMBOLS = {
    0b1101_1001_1100_0011_0101_0010_0010_1110,
    0b1110_1101_1001_1100_0011_0101_0010_0010,
    0b0010_1110_1101_1001_1100_0011_0101_0010,
    0b0010_0010_1110_1101_1001_1100_0011_0101,
    0b0101_0010_0010_1110_1101_1001_1100_0011,
    0b0011_0101_0010_0010_1110_1101_1001_1100,
    0b1100_0011_0101_0010_0010_1110_1101_1001,
    0b1001_1100_0011_0101_0010_0010_1110_1101,
    0b1000_1100_1001_0110_0000_0111_0111_1011,
    0b1011_1000_1100_1001_0110_0000_0111_0111,
    0b0111_1011_1000_1100_1001_0110_0000_0111,
    0b0111_0111_1011_1000_1100_1001_0110_0000,
    0b0000_0111_0111_1011_1000_1100_1001_0110,
    0b0110_0000_0111_0111_1011_1000_1100_1001,
    0b1001_0110_0000_0111_0111_1011_1000_1100,
    0b1100_1001_0110_0000_0111_0111_1011_1000,
  };

  private final byte[] octets;

  private OqpskFrame(byte[] octets) {
    this.octets = octets;
  }

  /**
   * A packet.
   *
   * @param payload what follows the length, the frame check sequence included; at most {@value
   *     #LONGEST_PAYLOAD} octets, copied
   * @return the packet
   */
  public static OqpskFrame of(byte[] payload) {
    requireLength(payload.length);
    byte[] octets = new byte[HEADER.length + 1 + payload.length];
    System.arraycopy(HEADER, 0, octets, 0, HEADER.length);
    octets[HEADER.length] = (byte) payload.length;
    System.arraycopy(payload, 0, octets, HEADER.length + 1, payload.length);
    return new OqpskFrame(octets);
  }

  /**
   * A packet of random octets.
   *
   * @param payloadOctets how many follow the length, 0 to {@value #LONGEST_PAYLOAD}
   * @param random where they are drawn from
   * @return the packet
   */
  public static OqpskFrame random(int payloadOctets, RandomGenerator random) {
    Objects.requireNonNull(random, "random");
    requireLength(payloadOctets);
    byte[] payload = new byte[payloadOctets];
    random.nextBytes(payload);
    return of(payload);
  }

  private static void requireLength(int octets) {
    if (octets < 0 || octets > LONGEST_PAYLOAD) {
      throw new IllegalArgumentException(
          "a payload has 0 to " + LONGEST_PAYLOAD + " octets, got " + octets);
    }
  }

  private int chips() {
    return 2 * octets.length * CHIPS;
  }

  /** {@inheritDoc} One chip more than there are: Q ends later than I. */
  @Override
  public double seconds() {
    return (chips() + 1) / CHIP_RATE_HZ;
  }

  @Override
  public void fill(double firstSeconds, double stepSeconds, double[] samples) {
    SampledWaveform.fill(this::write, seconds(), firstSeconds, stepSeconds, samples);
  }

  private void write(double seconds, double[] samples, int at) {
    double chips = CHIP_RATE_HZ * seconds;
    int latest = (int) chips;
    double quarterTurns = chips - latest;
    double rising = sign(latest) * Math.sin(Math.PI / 2 * quarterTurns);
    double falling = sign(latest - 1) * Math.cos(Math.PI / 2 * quarterTurns);
    boolean latestOnI = latest % 2 == 0;
    samples[at] = latestOnI ? rising : falling;
    samples[at + 1] = latestOnI ? falling : rising;
  }

  /** The sign of a chip; 0 for those before and behind the packet. */
  private int sign(int chip) {
    if (chip < 0 || chip >= chips()) {
      return 0;
    }
    int symbol = chip / CHIPS;
    int value = octets[symbol / 2] >> (symbol % 2 == 0 ? 0 : 4) & 0xF;
    return (SYMBOLS[value] >>> (CHIPS - 1 - chip % CHIPS) & 1) == 1 ? 1 : -1;
  }
}
