package io.rffi.dsp.template;

/**
 * A part of a template that consists of equal periods one behind another. Whatever channel the
 * preamble went through, the periods stay equal but for noise and carrier offset: that is what the
 * offset and the noise are measured by (Schmidl and Cox 1997; Moose 1994).
 *
 * @param fromSeconds where the first period begins, from the template's start, ≥ 0
 * @param periodSeconds the length of a period, &gt; 0
 * @param count how many periods there are, ≥ 2
 */
public record Repetition(double fromSeconds, double periodSeconds, int count) {
  /** Checks the ranges. */
  public Repetition {
    if (!(fromSeconds >= 0) || !(periodSeconds > 0) || count < 2) {
      throw new IllegalArgumentException(
          "no repetition: from %s s, %d periods of %s s"
              .formatted(fromSeconds, count, periodSeconds));
    }
  }

  /**
   * Where the last period ends.
   *
   * @return in seconds from the template's start
   */
  public double endSeconds() {
    return fromSeconds + count * periodSeconds;
  }
}
