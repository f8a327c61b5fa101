package io.rffi.dsp.lora.frame;

/**
 * The sequence that a payload is added to, so that long runs of equal bits are none on the air: a
 * shift register of polynomial x⁸ + x⁶ + x⁵ + x⁴ + 1 that begins with ones.
 */
final class Whitening {
  private static final byte[] SEQUENCE = new byte[255];

  static {
    int register = 0xFF;
    for (int n = 0; n < SEQUENCE.length; n++) {
      SEQUENCE[n] = (byte) register;
      register = ((register << 1) | (Integer.bitCount(register & 0xB8) & 1)) & 0xFF;
    }
  }

  private Whitening() {}

  /** Adds the sequence, or takes it away: both are the same. */
  static byte[] applied(byte[] payload) {
    byte[] result = new byte[payload.length];
    for (int n = 0; n < payload.length; n++) {
      result[n] = (byte) (payload[n] ^ SEQUENCE[n]);
    }
    return result;
  }
}
