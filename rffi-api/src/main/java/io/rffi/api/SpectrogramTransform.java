package io.rffi.api;

/**
 * Turns a preamble's samples into a picture that a network looks at.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
@FunctionalInterface
public interface SpectrogramTransform {
  /**
   * Transforms one preamble.
   *
   * @param preamble at least one window of samples
   * @return the spectrogram, every cell finite
   * @throws SignalQualityException if the signal is too short, or holds no energy
   */
  Spectrogram transform(IqSignal preamble);
}
