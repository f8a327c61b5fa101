package io.rffi.augment.waveform;

import io.rffi.augment.internal.Require;
import java.util.Objects;

/**
 * A packet of Bluetooth Low Energy: preamble, access address, whitened PDU and CRC, as Gaussian
 * frequency shift keying with BT = 0.5 (Bluetooth Core 5.4, volume 6, part A 3.1).
 *
 * <p>A one is the higher frequency; the carrier is plain before the first bit and behind the last.
 * The phase is the sum of closed-form pulses at the very instants that are asked for, good to 10⁻⁹
 * rad. The templates integrate the filtered bits step by step instead, on a grid of their own.
 *
 * <p>Immutable and thread-safe.
 */
public final class GfskFrame implements PacketWaveform {
  /** An uncoded physical layer of Bluetooth Low Energy (Core 5.4, volume 6, part A and B 2.1). */
  public enum Phy {
    /** 1 Mbit/s. */
    LE_1M(1e6, 8),
    /** 2 Mbit/s. */
    LE_2M(2e6, 16);

    private final double bitRateHz;
    private final int preambleBits;

    Phy(double bitRateHz, int preambleBits) {
      this.bitRateHz = bitRateHz;
      this.preambleBits = preambleBits;
    }

    /**
     * The bit rate.
     *
     * @return bits a second
     */
    public double bitRateHz() {
      return bitRateHz;
    }

    /**
     * The preamble's length.
     *
     * @return in bits
     */
    public int preambleBits() {
      return preambleBits;
    }
  }

  /** The access address of advertising packets. */
  public static final int ADVERTISING_ACCESS_ADDRESS = 0x8E89BED6;

  /** What advertising packets preset their CRC with. */
  public static final int ADVERTISING_CRC_INIT = 0x555555;

  /** The nominal modulation index: a deviation of a quarter of the bit rate. */
  public static final double NOMINAL_INDEX = 0.5;

  /** The longest PDU: two octets of header and 255 of payload. */
  public static final int LONGEST_PDU = 257;

  private static final GaussianPulse PULSE = new GaussianPulse(0.5);

  private final Phy phy;
  private final double index;
  private final int[] sums; // of the bits' signs, up to and without bit n

  private GfskFrame(Phy phy, double index, int[] sums) {
    this.phy = phy;
    this.index = index;
    this.sums = sums;
  }

  /**
   * An advertising packet on LE 1M.
   *
   * @param channelIndex 37, 38 or 39 for the primary channels; 0 to 39
   * @param pdu header and payload, 2 to {@value #LONGEST_PDU} octets
   * @return the packet, with the nominal modulation index
   */
  public static GfskFrame advertising(int channelIndex, byte[] pdu) {
    return of(Phy.LE_1M, ADVERTISING_ACCESS_ADDRESS, ADVERTISING_CRC_INIT, channelIndex, pdu);
  }

  /**
   * Any packet on an uncoded physical layer.
   *
   * @param phy bit rate and preamble
   * @param accessAddress all 32 bits
   * @param crcInit what the CRC is preset with, 24 bits
   * @param channelIndex what whitening is preset with, 0 to 39
   * @param pdu header and payload, 2 to {@value #LONGEST_PDU} octets
   * @return the packet, with the nominal modulation index
   */
  public static GfskFrame of(
      Phy phy, int accessAddress, int crcInit, int channelIndex, byte[] pdu) {
    Objects.requireNonNull(phy, "phy");
    if (crcInit < 0 || crcInit > 0xFFFFFF) {
      throw new IllegalArgumentException("crcInit has 24 bits, got " + crcInit);
    }
    if (channelIndex < 0 || channelIndex > 39) {
      throw new IllegalArgumentException("channelIndex must be 0 to 39, got " + channelIndex);
    }
    if (pdu.length < 2 || pdu.length > LONGEST_PDU) {
      throw new IllegalArgumentException(
          "a PDU has 2 to " + LONGEST_PDU + " octets, got " + pdu.length);
    }
    boolean[] bits = BleBits.packet(phy, accessAddress, crcInit, channelIndex, pdu);
    int[] sums = new int[bits.length + 1];
    for (int n = 0; n < bits.length; n++) {
      sums[n + 1] = sums[n] + (bits[n] ? 1 : -1);
    }
    return new GfskFrame(phy, NOMINAL_INDEX, sums);
  }

  /**
   * The same packet from a modulator with another deviation.
   *
   * @param changed the modulation index, above 0 and below 1; the standard allows 0.45 to 0.55
   * @return the changed packet
   */
  public GfskFrame withModulationIndex(double changed) {
    Require.positive(changed, "modulation index");
    if (changed >= 1) {
      throw new IllegalArgumentException("modulation index must be below 1, got " + changed);
    }
    return new GfskFrame(phy, changed, sums);
  }

  @Override
  public double seconds() {
    return (sums.length - 1) / phy.bitRateHz();
  }

  @Override
  public void fill(double firstSeconds, double stepSeconds, double[] samples) {
    SampledWaveform.fill(this::write, seconds(), firstSeconds, stepSeconds, samples);
  }

  private void write(double seconds, double[] samples, int at) {
    double bits = seconds * phy.bitRateHz();
    int count = sums.length - 1;
    int now = (int) bits;
    int from = Math.max(0, now - GaussianPulse.REACH);
    int to = Math.min(count, now + GaussianPulse.REACH + 1);
    double halfTurns = sums[from]; // in units of the index: the bits whose pulses are over
    for (int n = from; n < to; n++) {
      halfTurns += (sums[n + 1] - sums[n]) * PULSE.gained(bits - n);
    }
    double phase = Math.PI * index * halfTurns;
    samples[at] = Math.cos(phase);
    samples[at + 1] = Math.sin(phase);
  }
}
