package io.rffi.dsp.template;

import io.rffi.dsp.Resampler;
import io.rffi.dsp.math.Fft;
import java.util.ArrayList;
import java.util.List;

/**
 * A template's segments at one sample rate, turned by each carrier offset that is tried, as spectra
 * to correlate with. Segments that are equal share their kernel. Immutable.
 */
final class TemplateKernels {
  /** Offsets in segment rates: halfway between two of them a correlation loses 1.0 dB. */
  private static final double SPACING = 0.52;

  private static final int LEAST_FFT = 512;

  /** Segments whose difference has this part of their energy are equal. */
  private static final double EQUAL = 1e-6;

  private final PreambleTemplate template;
  private final double sampleRateHz;
  private final double[] samples; // interleaved
  private final int[] bounds; // segment s is bounds[s] to bounds[s + 1]
  private final int[] kernelOf;
  private final double[] energies;
  private final double[] offsetsHz;
  private final double[][][] spectra; // of each offset and kernel

  TemplateKernels(PreambleTemplate template, double sampleRateHz) {
    this.template = template;
    this.sampleRateHz = sampleRateHz;
    int length = (int) Math.round(template.seconds() * sampleRateHz);
    float[] resampled = new Resampler(sampleRateHz).cut(template.ideal(), 0, length).toArray();
    samples = new double[resampled.length];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = resampled[n];
    }
    int segments = template.segments();
    bounds = new int[segments + 1];
    for (int s = 0; s <= segments; s++) {
      bounds[s] = (int) Math.round((double) length * s / segments);
    }
    energies = new double[segments];
    for (int s = 0; s < segments; s++) {
      energies[s] = energy(samples, 2 * bounds[s], 2 * bounds[s + 1]);
    }
    kernelOf = new int[segments];
    List<Integer> distinct = distinctSegments();
    offsetsHz = offsetsHz();
    spectra = new double[offsetsHz.length][distinct.size()][];
    for (int offset = 0; offset < offsetsHz.length; offset++) {
      for (int kernel = 0; kernel < distinct.size(); kernel++) {
        spectra[offset][kernel] = spectrum(distinct.get(kernel), offsetsHz[offset]);
      }
    }
  }

  private List<Integer> distinctSegments() {
    List<Integer> distinct = new ArrayList<>();
    for (int s = 0; s < kernelOf.length; s++) {
      kernelOf[s] = -1;
      for (int kernel = 0; kernel < distinct.size() && kernelOf[s] < 0; kernel++) {
        if (equal(s, distinct.get(kernel))) {
          kernelOf[s] = kernel;
        }
      }
      if (kernelOf[s] < 0) {
        kernelOf[s] = distinct.size();
        distinct.add(s);
      }
    }
    return distinct;
  }

  private boolean equal(int a, int b) {
    int length = bounds[a + 1] - bounds[a];
    if (length != bounds[b + 1] - bounds[b]) {
      return false;
    }
    double[] difference = new double[2 * length];
    for (int n = 0; n < difference.length; n++) {
      difference[n] = samples[2 * bounds[a] + n] - samples[2 * bounds[b] + n];
    }
    return energy(difference, 0, difference.length) < EQUAL * energies[a];
  }

  private static double energy(double[] values, int from, int to) {
    double sum = 0;
    for (int n = from; n < to; n++) {
      sum += values[n] * values[n];
    }
    return sum;
  }

  private double[] offsetsHz() {
    double spacing = spacingHz();
    int side = (int) Math.ceil(template.largestCfoHz() / spacing - 0.5);
    double[] offsets = new double[2 * Math.max(0, side) + 1];
    for (int n = 0; n < offsets.length; n++) {
      offsets[n] = (n - offsets.length / 2) * spacing;
    }
    return offsets;
  }

  private double[] spectrum(int segment, double offsetHz) {
    double[] kernel = new double[2 * fftLength()];
    int length = bounds[segment + 1] - bounds[segment];
    for (int n = 0; n < length; n++) {
      double phase = 2 * Math.PI * offsetHz * n / sampleRateHz;
      double re = samples[2 * (bounds[segment] + n)];
      double im = samples[2 * (bounds[segment] + n) + 1];
      kernel[2 * n] = re * Math.cos(phase) - im * Math.sin(phase);
      kernel[2 * n + 1] = re * Math.sin(phase) + im * Math.cos(phase);
    }
    Fft.of(fftLength()).forward(kernel);
    return kernel;
  }

  PreambleTemplate template() {
    return template;
  }

  double sampleRateHz() {
    return sampleRateHz;
  }

  /** The template's length in samples. */
  int length() {
    return samples.length / 2;
  }

  /** The template's samples, interleaved; not to be written to. */
  double[] samples() {
    return samples;
  }

  int segments() {
    return energies.length;
  }

  /** Where a segment begins; that of the segment behind the last is the template's length. */
  int bound(int segment) {
    return bounds[segment];
  }

  double energy(int segment) {
    return energies[segment];
  }

  /** Which kernel a segment is correlated with. */
  int kernelOf(int segment) {
    return kernelOf[segment];
  }

  int kernels() {
    return spectra[0].length;
  }

  int offsets() {
    return offsetsHz.length;
  }

  double offsetHz(int offset) {
    return offsetsHz[offset];
  }

  /** How far two neighbouring carrier offsets are apart. */
  double spacingHz() {
    return SPACING * template.segments() / template.seconds();
  }

  /** A power of two, a few times the template's length. */
  int fftLength() {
    return Math.max(LEAST_FFT, Integer.highestOneBit(8 * length() - 1));
  }

  /** A kernel's spectrum, turned by an offset; not to be written to. */
  double[] spectrumOf(int kernel, int offset) {
    return spectra[offset][kernel];
  }
}
