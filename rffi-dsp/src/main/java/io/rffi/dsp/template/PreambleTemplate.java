package io.rffi.dsp.template;

import io.rffi.api.IqSignal;
import io.rffi.api.Waveform;
import java.util.List;
import java.util.Objects;

/**
 * A preamble whose every sample is known beforehand, and how to look for it. It begins where the
 * packet does.
 *
 * <p>Immutable and safe for use by many threads at once.
 *
 * @param name for logs and error messages, such as {@code "802.11 legacy preamble 20 MHz"}
 * @param ideal the preamble as an ideal transmitter sends it at 0 Hz, of any level; not silent
 * @param bandwidthHz the bandwidth that holds it, in which noise is counted; also the lowest sample
 *     rate of a capture in which it can be found
 * @param searchRateHz captures that are faster are brought to this rate before they are searched:
 *     at least the bandwidth and twice the carrier's reach, and no more than necessary
 * @param largestCfoHz carriers up to this far from the capture's 0 Hz are found, on either side; ≥
 *     0
 * @param segments the template is correlated in this many parts of equal length, whose phases are
 *     independent; each of them has to be there. More segments bear more drift and cost less, fewer
 *     reach lower SNRs
 * @param repetitions the parts that consist of equal periods; possibly none
 * @param frequencyKeyed whether it is frequency shift keying, whose deviation may differ from the
 *     ideal one (Bluetooth allows a modulation index of 0.45 to 0.55): the carrier is then
 *     estimated together with the deviation, which would shift it otherwise
 * @param cut what is returned
 */
public record PreambleTemplate(
    String name,
    IqSignal ideal,
    double bandwidthHz,
    double searchRateHz,
    double largestCfoHz,
    int segments,
    List<Repetition> repetitions,
    boolean frequencyKeyed,
    TemplateCut cut)
    implements Waveform {
  /** Fewer samples in a segment are no ground to judge it on. */
  private static final int LEAST_SEGMENT_SAMPLES = 8;

  /** How far parts may overhang the template, relatively: rounding of their seconds. */
  private static final double ROUNDING = 1e-9;

  /** Checks that the parts fit each other. */
  public PreambleTemplate {
    Objects.requireNonNull(name, "name");
    repetitions = List.copyOf(repetitions);
    if (ideal.rms() == 0) {
      throw new IllegalArgumentException(name + ": the ideal samples are silent");
    }
    if (!(bandwidthHz > 0) || ideal.sampleRateHz() < bandwidthHz) {
      throw new IllegalArgumentException(
          name + ": bandwidth does not fit " + ideal + ": " + bandwidthHz + " Hz");
    }
    if (!(searchRateHz >= bandwidthHz && searchRateHz <= ideal.sampleRateHz())) {
      throw new IllegalArgumentException(
          name
              + ": search rate is below the bandwidth or above the ideal samples' rate: "
              + searchRateHz);
    }
    if (!(largestCfoHz >= 0 && largestCfoHz <= searchRateHz / 2)) {
      throw new IllegalArgumentException(
          name + ": carrier offset must be 0 to half the search rate: " + largestCfoHz);
    }
    double seconds = ideal.length() / ideal.sampleRateHz();
    if (segments < 1 || seconds * bandwidthHz / segments < LEAST_SEGMENT_SAMPLES) {
      throw new IllegalArgumentException(
          "%s: %d segments, of which each needs %d samples at the bandwidth"
              .formatted(name, segments, LEAST_SEGMENT_SAMPLES));
    }
    for (int n = 0; n < segments; n++) {
      int from = (int) ((long) ideal.length() * n / segments);
      int to = (int) ((long) ideal.length() * (n + 1) / segments);
      if (ideal.slice(from, to - from).rms() == 0) {
        throw new IllegalArgumentException(
            "%s: segment %d of %d is silent".formatted(name, n, segments));
      }
    }
    double latest = seconds * (1 + ROUNDING);
    if (cut.fromSeconds() + cut.seconds() > latest
        || repetitions.stream().anyMatch(repetition -> repetition.endSeconds() > latest)) {
      throw new IllegalArgumentException(
          "%s lasts %s s; the cut or a repetition ends later".formatted(name, seconds));
    }
  }

  /**
   * How long the template is.
   *
   * @return in seconds
   */
  public double seconds() {
    return ideal.length() / ideal.sampleRateHz();
  }

  /**
   * The same template, looked for within another range of carrier offsets.
   *
   * @param hz the largest offset on either side; the cost of a search is proportional to it
   * @return the template
   */
  public PreambleTemplate withLargestCfoHz(double hz) {
    return new PreambleTemplate(
        name, ideal, bandwidthHz, searchRateHz, hz, segments, repetitions, frequencyKeyed, cut);
  }

  /**
   * The same template, of which another part is returned.
   *
   * @param other the part
   * @return the template
   */
  public PreambleTemplate withCut(TemplateCut other) {
    return new PreambleTemplate(
        name,
        ideal,
        bandwidthHz,
        searchRateHz,
        largestCfoHz,
        segments,
        repetitions,
        frequencyKeyed,
        other);
  }

  @Override
  public String describe() {
    return name;
  }
}
