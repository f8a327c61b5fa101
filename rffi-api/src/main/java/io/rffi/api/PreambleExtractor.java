package io.rffi.api;

import java.util.List;

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
}
