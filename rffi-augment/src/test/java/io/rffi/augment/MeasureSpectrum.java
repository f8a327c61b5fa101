package io.rffi.augment;

import io.rffi.api.IqSignal;
import org.jtransforms.fft.DoubleFFT_1D;

/** Estimators in the frequency domain that know nothing of how the signals were made. */
public final class MeasureSpectrum {
  private MeasureSpectrum() {}

  /** The mean frequency in Hz: the slope of a line through the phase of all but a margin. */
  public static double frequency(IqSignal tone, int margin) {
    double[] phase = Measure.phaseAgainst(tone, Measure.constantLike(tone));
    double slope = Measure.slope(phase, margin, phase.length - margin);
    return slope * tone.sampleRateHz() / (2 * Math.PI);
  }

  /** A line's amplitude. */
  public static double line(double[] interleaved, double cyclesPerSample) {
    double[] line = complexLine(interleaved, cyclesPerSample);
    return Math.hypot(line[0], line[1]);
  }

  /** 1/N · Σ x[n]·w[n]·e^(−j2πfn) with a Hann window of mean 1: re, im. */
  public static double[] complexLine(double[] interleaved, double cyclesPerSample) {
    int length = interleaved.length / 2;
    double re = 0;
    double im = 0;
    for (int n = 0; n < length; n++) {
      double window = 1 - Math.cos(2 * Math.PI * n / length);
      double cos = Math.cos(2 * Math.PI * cyclesPerSample * n);
      double sin = -Math.sin(2 * Math.PI * cyclesPerSample * n);
      re += window * (interleaved[2 * n] * cos - interleaved[2 * n + 1] * sin);
      im += window * (interleaved[2 * n] * sin + interleaved[2 * n + 1] * cos);
    }
    return new double[] {re / length, im / length};
  }

  /** Welch's averaged periodogram of real values: two-sided densities of bins 0 to N/2 − 1. */
  public static final class Welch {
    private final int segment;
    private final double sampleRateHz;
    private final double[] window;
    private final double[] sum;
    private final DoubleFFT_1D transform;
    private int segments;

    /** Segments of a length, half overlapping, with a Hann window. */
    public Welch(int segment, double sampleRateHz) {
      this.segment = segment;
      this.sampleRateHz = sampleRateHz;
      window = new double[segment];
      for (int n = 0; n < segment; n++) {
        window[n] = Math.sqrt(2.0 / 3) * (1 - Math.cos(2 * Math.PI * n / segment));
      }
      sum = new double[segment / 2];
      transform = new DoubleFFT_1D(segment);
    }

    /** Adds a record, its mean taken away in each segment. */
    public void add(double[] values) {
      for (int begin = 0; begin + segment <= values.length; begin += segment / 2) {
        double mean = 0;
        for (int n = 0; n < segment; n++) {
          mean += values[begin + n] / segment;
        }
        double[] part = new double[segment];
        for (int n = 0; n < segment; n++) {
          part[n] = window[n] * (values[begin + n] - mean);
        }
        transform.realForward(part);
        for (int k = 1; k < sum.length; k++) {
          sum[k] += part[2 * k] * part[2 * k] + part[2 * k + 1] * part[2 * k + 1];
        }
        segments++;
      }
    }

    /** The mean density around a frequency, in units² per Hz; the band is 5 % to either side. */
    public double density(double hertz) {
      double resolution = sampleRateHz / segment;
      int from = (int) Math.ceil(0.95 * hertz / resolution);
      int to = (int) Math.floor(1.05 * hertz / resolution);
      double total = 0;
      for (int k = from; k <= to; k++) {
        total += sum[k];
      }
      return total / ((to - from + 1.0) * segments * segment * sampleRateHz);
    }
  }
}
