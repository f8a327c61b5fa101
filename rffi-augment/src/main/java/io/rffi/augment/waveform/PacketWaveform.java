package io.rffi.augment.waveform;

/**
 * One packet's ideal baseband, as a function of the transmitter's own time.
 *
 * <p>It can be sampled at any instants, so that a transmitter whose clock runs fast is sampled at
 * the receiver's instants and nothing is resampled.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public interface PacketWaveform {
  /**
   * How long it lasts.
   *
   * @return seconds on the transmitter's clock, &gt; 0
   */
  double seconds();

  /**
   * Samples it, at a nominal amplitude of 1 (an RMS of 1 where the envelope is not constant).
   *
   * @param firstSeconds the transmitter's time at sample 0; the packet begins at 0
   * @param stepSeconds the transmitter's time between samples, &gt; 0
   * @param samples receives interleaved I, Q; untouched outside the packet
   */
  void fill(double firstSeconds, double stepSeconds, double[] samples);
}
