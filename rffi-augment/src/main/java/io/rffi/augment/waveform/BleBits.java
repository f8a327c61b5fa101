package io.rffi.augment.waveform;

/**
 * The bits of a Bluetooth Low Energy packet on the air (Core 5.4, volume 6, part B 2.1 and 3):
 * preamble, access address, and whitened PDU and CRC, the least significant bit of each octet
 * first.
 */
final class BleBits {
  private static final int CRC_BITS = 24;

  /** x²⁴ + x¹⁰ + x⁹ + x⁶ + x⁴ + x³ + x + 1 without its highest term. */
  private static final int CRC_POLYNOMIAL = 0x65B;

  private BleBits() {}

  /** All bits of a packet. */
  static boolean[] packet(
      GfskFrame.Phy phy, int accessAddress, int crcInit, int channelIndex, byte[] pdu) {
    int header = phy.preambleBits() + Integer.SIZE;
    boolean[] bits = new boolean[header + Byte.SIZE * pdu.length + CRC_BITS];
    // The preamble alternates and begins with the access address's first bit.
    for (int n = 0; n < phy.preambleBits(); n++) {
      bits[n] = ((accessAddress + n) & 1) == 1;
    }
    for (int n = 0; n < Integer.SIZE; n++) {
      bits[phy.preambleBits() + n] = (accessAddress >>> n & 1) == 1;
    }
    for (int n = 0; n < Byte.SIZE * pdu.length; n++) {
      bits[header + n] = (pdu[n / Byte.SIZE] >> n % Byte.SIZE & 1) == 1;
    }
    int crc = crc(pdu, crcInit);
    for (int n = 0; n < CRC_BITS; n++) {
      bits[bits.length - CRC_BITS + n] = (crc >>> (CRC_BITS - 1 - n) & 1) == 1;
    }
    whiten(bits, header, channelIndex);
    return bits;
  }

  /** The shift register behind a PDU; its highest bit is sent first. */
  static int crc(byte[] pdu, int crcInit) {
    int register = crcInit;
    for (int n = 0; n < Byte.SIZE * pdu.length; n++) {
      int bit = pdu[n / Byte.SIZE] >> n % Byte.SIZE & 1;
      int feedback = (register >>> (CRC_BITS - 1)) ^ bit;
      register = (register << 1 & 0xFFFFFF) ^ (feedback * CRC_POLYNOMIAL);
    }
    return register;
  }

  /** The register x⁷ + x⁴ + 1, its position 0 in the highest bit: first a one, then the channel. */
  private static void whiten(boolean[] bits, int from, int channelIndex) {
    int register = 0x40 | channelIndex;
    for (int n = from; n < bits.length; n++) {
      int out = register & 1;
      bits[n] ^= out == 1;
      register = (register >> 1) ^ (out * 0x44);
    }
  }
}
