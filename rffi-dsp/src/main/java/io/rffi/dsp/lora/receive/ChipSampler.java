package io.rffi.dsp.lora.receive;

import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.math.Kaiser;
import io.rffi.dsp.math.Rotation;
import io.rffi.dsp.math.Sinc;

/**
 * Takes one sample a chip, at the chips' own instants, out of a capture at any rate: the carrier is
 * removed, the band filtered to the bandwidth by a windowed sinc. One sample a chip is enough where
 * it is taken at the right instants, since a chirp's wrap from one edge of the band to the other is
 * then no jump. For use by one thread.
 */
final class ChipSampler {
  /** The filter reaches so many chips to each side. */
  static final int REACH_CHIPS = 6;

  /** The filter's −6 dB edge in half bandwidths: wider costs noise, narrower the chirp's ends. */
  private static final double EDGE = 1.02;

  private static final Kaiser WINDOW = new Kaiser(4);

  /** So many samples a chip are enough for the filter; more are summed up before. */
  private static final double ENOUGH_PER_CHIP = 4;

  /** Places between two samples for which there are taps. */
  private static final int PHASES = 64;

  private final double rateHz;
  private final double samplesPerChip;
  private final int group; // samples that are summed
  private final double groupsPerChip;
  private final int reach; // groups to each side
  private final float[][] taps = new float[PHASES + 1][];
  private float[] samples = {};

  ChipSampler(LoraParameters lora, double rateHz) {
    this.rateHz = rateHz;
    samplesPerChip = rateHz / lora.bandwidthHz();
    group = (int) Math.max(1, samplesPerChip / ENOUGH_PER_CHIP);
    groupsPerChip = samplesPerChip / group;
    reach = (int) Math.ceil(REACH_CHIPS * groupsPerChip);
    double cut = Math.min(1, EDGE / groupsPerChip);
    for (int phase = 0; phase <= PHASES; phase++) {
      taps[phase] = taps((double) phase / PHASES, cut);
    }
  }

  /** Taps for an instant a fraction behind a group; the first one is reach − 1 groups before. */
  private float[] taps(double fraction, double cut) {
    float[] result = new float[2 * reach];
    for (int k = 0; k < result.length; k++) {
      double x = k - (reach - 1) - fraction;
      result[k] = (float) (cut * Sinc.at(cut * x) * WINDOW.at(x / reach));
    }
    return result;
  }

  /** The first sample behind those that chips need. */
  long needed(double start, int chips) {
    return first(start) + (long) groups(chips) * group;
  }

  /** The first sample that chips need. */
  long first(double start) {
    return (long) Math.floor(start) - (long) reach * group;
  }

  private int groups(int chips) {
    return 2 * reach + (int) Math.ceil((chips - 1) * groupsPerChip) + 2;
  }

  /**
   * Samples chips.
   *
   * @param source holds the samples, those {@link #needed} included
   * @param start the first chip's instant, in samples
   * @param carrierHz the carrier relative to the source's 0 Hz; its phase is 0 at {@code start}
   * @param chips receives them, re, im, …
   */
  void sample(SampleSource source, double start, double carrierHz, float[] chips) {
    int count = chips.length / 2;
    long from = first(start);
    int length = groups(count) * group;
    if (samples.length != 2 * length) {
      samples = new float[2 * length];
    }
    source.copy(from, length, samples);
    Rotation.turn(samples, -carrierHz / rateHz, start - from);
    sumGroups();
    // A group stands for its middle.
    double first = (start - from - (group - 1) / 2.0) / group;
    for (int chip = 0; chip < count; chip++) {
      double instant = first + chip * groupsPerChip;
      int whole = (int) instant;
      float[] filter = taps[(int) Math.round((instant - whole) * PHASES)];
      filter(filter, 2 * (whole - reach + 1), chips, 2 * chip);
    }
  }

  private void sumGroups() {
    for (int at = 0, n = 0; group > 1 && n < samples.length; at += 2) {
      float re = 0;
      float im = 0;
      for (int end = n + 2 * group; n < end; n += 2) {
        re += samples[n];
        im += samples[n + 1];
      }
      samples[at] = re / group;
      samples[at + 1] = im / group;
    }
  }

  private void filter(float[] filter, int first, float[] chips, int at) {
    float re0 = 0;
    float im0 = 0;
    float re1 = 0;
    float im1 = 0;
    // Two chains of additions: one alone would wait for itself.
    for (int k = 0, n = first; k < filter.length; k += 2, n += 4) {
      re0 += filter[k] * samples[n];
      im0 += filter[k] * samples[n + 1];
      re1 += filter[k + 1] * samples[n + 2];
      im1 += filter[k + 1] * samples[n + 3];
    }
    chips[at] = re0 + re1;
    chips[at + 1] = im0 + im1;
  }
}
