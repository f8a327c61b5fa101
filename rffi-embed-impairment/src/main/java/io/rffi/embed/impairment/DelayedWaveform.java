package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import io.rffi.dsp.Resampler;
import java.util.ArrayList;
import java.util.List;

/** A known waveform at one delay, an RMS of 1, and what it is a sample earlier and later. */
final class DelayedWaveform {
  /** An envelope is constant if its squares deviate by less than this part. */
  private static final double CONSTANT_ENVELOPE = 0.2;

  private final double[] early;
  private final double[] prompt;
  private final double[] late;

  private DelayedWaveform(double[] early, double[] prompt, double[] late) {
    this.early = early;
    this.prompt = prompt;
    this.late = late;
  }

  /** The waveform, late by a delay in samples of the packet's rate. */
  static DelayedWaveform of(
      WaveformImpairments.Known known, double delay, double rateHz, int samples) {
    IqSignal ideal = known.ideal();
    double step = ideal.sampleRateHz() / rateHz;
    double start = known.startSample() - delay * step;
    Resampler resampler = new Resampler(rateHz);
    double[] prompt = ComplexSamples.of(resampler.cut(ideal, start, samples));
    double rms = Math.sqrt(ComplexSamples.energy(prompt, 0, samples) / samples);
    if (!(rms > 0)) {
      throw new IllegalArgumentException("the known waveform is silent");
    }
    return new DelayedWaveform(
        scaled(ComplexSamples.of(resampler.cut(ideal, start + step, samples)), rms),
        scaled(prompt, rms),
        scaled(ComplexSamples.of(resampler.cut(ideal, start - step, samples)), rms));
  }

  private static double[] scaled(double[] samples, double rms) {
    for (int n = 0; n < samples.length; n++) {
      samples[n] /= rms;
    }
    return samples;
  }

  boolean isConstant() {
    double sum = 0;
    int length = prompt.length / 2;
    for (int n = 0; n < length; n++) {
      sum += Math.pow(ComplexSamples.energy(prompt, n, 1) - 1, 2);
    }
    return Math.sqrt(sum / length) < CONSTANT_ENVELOPE;
  }

  /** In the order of the channel's taps: the waveform a sample earlier, as it is, and later. */
  List<double[]> taps() {
    return List.of(early, prompt, late);
  }

  /** The complex gain of each block. */
  List<double[]> gains(double[] received, int blocks) {
    int length = prompt.length / 2 / blocks;
    List<double[]> gains = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      gains.add(ComplexSamples.product(received, block * length, prompt, block * length, length));
    }
    return gains;
  }

  /** How much of the energy this explains, but for the phases of the blocks. */
  double match(double[] received, int blocks) {
    return gains(received, blocks).stream().mapToDouble(gain -> Math.hypot(gain[0], gain[1])).sum();
  }
}
