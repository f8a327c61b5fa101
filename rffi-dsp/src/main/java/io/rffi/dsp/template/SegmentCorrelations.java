package io.rffi.dsp.template;

import io.rffi.dsp.math.Kaiser;
import io.rffi.dsp.math.Sinc;

/**
 * The segments' correlations around a sample, as functions of a continuous start. They have no more
 * bandwidth than the template, so that a windowed sinc interpolates them.
 */
final class SegmentCorrelations {
  /** Samples on each side that are interpolated from. */
  private static final int REACH = 16;

  private static final Kaiser WINDOW = new Kaiser(6);

  private final double[][] values; // of each segment, interleaved, from −REACH to REACH
  private final double[] energies;

  SegmentCorrelations(float[] iq, TemplateKernels kernels, int centre, double carrierHz) {
    int segments = kernels.segments();
    values = new double[segments][2 * (2 * REACH + 1)];
    energies = new double[segments];
    double cycles = carrierHz / kernels.sampleRateHz();
    for (int s = 0; s < segments; s++) {
      energies[s] = kernels.energy(s);
      int from = kernels.bound(s);
      for (int shift = -REACH; shift <= REACH; shift++) {
        double[] sum =
            Phasors.product(
                iq, centre + shift + from, kernels.samples(), from, kernels.bound(s + 1), cycles);
        // A later start turns the carrier: taken out, so that the band stays around 0.
        double angle = -2 * Math.PI * cycles * shift;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        values[s][2 * (shift + REACH)] = sum[0] * cos - sum[1] * sin;
        values[s][2 * (shift + REACH) + 1] = sum[0] * sin + sum[1] * cos;
      }
    }
  }

  /** The energy that the segments explain if the template begins a part of a sample later. */
  double explained(double shift) {
    double[] taps = new double[2 * REACH + 1];
    for (int n = 0; n < taps.length; n++) {
      double x = n - REACH - shift;
      taps[n] = Sinc.at(x) * WINDOW.at(x / (REACH + 1));
    }
    double sum = 0;
    for (int s = 0; s < values.length; s++) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < taps.length; n++) {
        re += taps[n] * values[s][2 * n];
        im += taps[n] * values[s][2 * n + 1];
      }
      sum += (re * re + im * im) / energies[s];
    }
    return sum;
  }
}
