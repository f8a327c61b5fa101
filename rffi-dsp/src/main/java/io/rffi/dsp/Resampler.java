package io.rffi.dsp;

import io.rffi.api.IqSignal;
import io.rffi.dsp.math.Kaiser;
import io.rffi.dsp.math.Sinc;

/**
 * Band-limited interpolation by a Kaiser-windowed sinc, at any ratio of rates and from any
 * fractional place (J. O. Smith, "Digital Audio Resampling"; a polyphase filter whose phases are
 * made for the instants that are asked for).
 *
 * <p>y[m] = Σ x[n]·h(s + m·r − n), r = input rate / output rate, with the filter's edge at {@value
 * #EDGE} of the lower of the two Nyquist frequencies. Samples outside the signal count as 0.
 * Immutable and safe for use by many threads at once.
 */
public final class Resampler {
  private static final double EDGE = 0.94;
  private static final Kaiser WINDOW = new Kaiser(9);

  /** Zero crossings of the sinc on each side: more when going up, where the band may be full. */
  private static final int CROSSINGS_DOWN = 16;

  private static final int CROSSINGS_UP = 32;

  /**
   * Steps of the tabulated filter between two zero crossings; linear interpolation errs by 1e-6.
   */
  private static final int STEPS = 1024;

  /**
   * Output instants repeat their phase after this many samples at the most, or phases are not kept.
   */
  private static final int MAX_PHASES = 1024;

  /** Components of the output that stay in the cache while all taps pass. */
  private static final int BLOCK = 2048;

  private final double outputRateHz;

  /**
   * For one output rate.
   *
   * @param outputRateHz the rate to bring signals to, &gt; 0
   */
  public Resampler(double outputRateHz) {
    if (!(outputRateHz > 0) || Double.isInfinite(outputRateHz)) {
      throw new IllegalArgumentException("sample rate must be positive: " + outputRateHz);
    }
    this.outputRateHz = outputRateHz;
  }

  /**
   * Brings a whole signal to the output rate.
   *
   * @param signal at any rate
   * @return ⌈length · output rate / input rate⌉ samples; the first lies at the signal's first
   */
  public IqSignal resample(IqSignal signal) {
    int length = (int) Math.ceil(signal.length() * outputRateHz / signal.sampleRateHz() - 1e-9);
    return cut(signal, 0, length);
  }

  /**
   * Cuts a piece out, from a place between two samples on, at the output rate.
   *
   * @param signal at any rate
   * @param startSample where the piece begins, in samples of the signal; may have a fraction
   * @param length how many samples at the output rate
   * @return the piece
   */
  public IqSignal cut(IqSignal signal, double startSample, int length) {
    double inputRate = signal.sampleRateHz();
    float[] in = signal.toArray();
    Phases phases = new Phases(inputRate / outputRateHz, startSample);
    float[] out = new float[2 * length];
    if (inputRate == outputRateHz) {
      filter(in, phases.firstTap(0), phases.taps(0), out);
    } else {
      for (int m = 0; m < length; m++) {
        interpolate(in, phases.firstTap(m), phases.taps(m), out, m);
      }
    }
    return signal.centreFrequencyHz().isPresent()
        ? IqSignal.of(out, outputRateHz, signal.centreFrequencyHz().getAsDouble())
        : IqSignal.of(out, outputRateHz);
  }

  /**
   * The bandwidth that is left of a signal.
   *
   * @param inputRateHz the signal's sample rate
   * @param outputRateHz the rate that it is brought to
   * @return the width of the filter's pass band in Hz, both sides of 0
   */
  public static double passband(double inputRateHz, double outputRateHz) {
    return EDGE * Math.min(inputRateHz, outputRateHz);
  }

