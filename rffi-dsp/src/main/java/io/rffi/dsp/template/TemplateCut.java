package io.rffi.dsp.template;

/**
 * Which part of a template becomes the samples of a {@link io.rffi.api.Preamble}.
 *
 * @param fromSeconds where it begins, from the template's start, ≥ 0
 * @param seconds how long it is, &gt; 0
 * @param symbols how many symbols that is, ≥ 1
 * @param referenceRateHz the sample rate that it is brought to, &gt; 0
 */
public record TemplateCut(double fromSeconds, double seconds, int symbols, double referenceRateHz) {
  /** Checks the ranges. */
  public TemplateCut {
    if (!(fromSeconds >= 0) || !(seconds > 0) || symbols < 1) {
      throw new IllegalArgumentException(
          "no part of a template: %d symbols in %s s from %s s"
              .formatted(symbols, seconds, fromSeconds));
    }
    if (!(referenceRateHz > 0) || seconds * referenceRateHz < 1) {
      throw new IllegalArgumentException(
          "reference rate gives no sample in %s s: %s Hz".formatted(seconds, referenceRateHz));
    }
  }

  /**
   * The length of the samples that come out.
   *
   * @return in samples at the reference rate
   */
  public int samples() {
    return (int) Math.round(seconds * referenceRateHz);
  }
}
