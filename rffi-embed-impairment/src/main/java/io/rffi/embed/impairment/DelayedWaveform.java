package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import io.rffi.dsp.Resampler;
import java.util.ArrayList;
import java.util.List;

/** A known waveform at one delay, and the least squares of what is received of it. */
final class DelayedWaveform {
  /**
   * Values of {@link #measure} that say something of mixer and channel; noise and amplifier follow.
   */
  static final int CHANNEL_FIGURES = 7;

  private static final int TAPS = 3;
  private static final int IMAGE = TAPS;
  private static final int CONSTANT = TAPS + 1;
  private static final int CUBE = TAPS + 2;

  /** An envelope is constant if its squares deviate by less than this part. */
  private static final double CONSTANT_ENVELOPE = 0.2;

  private static final double LEAST_GAIN = 1e-9;

  private final double[] early;
  private final double[] prompt;
  private final double[] late;
  private final int blocks;
  private final ComplexLeastSquares fit; // null until prepared
  private final boolean amplifier;

  private DelayedWaveform(
      double[] early,
      double[] prompt,
      double[] late,
      int blocks,
      ComplexLeastSquares fit,
      boolean amplifier) {
    this.early = early;
    this.prompt = prompt;
    this.late = late;
    this.blocks = blocks;
    this.fit = fit;
    this.amplifier = amplifier;
  }

  /** The waveform, late by a delay in samples of the packet's rate. */
  static DelayedWaveform of(
      WaveformImpairments.Known known, double delay, double rateHz, int samples, int blocks) {
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
        scaled(ComplexSamples.of(resampler.cut(ideal, start - step, samples)), rms),
        blocks,
        null,
        false);
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

  /** The same, ready to measure, with the amplifier's third power or without. */
  DelayedWaveform prepared(boolean withAmplifier) {
    double[] image = prompt.clone();
    double[] constant = new double[prompt.length];
    double[] cube = prompt.clone();
    for (int n = 0; n < prompt.length; n += 2) {
      double power = prompt[n] * prompt[n] + prompt[n + 1] * prompt[n + 1];
      image[n + 1] = -image[n + 1];
      constant[n] = 1;
      cube[n] *= power;
      cube[n + 1] *= power;
    }
    List<double[]> regressors = new ArrayList<>(List.of(early, prompt, late, image, constant));
    if (withAmplifier) {
      regressors.add(cube);
    }
    return new DelayedWaveform(
        early, prompt, late, blocks, new ComplexLeastSquares(regressors, 0), withAmplifier);
  }

  boolean hasAmplifier() {
    return amplifier;
  }

  /** The complex gain of each block. */
  List<double[]> gains(double[] received) {
    int length = prompt.length / 2 / blocks;
    List<double[]> gains = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      gains.add(ComplexSamples.product(received, block * length, prompt, block * length, length));
    }
    return gains;
  }

  /** How much of the energy this explains, but for the phases of the blocks. */
  double match(double[] received) {
    return gains(received).stream().mapToDouble(gain -> Math.hypot(gain[0], gain[1])).sum();
  }

  /** A packet whose carrier's phase is levelled, its image and leakage taken away. */
  double[] withoutMixer(double[] received) {
    double[] terms = fit.fit(received);
    for (int n = 0; n < terms.length; n++) {
      boolean mixer = n / 2 == IMAGE || n / 2 == CONSTANT;
      terms[n] = mixer ? terms[n] : 0;
    }
    double[] left = fit.model(terms, fit.terms());
    for (int n = 0; n < left.length; n++) {
      left[n] = received[n] - left[n];
    }
    return left;
  }

  /**
   * Fits a packet whose carrier's phase is levelled.
   *
   * @return mixer and channel, phase noise, and the amplifier's figures if there are any; empty if
   *     there is nothing of the waveform
   */
  double[] measure(double[] received) {
    double[] terms = fit.fit(received);
    double re = terms[0] + terms[2] + terms[4];
    double im = terms[1] + terms[3] + terms[5];
    double power = re * re + im * im;
    if (!(power > LEAST_GAIN)) {
      return new double[0];
    }
    MixerFigures mixer = MixerFigures.of(re, im, terms, IMAGE, CONSTANT);
    double sumRe = terms[0] + terms[4];
    double sumIm = terms[1] + terms[5];
    double differenceRe = terms[4] - terms[0];
    double differenceIm = terms[5] - terms[1];
    double[] figures = new double[CHANNEL_FIGURES + (amplifier ? 3 : 1)];
    figures[0] = mixer.gainDb();
    figures[1] = mixer.phaseDegrees();
    figures[2] = 1e3 * mixer.leakageRe();
    figures[3] = 1e3 * mixer.leakageIm();
    figures[4] = 1e3 * (differenceIm * re - differenceRe * im) / power;
    figures[5] = 1e3 * (sumRe * re + sumIm * im) / power;
    figures[6] = 1e3 * (sumIm * re - sumRe * im) / power;
    figures[7] = 1e6 * phaseExcess(received, fit.model(terms, fit.terms()));
    if (amplifier) {
      double cubeRe = terms[2 * CUBE];
      double cubeIm = terms[2 * CUBE + 1];
      figures[8] = 1e3 * (cubeRe * re + cubeIm * im) / power;
      figures[9] = 1e3 * (cubeIm * re - cubeRe * im) / power;
    }
    return figures;
  }

  /** The residual's power across the signal over that along it, in rad². */
  private static double phaseExcess(double[] received, double[] model) {
    double excess = 0;
    double energy = 0;
    for (int n = 0; n < model.length / 2; n++) {
      double[] turn = ComplexSamples.product(received, n, model, n, 1);
      double power = ComplexSamples.energy(model, n, 1);
      if (power > 0) {
        double along = turn[0] - power;
        excess += (turn[1] * turn[1] - along * along) / power;
        energy += power;
      }
    }
    return energy > 0 ? excess / energy : 0;
  }
}