  /** With the same taps for all samples: tap by tap, so that many samples go at once. */
  private static void filter(float[] in, long first, float[] taps, float[] out) {
    for (int start = 0; start < out.length; start += BLOCK) {
      long end = Math.min(out.length, start + BLOCK);
      for (int k = 0; k < taps.length; k++) {
        float tap = taps[k];
        long offset = 2 * (first + k);
        int from = (int) Math.max(start, Math.min(end, -offset));
        int to = (int) Math.min(end, in.length - offset);
        int shift = (int) offset;
        for (int n = from; n < to; n++) {
          out[n] += tap * in[n + shift];
        }
      }
    }
  }

  private static void interpolate(float[] in, long first, float[] taps, float[] out, int m) {
    int from = (int) Math.max(0, -first);
    int to = (int) Math.min(taps.length, in.length / 2 - first);
    float re0 = 0;
    float im0 = 0;
    float re1 = 0;
    float im1 = 0;
    int k = from;
    // Two chains of additions: one alone would wait for itself.
    for (int at = (int) (2 * (first + from)); k + 1 < to; k += 2, at += 4) {
      re0 += taps[k] * in[at];
      im0 += taps[k] * in[at + 1];
      re1 += taps[k + 1] * in[at + 2];
      im1 += taps[k + 1] * in[at + 3];
    }
    if (k < to) {
      int at = (int) (2 * (first + k));
      re0 += taps[k] * in[at];
      im0 += taps[k] * in[at + 1];
    }
    out[2 * m] = re0 + re1;
    out[2 * m + 1] = im0 + im1;
  }

  /** The filter's taps at each output instant; those of a rational ratio repeat and are kept. */
  private static final class Phases {
    private final double ratio;
    private final double start;
    private final double bandwidth; // of the filter, relative to the input's Nyquist frequency
    private final double halfWidth; // of the filter, in input samples
    private final float[] table;
    private final float[][] kept;

    Phases(double ratio, double start) {
      this.ratio = ratio;
      this.start = start;
      int crossings = ratio < 1 ? CROSSINGS_UP : CROSSINGS_DOWN;
      bandwidth = EDGE * Math.min(1, 1 / ratio);
      halfWidth = crossings / bandwidth;
      table = ratio < 1 ? Tables.UP : Tables.DOWN;
      kept = new float[period(ratio)][];
    }

    private static int period(double ratio) {
      for (int period = 1; period <= MAX_PHASES; period++) {
        double steps = period * ratio;
        if (Math.abs(steps - Math.rint(steps)) < 1e-9 * steps) {
          return period;
        }
      }
      return 0;
    }

    /** The input sample that the first tap of output sample m meets. */
    long firstTap(int m) {
      return (long) Math.ceil(position(m) - halfWidth);
    }

    private double position(int m) {
      return start + m * ratio;
    }

    float[] taps(int m) {
      if (kept.length == 0) {
        return compute(m);
      }
      int phase = m % kept.length;
      if (kept[phase] == null) {
        kept[phase] = compute(m);
      }
      return kept[phase];
    }

    private float[] compute(int m) {
      double position = position(m);
      long first = firstTap(m);
      // One more than fits: rounding may move the first tap of a later instant of this phase.
      float[] taps = new float[(int) Math.floor(2 * halfWidth) + 1];
      for (int k = 0; k < taps.length; k++) {
        double place = Math.abs(first + k - position) * bandwidth * STEPS;
        int index = (int) place;
        if (index + 1 < table.length) {
          double fraction = place - index;
          taps[k] =
              (float) (bandwidth * (table[index] + fraction * (table[index + 1] - table[index])));
        }
      }
      return taps;
    }
  }

  /** Half of the symmetric filter, by zero crossings of the sinc. */
  private static final class Tables {
    static final float[] UP = windowedSinc(CROSSINGS_UP);
    static final float[] DOWN = windowedSinc(CROSSINGS_DOWN);

    private Tables() {}

    private static float[] windowedSinc(int crossings) {
      float[] table = new float[crossings * STEPS + 1];
      for (int n = 0; n < table.length; n++) {
        double x = (double) n / STEPS;
        table[n] = (float) (Sinc.at(x) * WINDOW.at(x / crossings));
      }
      return table;
    }
  }
}
