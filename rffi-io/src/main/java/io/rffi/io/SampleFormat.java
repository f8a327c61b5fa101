package io.rffi.io;

import io.rffi.api.IqSignal;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How complex samples are stored: the complex datatypes of SigMF 1.2 (core namespace), I before Q.
 *
 * <p>Floats are taken as they are (64-bit ones are narrowed to 32). Integers of {@code n} bits are
 * scaled to full scale: signed ones are {@code x / 2^(n−1)}, unsigned ones {@code (x − 2^(n−1)) /
 * 2^(n−1)}, hence −1 ≤ value &lt; 1. Unsigned bytes are centred on 128, not on the 127.5 that some
 * receivers' users prefer: that is how the SigMF reference implementation reads them, it keeps
 * every value exact, and the difference is a constant of half a step (−48 dB of full scale), less
 * than such a receiver's own DC offset. 32-bit integers are rounded to the 24 bits of a float.
 */
public enum SampleFormat {
  /** 32-bit floats, little-endian. */
  CF32_LE(ComponentType.F32, ByteOrder.LITTLE_ENDIAN),
  /** 32-bit floats, big-endian. */
  CF32_BE(ComponentType.F32, ByteOrder.BIG_ENDIAN),
  /** 64-bit floats, little-endian. */
  CF64_LE(ComponentType.F64, ByteOrder.LITTLE_ENDIAN),
  /** 64-bit floats, big-endian. */
  CF64_BE(ComponentType.F64, ByteOrder.BIG_ENDIAN),
  /** Signed bytes. */
  CI8(ComponentType.I8, ByteOrder.LITTLE_ENDIAN),
  /** Signed 16-bit integers, little-endian. */
  CI16_LE(ComponentType.I16, ByteOrder.LITTLE_ENDIAN),
  /** Signed 16-bit integers, big-endian. */
  CI16_BE(ComponentType.I16, ByteOrder.BIG_ENDIAN),
  /** Signed 32-bit integers, little-endian. */
  CI32_LE(ComponentType.I32, ByteOrder.LITTLE_ENDIAN),
  /** Signed 32-bit integers, big-endian. */
  CI32_BE(ComponentType.I32, ByteOrder.BIG_ENDIAN),
  /** Unsigned bytes. */
  CU8(ComponentType.U8, ByteOrder.LITTLE_ENDIAN),
  /** Unsigned 16-bit integers, little-endian. */
  CU16_LE(ComponentType.U16, ByteOrder.LITTLE_ENDIAN),
  /** Unsigned 16-bit integers, big-endian. */
  CU16_BE(ComponentType.U16, ByteOrder.BIG_ENDIAN),
  /** Unsigned 32-bit integers, little-endian. */
  CU32_LE(ComponentType.U32, ByteOrder.LITTLE_ENDIAN),
  /** Unsigned 32-bit integers, big-endian. */
  CU32_BE(ComponentType.U32, ByteOrder.BIG_ENDIAN);

  private final ComponentType component;
  private final ByteOrder byteOrder;

  SampleFormat(ComponentType component, ByteOrder byteOrder) {
    this.component = component;
    this.byteOrder = byteOrder;
  }

  /**
   * The format of a SigMF datatype name.
   *
   * @param datatype such as {@code cf32_le} or {@code cu8}, in lower case
   * @return the format
   * @throws IllegalArgumentException if there is none of that name, with what can be had instead
   */
  public static SampleFormat of(String datatype) {
    for (SampleFormat format : values()) {
      if (format.datatype().equals(datatype)) {
        return format;
      }
    }
    boolean real = datatype.startsWith("r");
    throw new IllegalArgumentException(
        "datatype "
            + Quoted.value(datatype)
            + (real ? " holds real samples, but a fingerprint needs complex ones" : " is unknown")
            + "; use one of "
            + Arrays.stream(values())
                .map(SampleFormat::datatype)
                .collect(Collectors.joining(", ")));
  }

  /**
   * The SigMF name.
   *
   * @return such as {@code ci16_le}
   */
  public String datatype() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The size of one complex sample.
   *
   * @return bytes for I and Q together: 2, 4, 8 or 16
   */
  public int bytesPerSample() {
    return 2 * component.bytes();
  }

  /**
   * The byte order of a component.
   *
   * @return the order; it says nothing for single bytes
   */
  public ByteOrder byteOrder() {
    return byteOrder;
  }

  /**
   * The share of samples whose I or Q sits at an end of this format's range: a receiver that was
   * driven into clipping. A signal that is read in another format than it was recorded in, say
   * floats made of an 8-bit receiver's samples, does not show it.
   *
   * @param samples as read in this format
   * @return the fraction, 0 to 1 (0 for no samples); empty for floats, which have no full scale
   */
  public OptionalDouble clippedFraction(IqSignal samples) {
    if (!component.isInteger()) {
      return OptionalDouble.empty();
    }
    float largest = component.largest();
    int clipped = 0;
    for (int n = 0; n < samples.length(); n++) {
      float i = samples.i(n);
      float q = samples.q(n);
      if (i <= -1 || i >= largest || q <= -1 || q >= largest) {
        clipped++;
      }
    }
    return OptionalDouble.of(samples.length() == 0 ? 0 : (double) clipped / samples.length());
  }

  ComponentType component() {
    return component;
  }
}
