package io.rffi.io;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A remark on a stretch of a recording: a packet, say, and who sent it.
 *
 * @param startSample its first sample, counted from the recording's first
 * @param sampleCount how many samples it covers
 * @param emitter who sent what is there: the {@code label} of SigMF's {@code signal:emitter}, or
 *     else its {@code seid}
 * @param label a short description, if any
 * @param lowerEdgeHz the lower edge of what is there, if known; at radio frequency where that is
 *     known
 * @param upperEdgeHz the upper edge, present exactly if the lower is
 */
public record Annotation(
    long startSample,
    long sampleCount,
    Optional<String> emitter,
    Optional<String> label,
    OptionalDouble lowerEdgeHz,
    OptionalDouble upperEdgeHz) {

  /** Checks that the stretch and the edges are possible. */
  public Annotation {
    if (startSample < 0 || sampleCount < 0 || startSample + sampleCount < 0) {
      throw new IllegalArgumentException(
          "annotation of " + sampleCount + " samples from " + startSample);
    }
    Objects.requireNonNull(emitter, "emitter");
    Objects.requireNonNull(label, "label");
    if (lowerEdgeHz.isPresent() != upperEdgeHz.isPresent()) {
      throw new IllegalArgumentException("a frequency range needs both edges, or neither");
    }
  }

  /**
   * Whether a sample is part of the stretch.
   *
   * @param sample counted from the recording's first, a fraction rounded down
   * @return whether
   */
  public boolean covers(double sample) {
    return startSample <= sample && sample < startSample + sampleCount;
  }

  /**
   * A stretch that one emitter sent.
   *
   * @param startSample its first sample
   * @param sampleCount how many samples it covers
   * @param emitter who sent it
   * @return the annotation, without label and edges
   */
  public static Annotation ofEmitter(long startSample, long sampleCount, String emitter) {
    return new Annotation(
        startSample,
        sampleCount,
        Optional.of(emitter),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
