package io.rffi.api;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds the preambles in a capture and cuts them out.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
@FunctionalInterface
public interface PreambleExtractor {
  /**
   * Finds every preamble that lies whole in the capture.
   *
   * @param capture what the receiver recorded
   * @return the preambles by ascending {@link Preamble#startSample()}; empty if there are none
   * @throws SampleRateException if the capture's rate is too low for the waveform
   */
  List<Preamble> extract(IqSignal capture);

  /**
   * How much signal has to be seen at once to find a preamble: from its first sample to the last
   * that has a say in it. Signal that is longer than memory is then searched in overlapping blocks.
   *
   * @param sampleRateHz the rate of the signal
   * @return in seconds; empty, as it is unless overridden, if all of a capture has to be seen
   */
  default OptionalDouble reachSeconds(double sampleRateHz) {
    return OptionalDouble.empty();
  }

  /**
   * Finds the preambles in signal of any length, in bounded memory: the same as in all of it at
   * once, but for packets of one waveform that begin within one another at a block's edge.
   *
   * @param source open while the preambles are asked for
   * @return the preambles by ascending start, counted from the source's first sample, each searched
   *     for when it is asked for
   * @throws SampleRateException if the source's rate is too low for the waveform, or so high that
   *     one preamble does not fit into memory
   * @throws MalformedRecordingException if all of the signal has to be seen at once, and that does
   *     not fit into memory
   */
  default Iterable<Preamble> search(SignalSource source) {
    return BlockwiseSearch.in(source, this);
  }
}
