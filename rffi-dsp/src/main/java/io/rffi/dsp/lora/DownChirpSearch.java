package io.rffi.dsp.lora;

import io.rffi.dsp.internal.GammaTail;
import io.rffi.dsp.math.Fft;
import io.rffi.dsp.math.Phasor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for the two down-chirps of the start-of-frame delimiter behind a run of up-chirps. Used by
 * one thread.
 *
 * <p>A run's tone u = f − 3B/2 + λB leaves one thing open, the timing offset λ of its windows: the
 * carrier f and where symbols begin follow from it. So windows a quarter of a symbol apart are
 * looked at, each for those λ that make it begin with a down-chirp (within an eighth of a symbol):
 * both down-chirps then count with nearly all of their energy. A window that begins i quarters of a
 * symbol before the grid's next point has the tone u + 2B + (i/4)B − 2λB.
 */
final class DownChirpSearch {
  /** The first down-chirp begins so many symbols behind the run's start, at the earliest. */
  private static final int FIRST_SYMBOL = 5;

  /**
   * And at the latest: the run may have ended early, or hold more symbols than it was taken for.
   */
  private static final int LAST_SYMBOL = 13;

  /** Windows a symbol. */
  private static final int HOPS_PER_SYMBOL = 4;

  /** The probability that the two powers of noise pass, per bin and window. */
  private static final double FALSE_PAIRS = 3e-5;

  /** The most candidates that are tested. */
  private static final int MOST_CANDIDATES = 3;

  /** The decimated rate, at least, in bandwidths: tones lie within one on each side. */
  private static final int DECIMATED_BANDWIDTHS = 4;

  private static final double THRESHOLD = GammaTail.quantile(2, FALSE_PAIRS);

  private final float[] iq;
  private final SampledLora sampled;
  private final ReferenceChirp reference;
  private final int block;
  private final int blocks;
  private final Fft fft;
  private final double[] work;
  private final double[][] powers; // of the last windows, in a ring
  private final int firstQuarters;
  private double[] mixed = {};

  DownChirpSearch(float[] iq, SampledLora sampled, ReferenceChirp reference) {
    this.iq = iq;
    this.sampled = sampled;
    this.reference = reference;
    double widest = DECIMATED_BANDWIDTHS * sampled.bandwidthHz() * (1 - 1e-9);
    block = Math.max(1, (int) (sampled.sampleRateHz() / widest));
    blocks = sampled.window() / block;
    // Twice as many bins as needed: a tone between two bins loses less than 1 dB.
    int bins = 2 * Math.max(2, Integer.highestOneBit(2 * blocks - 1));
    // A run may have been taken for one a bandwidth off where one of its tones is faint, and is at
    // twice the bandwidth, where a bandwidth above and one below are the same place.
    firstQuarters = sampled.isTwiceTheBandwidth() ? -HOPS_PER_SYMBOL : -1;
    fft = Fft.of(bins);
    work = new double[2 * bins];
    powers = new double[HOPS_PER_SYMBOL + 1][bins];
  }

  /** The likeliest candidates of the preamble that a run belongs to, the likeliest first. */
  List<PreambleCandidate> candidatesAfter(UpChirpSearch.Run run) {
    double symbol = sampled.symbolSamples();
    int origin = (int) Math.round(run.start() + FIRST_SYMBOL * symbol);
    int length =
        (int) Math.min((LAST_SYMBOL + 2 - FIRST_SYMBOL) * symbol, iq.length / 2.0 - origin);
    if (origin < 0 || length < sampled.window()) {
      return List.of();
    }
    mixDown(origin, length, run.toneHz() + 1.5 * sampled.bandwidthHz());
    List<PreambleCandidate> found = new ArrayList<>();
    for (int hop = 0; hop <= HOPS_PER_SYMBOL * (LAST_SYMBOL + 1 - FIRST_SYMBOL); hop++) {
      int first = (int) Math.round(hop * symbol / HOPS_PER_SYMBOL);
      if (first + sampled.window() > length) {
        break;
      }
      measure(first, powers[hop % powers.length]);
      if (hop >= HOPS_PER_SYMBOL) {
        double start = origin + (hop - HOPS_PER_SYMBOL) * symbol / HOPS_PER_SYMBOL;
        for (int quarters = firstQuarters; quarters <= HOPS_PER_SYMBOL + 1; quarters++) {
          if (Math.floorMod(quarters + hop, HOPS_PER_SYMBOL) == 0) {
            addBest(found, run, hop, quarters, start);
          }
        }
      }
    }
    return likeliest(found);
  }

