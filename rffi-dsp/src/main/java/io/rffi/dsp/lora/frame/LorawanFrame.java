package io.rffi.dsp.lora.frame;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The unencrypted part of a LoRaWAN data frame (LoRaWAN L2 1.0.4, section 4). Anybody can send any
 * of it: a device address is a claim, not an identity.
 *
 * @param type which way it goes, and whether it wants to be confirmed
 * @param devAddr the device address, as an unsigned number; it changes with each join
 * @param fCnt the low 16 bits of the frame counter
 * @param fPort the port; empty in a frame without a payload
 */
public record LorawanFrame(Type type, int devAddr, int fCnt, OptionalInt fPort) {
  /** MHDR, DevAddr, FCtrl, FCnt and the message integrity code. */
  private static final int LEAST_LENGTH = 12;

  private static final int CODE_LENGTH = 4;
  private static final int OPTIONS_AT = 8;

  /** What kind of data frame it is. */
  public enum Type {
    /** From a device, unconfirmed. */
    UNCONFIRMED_UP,
    /** To a device, unconfirmed. */
    UNCONFIRMED_DOWN,
    /** From a device, to be confirmed. */
    CONFIRMED_UP,
    /** To a device, to be confirmed. */
    CONFIRMED_DOWN;

    private static final int FIRST_CODE = 2;

    private static Optional<Type> ofCode(int code) {
      int index = code - FIRST_CODE;
      return index >= 0 && index < values().length
          ? Optional.of(values()[index])
          : Optional.empty();
    }
  }

  /**
   * Reads a packet's payload.
   *
   * @param payload whole
   * @return the frame; empty if it is no LoRaWAN data frame
   */
  public static Optional<LorawanFrame> parse(byte[] payload) {
    if (payload.length < LEAST_LENGTH) {
      return Optional.empty();
    }
    int header = payload[0] & 0xFF;
    int options = payload[5] & 0xF;
    int portAt = OPTIONS_AT + options;
    int end = payload.length - CODE_LENGTH;
    boolean firstVersion = (header & 0x1F) == 0;
    if (!firstVersion || portAt > end) {
      return Optional.empty();
    }
    OptionalInt port = portAt < end ? OptionalInt.of(payload[portAt] & 0xFF) : OptionalInt.empty();
    return Type.ofCode(header >> 5)
        .map(
            type ->
                new LorawanFrame(
                    type, littleEndian(payload, 1, 4), littleEndian(payload, 6, 2), port));
  }

  /**
   * The device address as network servers write it.
   *
   * @return eight hexadecimal digits, the most significant byte first
   */
  public String devAddrHex() {
    return "%08x".formatted(devAddr);
  }

  private static int littleEndian(byte[] bytes, int from, int length) {
    int value = 0;
    for (int n = length - 1; n >= 0; n--) {
      value = (value << 8) | (bytes[from + n] & 0xFF);
    }
    return value;
  }
}
