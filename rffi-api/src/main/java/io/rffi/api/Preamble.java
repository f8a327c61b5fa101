package io.rffi.api;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The preamble of one packet: cut, its carrier frequency offset removed, resampled to the
 * extractor's reference rate and normalised to an RMS of 1.
 *
 * @param samples the samples at the reference rate, starting with the first sample of the first
 *     symbol found
 * @param startSample where the preamble began, in samples of the capture (at the capture's own
 *     rate); may have a fraction
 * @param symbols how many repeated symbols {@code samples} holds, ≥ 1
 * @param delimited whether what must follow a preamble was found behind it; without it, timing and
 *     carrier rest on the preamble alone and are less certain
 * @param cfoHz the carrier frequency offset that was removed: the carrier's place relative to the
 *     capture's 0 Hz
 * @param sfoPpm the sampling frequency offset: how much faster the transmitter's clock runs than
 *     the receiver's, in parts per million; empty where the waveform is too short to tell
 * @param quality how well it was received
 * @param waveform the protocol and its parameters
 */
public record Preamble(
    IqSignal samples,
    double startSample,
    int symbols,
    boolean delimited,
    double cfoHz,
    OptionalDouble sfoPpm,
    SignalQuality quality,
    Waveform waveform) {
  /** Checks that every figure is finite and every part there. */
  public Preamble {
    Objects.requireNonNull(samples, "samples");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(waveform, "waveform");
    if (symbols < 1) {
      throw new IllegalArgumentException("a preamble has at least one symbol, got " + symbols);
    }
    if (!Double.isFinite(startSample)
        || !Double.isFinite(cfoHz)
        || !Double.isFinite(sfoPpm.orElse(0))) {
      throw new IllegalArgumentException(
          "not finite: startSample " + startSample + ", cfoHz " + cfoHz + ", sfoPpm " + sfoPpm);
    }
  }

  /**
   * The signal-to-noise ratio.
   *
   * @return {@link SignalQuality#snrDb()}
   */
  public double snrDb() {
    return quality.snrDb();
  }

  /**
   * The same preamble, counted from another sample of the recording.
   *
   * @param samplesBefore how many samples there were before the first one of the capture
   * @return the preamble with {@link #startSample()} moved
   */
  public Preamble after(long samplesBefore) {
    return new Preamble(
        samples, samplesBefore + startSample, symbols, delimited, cfoHz, sfoPpm, quality, waveform);
  }
}
