package io.rffi.dsp.stream;

import io.rffi.api.SampleRateException;

/**
 * How many samples of a plan's stream are worked on and kept at a time.
 *
 * @param frameSamples a frame, a multiple of every channel's decimation
 * @param ringSamples what is kept as it came: the longest candidate, and some frames until it is
 *     judged
 * @param leastSamples fewer hold no preamble
 * @param longestSamples the longest candidate
 */
record ScanLayout(int frameSamples, int ringSamples, double leastSamples, double longestSamples) {
  /** Below, loops over a frame's samples would be too short to be fast. */
  private static final int LEAST_FRAME = 4096;

  private static final int LEAST_OUTPUTS = 512;

  /** A gibibyte of samples: beyond, the stated rate must be wrong. */
  private static final double MOST_SAMPLES = 1 << 27;

  /** The shortest preamble that an extractor takes. */
  private static final int LEAST_SYMBOLS = 5;

  /**
   * The layout of a plan with at least one channel.
   *
   * @throws SampleRateException if a candidate would not fit into memory
   */
  static ScanLayout of(ScanPlan plan) {
    double rate = plan.sampleRateHz();
    double longestSymbol = 0;
    double shortestSymbol = Double.POSITIVE_INFINITY;
    for (ScanChannel channel : plan.channels()) {
      longestSymbol = Math.max(longestSymbol, channel.symbolSamples(rate));
      shortestSymbol = Math.min(shortestSymbol, channel.symbolSamples(rate));
    }
    double longest = CandidateTracker.LONGEST_SYMBOLS * longestSymbol;
    requireRoom(plan, longest);
    long frame = frame(plan);
    requireRoom(plan, longest + 2.0 * frame);
    int ring = (int) Math.ceil(longest + 2.0 * frame);
    return new ScanLayout((int) frame, ring, LEAST_SYMBOLS * shortestSymbol, longest);
  }

  private static void requireRoom(ScanPlan plan, double samples) {
    if (samples > MOST_SAMPLES) {
      throw new SampleRateException(
          plan.sampleRateHz(),
          plan.sampleRateHz() * MOST_SAMPLES / samples,
          "that is the most at which such preambles fit into memory; is the rate right?");
    }
  }

  private static long frame(ScanPlan plan) {
    long multiple = 1;
    long largest = 1;
    for (ScanChannel channel : plan.channels()) {
      int bandwidthHz = channel.lora().bandwidthHz();
      long decimation = new ChannelRate(plan.sampleRateHz(), bandwidthHz).decimation();
      multiple = multiple / greatestCommonDivisor(multiple, decimation) * decimation;
      largest = Math.max(largest, decimation);
    }
    long wanted = Math.max(LEAST_FRAME, LEAST_OUTPUTS * largest);
    return multiple * ((wanted + multiple - 1) / multiple);
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
