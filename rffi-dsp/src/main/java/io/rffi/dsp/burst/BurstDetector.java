package io.rffi.dsp.burst;

import io.rffi.api.IqSignal;
import io.rffi.dsp.internal.AmplitudeScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds bursts by their energy.
 *
 * <p>The mean power of short blocks is compared to the noise floor: a burst begins with a block
 * above the upper threshold and ends with one below the lower. Bursts with a small gap between them
 * are one. The edges are then moved to the sample where a change of power is most likely. The floor
 * is a low quantile of the blocks' powers nearby, so that a receiver may be busy for most of the
 * time; where it is busy all the time, the {@linkplain #withNoisePower noise power} has to be said,
 * or nothing is found.
 *
 * <p>Immutable and safe for use by many threads at once. In white noise a block of 32 samples
 * exceeds the default threshold of 6 dB with a probability below 1e-15.
 *
 * @param blockSamples over how many samples power is averaged, ≥ 4
 * @param onDb the upper threshold over the floor, &gt; {@code offDb}
 * @param offDb the lower threshold over the floor, &gt; 0
 * @param leastSamples shorter bursts are passed over, ≥ 1
 * @param gapSamples gaps up to this long do not end a burst, ≥ 0
 * @param noisePower the mean |x|² of the noise, if it is known
 */
public record BurstDetector(
    int blockSamples,
    double onDb,
    double offDb,
    int leastSamples,
    int gapSamples,
    OptionalDouble noisePower) {
  /** What a power ratio can tell at all. */
  private static final double LARGEST_DB = 80;

  private static final double SMALLEST_DB = -40;

  /** Checks the ranges. */
  public BurstDetector {
    if (blockSamples < 4 || leastSamples < 1 || gapSamples < 0) {
      throw new IllegalArgumentException(
          "lengths out of range: blocks of %d, at least %d, gaps of %d"
              .formatted(blockSamples, leastSamples, gapSamples));
    }
    if (!(offDb > 0 && onDb > offDb && onDb <= LARGEST_DB)) {
      throw new IllegalArgumentException(
          "thresholds must be 0 < off < on: off " + offDb + " dB, on " + onDb + " dB");
    }
    if (!(noisePower.orElse(1) > 0) || Double.isInfinite(noisePower.orElse(1))) {
      throw new IllegalArgumentException("noise power must be positive: " + noisePower);
    }
  }

  /**
   * Blocks of 32 samples, 6 dB to begin, 3 dB to end, at least 128 samples, gaps of up to 64.
   *
   * @return the detector
   */
  public static BurstDetector defaults() {
    return new BurstDetector(32, 6, 3, 128, 64, OptionalDouble.empty());
  }

  /**
   * The same detector with other thresholds.
   *
   * @param on where a burst begins, in dB over the floor
   * @param off where it ends, &gt; 0 and below {@code on}
   * @return the detector
   */
  public BurstDetector withThresholdsDb(double on, double off) {
    return new BurstDetector(blockSamples, on, off, leastSamples, gapSamples, noisePower);
  }

  /**
   * The same detector with other lengths.
   *
   * @param least the shortest burst in samples
   * @param gap the longest gap within a burst in samples
   * @return the detector
   */
  public BurstDetector withLengths(int least, int gap) {
    return new BurstDetector(blockSamples, onDb, offDb, least, gap, noisePower);
  }

  /**
   * The same detector where the noise is known.
   *
   * @param power the mean |x|² of the receiver's noise in the capture's units, &gt; 0
   * @return the detector
   */
  public BurstDetector withNoisePower(double power) {
    return new BurstDetector(
        blockSamples, onDb, offDb, leastSamples, gapSamples, OptionalDouble.of(power));
  }

  /**
   * Finds the bursts in a capture, with those that are cut off at its ends.
   *
   * @param capture at any rate
   * @return by ascending start, none overlapping; empty if there are none
   */
  public List<Burst> detect(IqSignal capture) {
    IqSignal levelled = AmplitudeScaling.largestNearOne(capture);
    SamplePowers powers = SamplePowers.of(levelled, blockSamples);
    if (powers.blocks() == 0 || powers.greatestBlock() == 0) {
      return List.of();
    }
    double scale = levelled.rms() / capture.rms();
    NoiseFloor floor =
        noisePower.isPresent()
            ? NoiseFloor.known(noisePower.getAsDouble() * scale * scale)
            : NoiseFloor.estimated(powers);
    List<Burst> bursts = new ArrayList<>();
    for (int[] run : runs(powers, floor)) {
      double noise = floor.at(run[0]);
      Burst burst = refined(powers, run, noise);
      if (burst.length() >= leastSamples) {
        bursts.add(burst);
      }
    }
    return bursts;
  }

  /** First and last block of each burst. */
  private List<int[]> runs(SamplePowers powers, NoiseFloor floor) {
    double on = Math.pow(10, onDb / 10);
    double off = Math.pow(10, offDb / 10);
    List<int[]> runs = new ArrayList<>();
    int[] open = null;
    for (int block = 0; block < powers.blocks(); block++) {
      double ratio = powers.block(block) / floor.at(block);
      if (open == null && ratio >= on) {
        open = opened(runs, block);
      } else if (open != null && ratio < off) {
        open = null;
      } else if (open != null) {
        open[1] = block;
      }
    }
    return runs;
  }

  /** Goes on with the burst before, if the gap is small. */
  private int[] opened(List<int[]> runs, int block) {
    if (!runs.isEmpty()) {
      int[] before = runs.get(runs.size() - 1);
      if ((block - before[1] - 1) * blockSamples <= gapSamples) {
        before[1] = block;
        return before;
      }
    }
    int[] run = {block, block};
    runs.add(run);
    return run;
  }

  private Burst refined(SamplePowers powers, int[] run, double noise) {
    int from = run[0] * blockSamples;
    int to = Math.min(powers.length(), (run[1] + 1) * blockSamples);
    double level = powers.mean(from, to);
    int middle = (from + to) / 2;
    int start =
        powers.rise(
            Math.max(0, from - blockSamples), Math.min(middle, from + blockSamples), noise, level);
    int end =
        powers.fall(
            Math.max(middle + 1, to - blockSamples),
            Math.min(powers.length(), to + blockSamples),
            noise,
            level);
    double ratio = Math.max(0, powers.mean(start, end) / noise - 1);
    double snrDb = Math.max(SMALLEST_DB, Math.min(LARGEST_DB, 10 * Math.log10(ratio)));
    return new Burst(start, end - start, snrDb);
  }
}
