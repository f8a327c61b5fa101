package io.rffi.augment.waveform;

import io.rffi.api.IqSignal;
import io.rffi.augment.internal.Require;
import io.rffi.dsp.Resampler;
import java.util.Objects;

/**
 * A recording, sent again: its samples interpolated, and brought to an RMS of 1.
 *
 * <p>It lasts length / rate; there is silence around it. What lies within 0.37 of the lower of the
 * two sample rates, the recording's and that at which it is sampled, on either side of 0 Hz is
 * exact to −90 dB; the {@link Resampler} takes away what lies beyond half of the lower rate. Record
 * at twice the signal's bandwidth or more.
 *
 * <p>Immutable and thread-safe.
 */
public final class RecordedWaveform implements PacketWaveform {
  private final IqSignal recording;
  private final double gain;

  /**
   * A waveform of a recording.
   *
   * @param recording not silent
   * @throws IllegalArgumentException if it is silent
   */
  public RecordedWaveform(IqSignal recording) {
    this.recording = Objects.requireNonNull(recording, "recording");
    double rms = recording.rms();
    if (rms == 0) {
      throw new IllegalArgumentException("the recording is silent: " + recording);
    }
    gain = 1 / rms;
  }

  @Override
  public double seconds() {
    return recording.length() / recording.sampleRateHz();
  }

  @Override
  public void fill(double firstSeconds, double stepSeconds, double[] samples) {
    Require.finite(firstSeconds, "firstSeconds");
    Require.positive(stepSeconds, "stepSeconds");
    IqSignal sampled =
        new Resampler(1 / stepSeconds)
            .cut(recording, firstSeconds * recording.sampleRateHz(), samples.length / 2);
    SampledWaveform.fill(
        (seconds, target, at) -> {
          target[at] = gain * sampled.i(at / 2);
          target[at + 1] = gain * sampled.q(at / 2);
        },
        seconds(),
        firstSeconds,
        stepSeconds,
        samples);
  }
}
