package io.rffi.io;

import java.nio.ByteBuffer;

/**
 * How one component (an I or a Q) is stored. Integers are scaled by a power of two, so that up to
 * 24 bits a component survives the way to float and back exactly.
 */
enum ComponentType {
  F32(4) {
    @Override
    void decode(ByteBuffer from, float[] to, int offset, int count) {
      from.asFloatBuffer().get(to, offset, count);
    }

    @Override
    void encode(float value, ByteBuffer to) {
      to.putFloat(value);
    }
  },
  F64(8) {
    @Override
    void decode(ByteBuffer from, float[] to, int offset, int count) {
      for (int n = 0; n < count; n++) {
        to[offset + n] = (float) from.getDouble();
      }
    }

    @Override
    void encode(float value, ByteBuffer to) {
      to.putDouble(value);
    }
  },
  I8(1) {
    @Override
    void decode(ByteBuffer from, float[] to, int offset, int count) {
      for (int n = 0; n < count; n++) {
        to[offset + n] = from.get() * 0x1p-7f;
      }
    }

    @Override
    void encode(float value, ByteBuffer to) {
      to.put((byte) quantise(value));
    }
  },
  I16(2) {
    @Override
    void decode(ByteBuffer from, float[] to, int offset, int count) {
      for (int n = 0; n < count; n++) {
        to[offset + n] = from.getShort() * 0x1p-15f;
      }
    }

    @Override
    void encode(float value, ByteBuffer to) {
      to.putShort((short) quantise(value));
    }
  },
  I32(4) {
    @Override
    void decode(ByteBuffer from, float[] to, int offset, int count) {
      for (int n = 0; n < count; n++) {
        to[offset + n] = from.getInt() * 0x1p-31f;
      }
    }

    @Override
    void encode(float value, ByteBuffer to) {
      to.putInt((int) quantise(value));
    }
  },
  U8(1) {
    @Override
    void decode(ByteBuffer from, float[] to, int offset, int count) {
      for (int n = 0; n < count; n++) {
        to[offset + n] = (Byte.toUnsignedInt(from.get()) - 0x80) * 0x1p-7f;
      }
    }

    @Override
    void encode(float value, ByteBuffer to) {
      to.put((byte) (quantise(value) + 0x80));
    }
  },
  U16(2) {
    @Override
    void decode(ByteBuffer from, float[] to, int offset, int count) {
      for (int n = 0; n < count; n++) {
        to[offset + n] = (Short.toUnsignedInt(from.getShort()) - 0x8000) * 0x1p-15f;
      }
    }

    @Override
    void encode(float value, ByteBuffer to) {
      to.putShort((short) (quantise(value) + 0x8000));
    }
  },
  U32(4) {
    @Override
    void decode(ByteBuffer from, float[] to, int offset, int count) {
      for (int n = 0; n < count; n++) {
        // Flipping the top bit subtracts 2^31 from an unsigned value.
        to[offset + n] = (from.getInt() ^ Integer.MIN_VALUE) * 0x1p-31f;
      }
    }

    @Override
    void encode(float value, ByteBuffer to) {
      to.putInt((int) quantise(value) ^ Integer.MIN_VALUE);
    }
  };

  private final int bytes;

  ComponentType(int bytes) {
    this.bytes = bytes;
  }

  /** Decodes {@code count} components from the buffer, which has the file's byte order. */
  abstract void decode(ByteBuffer from, float[] to, int offset, int count);

  /** Encodes one component; integers are rounded to the nearest step and saturate. */
  abstract void encode(float value, ByteBuffer to);

  int bytes() {
    return bytes;
  }

  boolean isInteger() {
    return this != F32 && this != F64;
  }

  /** The largest decoded value of an integer type: one step below 1. The smallest is −1. */
  float largest() {
    double steps = steps();
    return (float) ((steps - 1) / steps);
  }

  long quantise(float value) {
    double steps = steps();
    return (long) Math.max(-steps, Math.min(steps - 1, Math.rint(value * steps)));
  }

  /** Half the number of values that the type can take: what full scale, 1, is divided into. */
  private double steps() {
    return Math.scalb(1.0, 8 * bytes - 1);
  }
}
