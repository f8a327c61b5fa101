package io.rffi.dsp.lora;

import io.rffi.dsp.internal.Fft;
import java.util.Arrays;

/**
 * Takes a packet out of a signal, so that a weaker one under it can be found: each of its symbols
 * is demodulated and subtracted with the amplitude and phase that fit best, from the preamble's
 * first symbol until symbols no longer have half of the preamble's power. Used by one thread.
 */
final class PacketCanceller {
  /** A symbol belongs to the packet if it has this part of the preamble's power. */
  private static final double STILL = 0.5;

  /** Up-chirps in front of those that were cut: a longer preamble has more. */
  private static final int MOST_EARLIER = 64;

  /** After the two full down-chirps a quarter of one follows. */
  private static final double QUARTER = 0.25;

  private final float[] iq;
  private final SampledLora sampled;
  private final Fft fft;
  private final double[] work;
  private final double[] chirp; // interleaved, as long as a symbol

  PacketCanceller(float[] iq, SampledLora sampled) {
    this.iq = iq;
    this.sampled = sampled;
    int bins = 2 * Math.max(2, Integer.highestOneBit(2 * sampled.window() - 1));
    fft = Fft.of(bins);
    work = new double[2 * bins];
    chirp = new double[2 * (sampled.window() + 1)];
  }

  /** Subtracts a packet. */
  void cancel(Aligned packet) {
    double symbol = sampled.symbolSamples() / (1 + 1e-6 * packet.sfoPpm().orElse(0));
    double start = packet.start();
    double carrier = packet.carrierHz();
    double power = 0;
    for (int n = 0; n < packet.symbols(); n++) {
      power += subtract(start + n * symbol, ChirpDirection.UP, 0, 1, carrier) / packet.symbols();
    }
    for (int n = 1;
        n <= MOST_EARLIER && powerAt(start - n * symbol, carrier) > STILL * power;
        n++) {
      subtract(start - n * symbol, ChirpDirection.UP, 0, 1, carrier);
    }
    double at = start + packet.symbols() * symbol;
    for (int n = 0; n < PreambleAligner.SYNC_SYMBOLS; n++, at += symbol) {
      subtract(at, ChirpDirection.UP, valueAt(at, carrier), 1, carrier);
    }
    for (int n = 0; n < PreambleAligner.DOWN_SYMBOLS; n++, at += symbol) {
      subtract(at, ChirpDirection.DOWN, 0, 1, carrier);
    }
    subtract(at, ChirpDirection.DOWN, 0, QUARTER, carrier);
    double payloadPower = power;
    for (at += QUARTER * symbol; payloadPower > STILL * power; at += symbol) {
      int value = valueAt(at, carrier);
      payloadPower = value < 0 ? 0 : project(at, ChirpDirection.UP, value, 1, carrier)[2];
      // What is far stronger is another packet's.
      if (payloadPower > STILL * power && payloadPower < power / STILL) {
        subtract(at, ChirpDirection.UP, value, 1, carrier);
      }
    }
  }

  private double powerAt(double start, double carrier) {
    return project(start, ChirpDirection.UP, 0, 1, carrier)[2];
  }

  private double subtract(
      double start, ChirpDirection direction, int value, double part, double carrier) {
    double[] fit = project(start, direction, value, part, carrier);
    int first = firstOf(start);
    for (int n = 0; n < (int) fit[3]; n++) {
      double re = chirp[2 * n];
      double im = chirp[2 * n + 1];
      iq[2 * (first + n)] -= (float) (fit[0] * re - fit[1] * im);
      iq[2 * (first + n) + 1] -= (float) (fit[0] * im + fit[1] * re);
    }
    return fit[2];
  }

  private static int firstOf(double start) {
    return Math.max(0, (int) Math.ceil(start));
  }

  /**
   * Makes a chirp and finds its amplitude: re, im, squared magnitude, and how many samples of it
   * lie in the signal.
   */
  private double[] project(
      double start, ChirpDirection direction, int value, double part, double carrier) {
    int first = firstOf(start);
    int samples = iq.length / 2;
    int end = (int) Math.min(Math.ceil(start + part * sampled.symbolSamples()), samples);
    int length = Math.max(0, Math.min(end - first, chirp.length / 2));
    double re = 0;
    double im = 0;
    for (int n = 0; n < length; n++) {
      double place = (first + n - start) / sampled.symbolSamples();
      double shifted = place + (double) value / sampled.lora().chips();
      double wrapped = shifted - Math.floor(shifted);
      double turns = sampled.lora().chips() * (wrapped * wrapped - wrapped) / 2;
      double phase =
          2 * Math.PI * (direction.sign() * turns + carrier * n / sampled.sampleRateHz());
      double c = Math.cos(phase);
      double s = Math.sin(phase);
      chirp[2 * n] = c;
      chirp[2 * n + 1] = s;
      re += iq[2 * (first + n)] * c + iq[2 * (first + n) + 1] * s;
      im += iq[2 * (first + n) + 1] * c - iq[2 * (first + n)] * s;
    }
    if (length > 0) {
      re /= length;
      im /= length;
    }
    return new double[] {re, im, re * re + im * im, length};
  }

  /** The symbol that begins at a place, 0 to 2^SF − 1, or −1 if the signal does not hold it. */
  private int valueAt(double start, double carrier) {
    int first = (int) Math.ceil(start);
    if (first < 0 || first + sampled.window() > iq.length / 2) {
      return -1;
    }
    project(start, ChirpDirection.UP, 0, 1, carrier);
    Arrays.fill(work, 0);
    for (int n = 0; n < sampled.window(); n++) {
      double re = iq[2 * (first + n)];
      double im = iq[2 * (first + n) + 1];
      work[2 * n] = re * chirp[2 * n] + im * chirp[2 * n + 1];
      work[2 * n + 1] = im * chirp[2 * n] - re * chirp[2 * n + 1];
    }
    fft.forward(work);
    double best = -1;
    int bestValue = 0;
    for (int value = 0; value < sampled.lora().chips(); value++) {
      double power = tonePower(value) + tonePower(value - sampled.lora().chips());
      if (power > best) {
        best = power;
        bestValue = value;
      }
    }
    return bestValue;
  }

  private double tonePower(int rates) {
    double hz = rates * sampled.symbolRateHz();
    int bin = (int) Math.round(hz / sampled.sampleRateHz() * fft.length());
    int at = 2 * Math.floorMod(bin, fft.length());
    return work[at] * work[at] + work[at + 1] * work[at + 1];
  }
}
