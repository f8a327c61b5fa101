package io.rffi.dsp.lora;

import io.rffi.dsp.math.Fft;
import io.rffi.dsp.math.Phasor;
import java.util.Arrays;

/**
 * Cancels a packet in a signal, so that a weaker one under it can be found: each of its symbols is
 * demodulated and subtracted with the amplitude and phase that fit best, from the preamble's first
 * symbol until symbols no longer have half of the preamble's power. Used by one thread.
 */
final class SicCanceller {
  /** A symbol belongs to the packet if it has this part of the preamble's power. */
  private static final double LEAST_OF_PREAMBLE = 0.5;

  /** Up-chirps in front of those that were cut: a longer preamble has more. */
  private static final int MOST_EARLIER_SYMBOLS = 64;

  /** After the two full down-chirps a quarter of one follows. */
  private static final double QUARTER = 0.25;

  /** The rate at which symbols are demodulated, at least, in bandwidths. */
  private static final int DECIMATED_BANDWIDTHS = 4;

  private final float[] iq;
  private final SampledLora sampled;
  private final ReferenceChirp reference;
  private final int block;
  private final Fft fft;
  private final double[] work;
  // Of the symbol that was dechirped last, interleaved:
  private final double[] chirp; // as it was sent, with an amplitude of 1
  private final double[] dechirped; // what was received, freed of it
  private int first;
  private int length;

  SicCanceller(float[] iq, SampledLora sampled) {
    this.iq = iq;
    this.sampled = sampled;
    reference = new ReferenceChirp(sampled, sampled.window() + 1);
    double widest = DECIMATED_BANDWIDTHS * sampled.bandwidthHz() * (1 - 1e-9);
    block = Math.max(1, (int) (sampled.sampleRateHz() / widest));
    int blocks = sampled.window() / block;
    int bins = Math.max(2, Integer.highestOneBit(2 * blocks - 1));
    // Symbols have their tones at multiples of the symbol rate: if those are bins, they are enough.
    fft = Fft.of(bins * block == sampled.symbolSamples() ? bins : 2 * bins);
    work = new double[2 * fft.length()];
    chirp = new double[2 * reference.length()];
    dechirped = new double[2 * reference.length()];
  }

  /** Subtracts a packet and returns where it ends, in samples. */
  double cancel(PreambleEstimate packet) {
    double symbol = sampled.symbolSamples() / (1 + 1e-6 * packet.sfoPpm().orElse(0));
    double start = packet.start();
    double carrier = packet.carrierHz();
    double power = 0;
    for (int n = 0; n < packet.symbols(); n++) {
      power +=
          subtractUnmodulated(start + n * symbol, ChirpDirection.UP, carrier) / packet.symbols();
    }
    for (int n = 1; n <= MOST_EARLIER_SYMBOLS; n++) {
      dechirp(start - n * symbol, ChirpDirection.UP, 1, carrier);
      if (!subtractAbove(LEAST_OF_PREAMBLE * power, Double.POSITIVE_INFINITY)) {
        break;
      }
    }
    double at = start + packet.symbols() * symbol;
    for (int n = 0; n < PreambleEstimator.SYNC_SYMBOLS; n++, at += symbol) {
      if (demodulate(at, carrier)) {
        subtractAbove(0, Double.POSITIVE_INFINITY);
      }
    }
    for (int n = 0; n < PreambleEstimator.DOWN_SYMBOLS; n++, at += symbol) {
      subtractUnmodulated(at, ChirpDirection.DOWN, carrier);
    }
    dechirp(at, ChirpDirection.DOWN, QUARTER, carrier);
    subtractAbove(0, Double.POSITIVE_INFINITY);
    at += QUARTER * symbol;
    while (demodulate(at, carrier)
        // What is far stronger is another packet's.
        && subtractAbove(LEAST_OF_PREAMBLE * power, power / LEAST_OF_PREAMBLE)) {
      at += symbol;
    }
    return at;
  }

  /** Subtracts a symbol of value 0 and returns the power that it had. */
  private double subtractUnmodulated(double start, ChirpDirection direction, double carrier) {
    dechirp(start, direction, 1, carrier);
    double[] fit = fit();
    subtract(fit);
    return squared(fit);
  }

  /** Subtracts the dechirped symbol below a power, and tells whether it is above another. */
  private boolean subtractAbove(double least, double most) {
    double[] fit = fit();
    double power = squared(fit);
    if (power > least && power < most) {
      subtract(fit);
    }
    return power > least;
  }

  private static double squared(double[] fit) {
    return fit[0] * fit[0] + fit[1] * fit[1];
  }

