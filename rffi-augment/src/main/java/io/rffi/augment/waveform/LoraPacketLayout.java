package io.rffi.augment.waveform;

import io.rffi.dsp.lora.LoraParameters;
import java.util.ArrayList;
import java.util.List;

/**
 * The symbols of a LoRa packet: preamble up-chirps, two sync symbols, 2.25 down-chirps, payload.
 *
 * <p>An up-chirp of value s starts at −B/2 + s·B/2^SF, climbs with slope B/T, and wraps from +B/2
 * to −B/2 on its way: the base chirp x(t) = exp(j(−πBt + πBt²/T)) begun s chips late, cyclically.
 * Phase is continuous throughout, as in a transmitter whose synthesiser is swept, so a symbol
 * differs from the cyclic definition by a constant phase.
 *
 * <p>The sync word's two nibbles k₁k₂ become symbols of value 8·k₁ and 8·k₂, as the common
 * transceivers send them (0x34: 24 and 32).
 *
 * @param preambleSymbols the number of unmodulated up-chirps, ≥ 1
 * @param syncWord 0 to 0xFF, for example {@link #LORAWAN_SYNC_WORD}
 * @param payload the payload's symbol values, each 0 to 2^SF − 1; may be empty
 */
public record LoraPacketLayout(int preambleSymbols, int syncWord, List<Integer> payload) {
  /** The sync word of public LoRaWAN networks. */
  public static final int LORAWAN_SYNC_WORD = 0x34;

  private static final double DOWN_CHIRPS = 2.25;

  /** Checks the ranges and copies the payload. */
  public LoraPacketLayout {
    payload = List.copyOf(payload);
    if (preambleSymbols < 1) {
      throw new IllegalArgumentException(
          "a packet has at least one preamble symbol, got " + preambleSymbols);
    }
    if (syncWord < 0 || syncWord > 0xFF) {
      throw new IllegalArgumentException("a sync word is one byte, got " + syncWord);
    }
  }

  /**
   * A LoRaWAN packet: 8 preamble symbols, sync word 0x34, and a payload.
   *
   * @param payload the payload's symbol values
   * @return the layout
   */
  public static LoraPacketLayout lorawan(List<Integer> payload) {
    return new LoraPacketLayout(8, LORAWAN_SYNC_WORD, payload);
  }

  /**
   * The number of symbols, counting a quarter for the last piece of down-chirp.
   *
   * @return the packet's duration in symbols
   */
  public double symbols() {
    return preambleSymbols + 2 + DOWN_CHIRPS + payload.size();
  }

  /**
   * The frequency trajectory of the whole packet.
   *
   * @param lora the modulation
   * @return the sweeps in the order they are sent
   * @throws IllegalArgumentException if a payload value doesn't fit the spreading factor
   */
  public List<FrequencySweep> sweeps(LoraParameters lora) {
    List<FrequencySweep> sweeps = new ArrayList<>(preamble(lora, preambleSymbols));
    addUpChirp(sweeps, lora, 8 * (syncWord >> 4));
    addUpChirp(sweeps, lora, 8 * (syncWord & 0xF));
    for (double left = DOWN_CHIRPS; left > 0; left--) {
      addDownChirp(sweeps, lora, Math.min(left, 1));
    }
    for (int value : payload) {
      addUpChirp(sweeps, lora, value);
    }
    return List.copyOf(sweeps);
  }

  /**
   * The frequency trajectory of unmodulated up-chirps alone.
   *
   * @param lora the modulation
   * @param symbols how many, ≥ 1
   * @return one sweep for each symbol
   */
  public static List<FrequencySweep> preamble(LoraParameters lora, int symbols) {
    if (symbols < 1) {
      throw new IllegalArgumentException("a preamble has at least one symbol, got " + symbols);
    }
    List<FrequencySweep> sweeps = new ArrayList<>(symbols);
    for (int symbol = 0; symbol < symbols; symbol++) {
      addUpChirp(sweeps, lora, 0);
    }
    return List.copyOf(sweeps);
  }

  private static void addUpChirp(List<FrequencySweep> sweeps, LoraParameters lora, int value) {
    if (value < 0 || value >= lora.chips()) {
      throw new IllegalArgumentException(
          "symbol value " + value + " is not in 0…" + (lora.chips() - 1));
    }
    double bandwidth = lora.bandwidthHz();
    double slope = bandwidth / lora.symbolSeconds();
    double late = (double) value / lora.chips();
    double untilWrap = (1 - late) * lora.symbolSeconds();
    sweeps.add(new FrequencySweep(bandwidth * (late - 0.5), slope, untilWrap));
    if (value > 0) {
      sweeps.add(new FrequencySweep(-bandwidth / 2, slope, late * lora.symbolSeconds()));
    }
  }

  private static void addDownChirp(
      List<FrequencySweep> sweeps, LoraParameters lora, double fraction) {
    double bandwidth = lora.bandwidthHz();
    double seconds = lora.symbolSeconds();
    sweeps.add(new FrequencySweep(bandwidth / 2, -bandwidth / seconds, fraction * seconds));
  }
}
