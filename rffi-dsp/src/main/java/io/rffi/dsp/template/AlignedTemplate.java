package io.rffi.dsp.template;

/**
 * Where a template was found.
 *
 * @param template which one
 * @param startSeconds where it begins, from the capture's first sample; may have a fraction of a
 *     sample, and be negative by that
 * @param carrierHz the carrier relative to the capture's 0 Hz
 * @param match how well it matches, 0 to 1
 * @param repeated the part of the energy that repeats where the template does, 0 to 1, of the
 *     repetition that has the least; 0 if the template doesn't repeat
 * @param snrDb the signal-to-noise ratio in the template's bandwidth
 */
record AlignedTemplate(
    PreambleTemplate template,
    double startSeconds,
    double carrierHz,
    double match,
    double repeated,
    double snrDb) {
  /** Echoes take from the match, but not from what repeats: then less of a match is enough. */
  private static final double ECHOED = 0.6;

  boolean matches(double leastMatch) {
    return match >= leastMatch || (match >= ECHOED * leastMatch && repeated >= leastMatch);
  }

  boolean overlaps(AlignedTemplate other) {
    return startSeconds < other.startSeconds + other.template.seconds()
        && other.startSeconds < startSeconds + template.seconds();
  }
}