  /** Makes a chirp of value 0 and frees the signal of it, as far as it lies in the signal. */
  private void dechirp(double start, ChirpDirection direction, double part, double carrier) {
    first = Math.max(0, (int) Math.ceil(start));
    double end = Math.min(Math.ceil(start + part * sampled.symbolSamples()), iq.length / 2.0);
    length = (int) Math.max(0, Math.min(end - first, reference.length()));
    double early = first - start;
    int sign = direction.sign();
    double chirpHz = sampled.slope() * early / sampled.sampleRateHz() - sampled.bandwidthHz() / 2;
    double angle = 2 * Math.PI * (sign * chirpHz + carrier) / sampled.sampleRateHz();
    Phasor step = new Phasor(angle);
    Phasor z = new Phasor(0);
    for (int n = 0; n < length; n++) {
      double quadraticRe = reference.re(n);
      double quadraticIm = -sign * reference.im(n);
      double c = quadraticRe * z.re() - quadraticIm * z.im();
      double s = quadraticRe * z.im() + quadraticIm * z.re();
      double re = iq[2 * (first + n)];
      double im = iq[2 * (first + n) + 1];
      chirp[2 * n] = c;
      chirp[2 * n + 1] = s;
      dechirped[2 * n] = re * c + im * s;
      dechirped[2 * n + 1] = im * c - re * s;
      z.turn(step);
    }
  }

  /** The amplitude that fits the dechirped symbol best, re and im. */
  private double[] fit() {
    double re = 0;
    double im = 0;
    for (int n = 0; n < length; n++) {
      re += dechirped[2 * n];
      im += dechirped[2 * n + 1];
    }
    int divisor = Math.max(1, length);
    return new double[] {re / divisor, im / divisor};
  }

  private void subtract(double[] fit) {
    for (int n = 0; n < length; n++) {
      double re = chirp[2 * n];
      double im = chirp[2 * n + 1];
      iq[2 * (first + n)] -= (float) (fit[0] * re - fit[1] * im);
      iq[2 * (first + n) + 1] -= (float) (fit[0] * im + fit[1] * re);
    }
  }

  /** Dechirps the symbol that begins at a place with its own value; false if it is cut off. */
  private boolean demodulate(double start, double carrier) {
    if (start < 0 || Math.ceil(start) + sampled.window() > iq.length / 2.0) {
      return false;
    }
    dechirp(start, ChirpDirection.UP, 1, carrier);
    int value = value();
    double symbol = sampled.symbolSamples();
    int chips = sampled.lora().chips();
    double early = first - start;
    int wrap = (int) Math.ceil(symbol * (chips - value) / chips - early);
    wrap = Math.max(0, Math.min(wrap, length));
    shift(0, wrap, 0, value / symbol);
    shift(wrap, length, (value * wrap - chips * (wrap + early)) / symbol, (value - chips) / symbol);
    return true;
  }

  /** Moves a part of the chirp, and frees what was received of that, by a tone. */
  private void shift(int from, int to, double turns, double turnsPerSample) {
    Phasor step = new Phasor(2 * Math.PI * turnsPerSample);
    Phasor z = new Phasor(2 * Math.PI * turns);
    for (int n = from; n < to; n++) {
      double c = chirp[2 * n];
      double s = chirp[2 * n + 1];
      chirp[2 * n] = c * z.re() - s * z.im();
      chirp[2 * n + 1] = c * z.im() + s * z.re();
      double re = dechirped[2 * n];
      double im = dechirped[2 * n + 1];
      dechirped[2 * n] = re * z.re() + im * z.im();
      dechirped[2 * n + 1] = im * z.re() - re * z.im();
      z.turn(step);
    }
  }

  /** The value of the dechirped symbol, 0 to 2^SF − 1. */
  private int value() {
    int blocks = sampled.window() / block;
    for (int b = 0; b < blocks; b++) {
      double re = 0;
      double im = 0;
      for (int n = b * block; n < (b + 1) * block; n++) {
        re += dechirped[2 * n];
        im += dechirped[2 * n + 1];
      }
      work[2 * b] = re;
      work[2 * b + 1] = im;
    }
    Arrays.fill(work, 2 * blocks, work.length, 0);
    fft.forward(work);
    double best = -1;
    int bestValue = 0;
    int chips = sampled.lora().chips();
    for (int value = 0; value < chips; value++) {
      double power = tonePower(value) + tonePower(value - chips);
      if (power > best) {
        best = power;
        bestValue = value;
      }
    }
    return bestValue;
  }

  private double tonePower(int rates) {
    double turnsPerBlock = rates * block / sampled.symbolSamples();
    int bin = (int) Math.round(turnsPerBlock * fft.length());
    int at = 2 * Math.floorMod(bin, fft.length());
    return work[at] * work[at] + work[at + 1] * work[at + 1];
  }
}
