package io.rffi.embed.onnx;

import java.nio.ByteBuffer;

/** Numbers from −2048 to 2047, two in three bytes. */
final class PackedValues {
  private static final int BITS = 12;

  private PackedValues() {}

  /** How many bytes so many numbers take, counted with a fraction where an int overflows. */
  static double bytes(double count) {
    return Math.ceil(count * BITS / Byte.SIZE);
  }

  /** Writes them. */
  static final class Writer {
    private final ByteBuffer out;
    private int kept;
    private int bits;

    Writer(ByteBuffer out) {
      this.out = out;
    }

    void put(int value) {
      kept = (kept << BITS) | (value & ((1 << BITS) - 1));
      bits += BITS;
      while (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        out.put((byte) (kept >> bits));
      }
    }

    /** Fills the last byte up. */
    void finish() {
      if (bits > 0) {
        out.put((byte) (kept << (Byte.SIZE - bits)));
      }
    }
  }

  /** Reads them. */
  static final class Reader {
    private final ByteBuffer in;
    private int kept;
    private int bits;

    Reader(ByteBuffer in) {
      this.in = in;
    }

    int get() {
      while (bits < BITS) {
        kept = (kept << Byte.SIZE) | (in.get() & 0xff);
        bits += Byte.SIZE;
      }
      bits -= BITS;
      return ((kept >> bits) << (Integer.SIZE - BITS)) >> (Integer.SIZE - BITS);
    }
  }
}
