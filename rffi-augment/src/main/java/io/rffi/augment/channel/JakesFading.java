package io.rffi.augment.channel;

import io.rffi.dsp.math.Phasor;
import java.util.random.RandomGenerator;

/**
 * One realisation of Rayleigh fading of mean power 1 under isotropic scattering: its
 * autocorrelation over the ensemble is J₀(2πf_d·t).
 *
 * <p>A sum of {@value #PATHS} sinusoids (Clarke's model), their directions stratified around the
 * circle with one random turn and their phases random (after Xiao, Zheng and Beaulieu, IEEE Trans.
 * Wireless Commun. 5, 2006). Without motion it is a single complex Gaussian.
 */
final class JakesFading {
  private static final int PATHS = 32;

  private final double[] radiansPerSecond;
  private final double[] phases;
  private final double constantRe;
  private final double constantIm;

  JakesFading(double dopplerHz, RandomGenerator random) {
    boolean moving = dopplerHz > 0;
    radiansPerSecond = new double[moving ? PATHS : 0];
    phases = new double[radiansPerSecond.length];
    constantRe = moving ? 0 : Math.sqrt(0.5) * random.nextGaussian();
    constantIm = moving ? 0 : Math.sqrt(0.5) * random.nextGaussian();
    double turn = moving ? random.nextDouble() : 0;
    for (int path = 0; path < phases.length; path++) {
      double direction = 2 * Math.PI * (path + turn) / PATHS;
      radiansPerSecond[path] = 2 * Math.PI * dopplerHz * Math.cos(direction);
      phases[path] = 2 * Math.PI * random.nextDouble();
    }
  }

  double re(double seconds) {
    double sum = 0;
    for (int path = 0; path < phases.length; path++) {
      sum += Math.cos(radiansPerSecond[path] * seconds + phases[path]);
    }
    return constantRe + sum / Math.sqrt(PATHS);
  }

  double im(double seconds) {
    double sum = 0;
    for (int path = 0; path < phases.length; path++) {
      sum += Math.sin(radiansPerSecond[path] * seconds + phases[path]);
    }
    return constantIm + sum / Math.sqrt(PATHS);
  }

  /** Gains one after another, at times 0, T, 2T …; far quicker than asking for each time. */
  final class FadingSteps {
    private final double interval;
    private final double[] turnRe = new double[phases.length];
    private final double[] turnIm = new double[phases.length];
    private final double[] re = new double[phases.length];
    private final double[] im = new double[phases.length];
    private long step = -1;

    FadingSteps(double intervalSeconds) {
      interval = intervalSeconds;
      for (int path = 0; path < phases.length; path++) {
        turnRe[path] = Math.cos(radiansPerSecond[path] * interval);
        turnIm[path] = Math.sin(radiansPerSecond[path] * interval);
      }
    }

    /** Goes on to the next time; the first call to time 0. */
    void next() {
      step++;
      boolean exact = step % Phasor.EXACT_EVERY == 0;
      for (int path = 0; path < phases.length; path++) {
        if (exact) {
          double angle = radiansPerSecond[path] * interval * step + phases[path];
          re[path] = Math.cos(angle);
          im[path] = Math.sin(angle);
        } else {
          double turned = re[path] * turnRe[path] - im[path] * turnIm[path];
          im[path] = re[path] * turnIm[path] + im[path] * turnRe[path];
          re[path] = turned;
        }
      }
    }

    double re() {
      return constantRe + sum(re) / Math.sqrt(PATHS);
    }

    double im() {
      return constantIm + sum(im) / Math.sqrt(PATHS);
    }

    private double sum(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum;
    }
  }
}