  private void mixDown(int origin, int length, double hz) {
    if (mixed.length < 2 * length) {
      mixed = new double[2 * length];
    }
    Phasor step = new Phasor(-2 * Math.PI * hz / sampled.sampleRateHz());
    Phasor z = new Phasor(0);
    for (int n = 0; n < length; n++) {
      double re = iq[2 * (origin + n)];
      double im = iq[2 * (origin + n) + 1];
      mixed[2 * n] = re * z.re() - im * z.im();
      mixed[2 * n + 1] = re * z.im() + im * z.re();
      z.turn(step);
    }
  }

  /** Powers of a window freed of a down-chirp's sweep and summed in blocks, noise having mean 1. */
  private void measure(int first, double[] into) {
    Arrays.fill(work, 0);
    for (int b = 0; b < blocks; b++) {
      double sumRe = 0;
      double sumIm = 0;
      for (int n = b * block; n < (b + 1) * block; n++) {
        double re = mixed[2 * (first + n)];
        double im = mixed[2 * (first + n) + 1];
        sumRe += re * reference.re(n) + im * reference.im(n);
        sumIm += im * reference.re(n) - re * reference.im(n);
      }
      work[2 * b] = sumRe;
      work[2 * b + 1] = sumIm;
    }
    fft.forward(work);
    int bins = into.length;
    int band = Math.min(bins / 2, (int) (sampled.bandwidthHz() / binHz()));
    double sum = 0;
    for (int k = 0; k < bins; k++) {
      into[k] = work[2 * k] * work[2 * k] + work[2 * k + 1] * work[2 * k + 1];
      sum += k < band || k >= bins - band ? into[k] : 0;
    }
    double scale = sum == 0 ? 0 : 2 * band / sum;
    for (int k = 0; k < bins; k++) {
      into[k] *= scale;
    }
  }

  private double binHz() {
    return sampled.sampleRateHz() / block / fft.length();
  }

  /** Adds the strongest of a window's tones that make it begin with the first down-chirp. */
  private void addBest(
      List<PreambleCandidate> found, UpChirpSearch.Run run, int hop, int quarters, double start) {
    double[] now = powers[hop % powers.length];
    double[] before = powers[(hop + 1) % powers.length];
    double bandwidth = sampled.bandwidthHz();
    double middle = bandwidth / 2 - quarters * bandwidth / HOPS_PER_SYMBOL;
    int reach = (int) Math.ceil(bandwidth / HOPS_PER_SYMBOL / binHz()) + 1;
    int centre = (int) Math.round(middle / binHz());
    double best = THRESHOLD;
    int bestBin = 0;
    for (int k = centre - reach; k <= centre + reach; k++) {
      int bin = Math.floorMod(k, now.length);
      double power = before[bin] + now[bin];
      if (power > best) {
        best = power;
        bestBin = k;
      }
    }
    if (best > THRESHOLD) {
      // By twice the timing offset, λ − i/4, a tone lies below the middle.
      double late = (middle - bestBin * binHz()) / (2 * bandwidth);
      double timingOffset = late + (double) quarters / HOPS_PER_SYMBOL;
      double carrier = sampled.aliased(run.toneHz() + (1.5 - timingOffset) * bandwidth);
      found.add(new PreambleCandidate(carrier, start - late * sampled.symbolSamples(), best));
    }
  }

  private List<PreambleCandidate> likeliest(List<PreambleCandidate> found) {
    found.sort(Comparator.comparingDouble(one -> -one.power()));
    List<PreambleCandidate> likeliest = new ArrayList<>();
    for (PreambleCandidate one : found) {
      if (likeliest.size() < MOST_CANDIDATES
          && likeliest.stream().noneMatch(better -> better.isNear(one, sampled))) {
        likeliest.add(one);
      }
    }
    return likeliest;
  }
}
