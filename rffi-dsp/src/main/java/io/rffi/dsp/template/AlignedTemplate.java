package io.rffi.dsp.template;

/**
 * Where a template was found.
 *
 * @param template which one
 * @param startSeconds where it begins, from the capture's first sample; may have a fraction of a
 *     sample, and be negative by that
 * @param carrierHz the carrier relative to the capture's 0 Hz
 * @param match how well it matches, 0 to 1
 * @param snrDb the signal-to-noise ratio in the template's bandwidth
 */
record AlignedTemplate(
    PreambleTemplate template, double startSeconds, double carrierHz, double match, double snrDb) {
  boolean overlaps(AlignedTemplate other) {
    return startSeconds < other.startSeconds + other.template.seconds()
        && other.startSeconds < startSeconds + template.seconds();
  }
}
