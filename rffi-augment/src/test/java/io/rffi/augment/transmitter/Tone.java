package io.rffi.augment.transmitter;

import io.rffi.augment.waveform.PacketWaveform;

/** A tone of amplitude 1, for measurements. */
record Tone(double hertz, double seconds) implements PacketWaveform {
  @Override
  public void fill(double firstSeconds, double stepSeconds, double[] samples) {
    for (int n = 0; n < samples.length / 2; n++) {
      double time = firstSeconds + n * stepSeconds;
      if (time >= 0 && time < seconds) {
        samples[2 * n] = Math.cos(2 * Math.PI * hertz * time);
        samples[2 * n + 1] = Math.sin(2 * Math.PI * hertz * time);
      }
    }
  }
}
