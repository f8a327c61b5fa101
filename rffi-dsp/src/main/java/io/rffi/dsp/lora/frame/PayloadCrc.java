package io.rffi.dsp.lora.frame;

/**
 * The 16-bit CRC behind a payload: that of CCITT (x¹⁶ + x¹² + x⁵ + 1, begun with 0) over all but
 * the last two bytes, to which these two are added.
 */
final class PayloadCrc {
  private static final int POLYNOMIAL = 0x1021;

  private PayloadCrc() {}

  /** The CRC; its low byte is sent first. */
  static int of(byte[] payload) {
    int register = 0;
    for (int n = 0; n < payload.length - 2; n++) {
      register ^= (payload[n] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        register = (register & 0x8000) == 0 ? register << 1 : (register << 1) ^ POLYNOMIAL;
      }
    }
    int last = payload.length == 0 ? 0 : payload[payload.length - 1] & 0xFF;
    int beforeLast = payload.length < 2 ? 0 : payload[payload.length - 2] & 0xFF;
    return (register ^ (beforeLast << 8) ^ last) & 0xFFFF;
  }
}
