package io.rffi.api;

/**
 * What kind of transmission a preamble belongs to, with the parameters of its protocol.
 *
 * <p>Each protocol's module brings its own implementation (for LoRa: spreading factor and
 * bandwidth). Implementations are immutable values.
 */
public interface Waveform {
  /**
   * Of a preamble that somebody else cut without saying what it is. No gate rejects it for that,
   * see {@link QualityGate#waveform}.
   */
  Waveform UNSTATED = () -> "a preamble as recorded";

  /**
   * A short name for logs and error messages.
   *
   * @return for example {@code "LoRa SF7 125 kHz"}
   */
  String describe();
}
