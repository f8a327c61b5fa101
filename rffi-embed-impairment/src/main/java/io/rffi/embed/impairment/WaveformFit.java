package io.rffi.embed.impairment;

import java.util.ArrayList;
import java.util.List;

/** The least squares of a known waveform: channel, mixer, and perhaps the amplifier. */
final class WaveformFit {
  /** Figures of {@link #measure} on mixer and channel; those on noise and amplifier follow. */
  static final int CHANNEL_FIGURES = 7;

  private static final int TAPS = 3;
  private static final int IMAGE = TAPS;
  private static final int CONSTANT = TAPS + 1;
  private static final int CUBE = TAPS + 2;

  private static final double LEAST_GAIN = 1e-9;

  private final DelayedWaveform waveform;
  private final ComplexLeastSquares fit;
  private final boolean amplifier;

  /**
   * Of one waveform.
   *
   * @param waveform at its delay
   * @param amplifier whether its third power is a term
   */
  WaveformFit(DelayedWaveform waveform, boolean amplifier) {
    this.waveform = waveform;
    this.amplifier = amplifier;
    double[] prompt = waveform.taps().get(1);
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
    List<double[]> regressors = new ArrayList<>(waveform.taps());
    regressors.add(image);
    regressors.add(constant);
    if (amplifier) {
      regressors.add(cube);
    }
    fit = new ComplexLeastSquares(regressors, 0);
  }

  DelayedWaveform waveform() {
    return waveform;
  }

  boolean hasAmplifier() {
    return amplifier;
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
