package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import io.rffi.api.Waveform;
import java.util.List;
import java.util.Optional;

/**
 * Measures the impairments of the radio that sent a packet.
 *
 * <p>Implementations are immutable and safe for use by many threads at once.
 */
public interface ImpairmentEstimator {
  /**
   * The only sample rate that is accepted.
   *
   * @return in Hz
   */
  double sampleRateHz();

  /**
   * The only length that is accepted.
   *
   * @return in samples
   */
  int samples();

  /**
   * Whose impairments are measured: of other packets the values mean nothing.
   *
   * @return the only waveform; empty, unless overridden, if any will do or the estimator itself
   *     refuses others
   */
  default Optional<Waveform> waveform() {
    return Optional.empty();
  }

  /**
   * What is measured.
   *
   * @return at least one quantity, always the same
   */
  List<Quantity> quantities();

  /**
   * Measures one packet.
   *
   * @param signal a packet of {@link #sampleRateHz()} and {@link #samples()}, of any level and
   *     phase
   * @return one value for each of the {@link #quantities()}, in their order and units
   * @throws io.rffi.api.SampleRateException if it has another sample rate
   * @throws io.rffi.api.SignalQualityException if it has another length, no energy, or none of the
   *     waveform that is looked for
   */
  double[] estimate(IqSignal signal);

  /**
   * Everything that the values depend on, in one line.
   *
   * @return the same text for equal estimators only
   */
  String canonical();
}
