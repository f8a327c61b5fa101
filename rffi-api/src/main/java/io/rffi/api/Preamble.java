package io.rffi.api;

import java.util.Objects;

/**
 * The preamble of one packet: cut, its carrier frequency offset removed, resampled to the
 * extractor's reference rate and normalised to an RMS of 1.
 *
 * @param samples the samples at the reference rate, starting with the first sample of the first
 *     symbol found
 * @param startSample where the preamble began, in samples of the capture (at the capture's own
 *     rate); may have a fraction
 * @param symbols how many repeated symbols {@code samples} holds, ≥ 1
 * @param cfoHz the carrier frequency offset that was removed: the carrier's place relative to the
 *     capture's 0 Hz
 * @param snrDb the estimated signal-to-noise ratio, with the noise counted in the waveform's
 *     bandwidth
 * @param waveform the protocol and its parameters
 */
public record Preamble(
    IqSignal samples,
    double startSample,
    int symbols,
    double cfoHz,
    double snrDb,
    Waveform waveform) {
  /** Checks that every figure is finite and every part there. */
  public Preamble {
    Objects.requireNonNull(samples, "samples");
    Objects.requireNonNull(waveform, "waveform");
    if (symbols < 1) {
      throw new IllegalArgumentException("a preamble has at least one symbol, got " + symbols);
    }
    if (!Double.isFinite(startSample) || !Double.isFinite(cfoHz) || !Double.isFinite(snrDb)) {
      throw new IllegalArgumentException(
          "not finite: startSample " + startSample + ", cfoHz " + cfoHz + ", snrDb " + snrDb);
    }
  }
}
