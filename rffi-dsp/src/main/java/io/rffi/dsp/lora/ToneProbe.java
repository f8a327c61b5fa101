package io.rffi.dsp.lora;

/**
 * Dechirps one symbol from a place between two samples on, mixes it by an expected tone, and sums
 * it in blocks: what is left can be measured cheaply at any frequency near the expected one.
 */
final class ToneProbe {
  /** Blocks a symbol; the sums are flat within a few dB out to ± 4 symbol rates. */
  private static final int BLOCKS = 16;

  private final float[] iq;
  private final double sampleRateHz;
  private final LoraParameters lora;

  ToneProbe(float[] iq, double sampleRateHz, LoraParameters lora) {
    this.iq = iq;
    this.sampleRateHz = sampleRateHz;
    this.lora = lora;
  }

  /**
   * Whether a symbol that begins at a sample lies whole in the signal, but for a part of a sample.
   */
  boolean covers(double start) {
    return start > -1 && Math.ceil(start) + symbolSamples() <= iq.length / 2.0;
  }

  double symbolSamples() {
    return lora.symbolSeconds() * sampleRateHz;
  }

  /**
   * Probes one symbol.
   *
   * @param start where it begins, in samples; {@link #covers} it
   * @param toneHz where the tone is expected
   */
  Symbol probe(double start, ChirpDirection direction, double toneHz) {
    int first = (int) Math.ceil(start);
    int length = (int) Math.floor(symbolSamples());
    double t = (first - start) / sampleRateHz;
    double step = 1 / sampleRateHz;
    double bandwidth = lora.bandwidthHz();
    double slope = direction.sign() * bandwidth / lora.symbolSeconds();
    double lowest = direction.sign() * -bandwidth / 2 + toneHz;
    // The reference's phase is quadratic, so that its phasor turns by a phasor that itself turns.
    double phase = -2 * Math.PI * (lowest * t + slope * t * t / 2);
    double turn = -2 * Math.PI * (lowest * step + slope * step * (t + step / 2));
    double turnOfTurn = -2 * Math.PI * slope * step * step;
    double zr = Math.cos(phase);
    double zi = Math.sin(phase);
    double wr = Math.cos(turn);
    double wi = Math.sin(turn);
    double cr = Math.cos(turnOfTurn);
    double ci = Math.sin(turnOfTurn);
    double[] sums = new double[2 * BLOCKS];
    double energy = 0;
    for (int block = 0; block < BLOCKS; block++) {
      int from = first + (int) ((long) length * block / BLOCKS);
      int to = first + (int) ((long) length * (block + 1) / BLOCKS);
      double sumRe = 0;
      double sumIm = 0;
      for (int n = 2 * from; n < 2 * to; n += 2) {
        double re = iq[n];
        double im = iq[n + 1];
        energy += re * re + im * im;
        sumRe += re * zr - im * zi;
        sumIm += re * zi + im * zr;
        double nextZr = zr * wr - zi * wi;
        zi = zr * wi + zi * wr;
        zr = nextZr;
        double nextWr = wr * cr - wi * ci;
        wi = wr * ci + wi * cr;
        wr = nextWr;
      }
      sums[2 * block] = sumRe;
      sums[2 * block + 1] = sumIm;
    }
    return new Symbol(sums, energy * length, lora.symbolSeconds());
  }

  /** A probed symbol. */
  static final class Symbol {
    private final double[] sums;
    private final double fullPower; // that of a symbol which is one tone
    private final double seconds;

    private Symbol(double[] sums, double fullPower, double seconds) {
      this.sums = sums;
      this.fullPower = fullPower;
      this.seconds = seconds;
    }

    /** The part of the symbol's energy that is in one tone, 0 to 1. */
    double toneFraction(double offsetHz) {
      return fullPower == 0 ? 0 : squared(sum(offsetHz, 0, BLOCKS)) / fullPower;
    }

    /**
     * The mean part of the symbol's energy at the neighbours of a tone, where it has none itself.
     */
    double backgroundFraction(double offsetHz) {
      double sum = 0;
      // A whole number of symbol rates away, a tone vanishes.
      for (int rates = 2; rates <= 5; rates++) {
        sum += toneFraction(offsetHz - rates / seconds) + toneFraction(offsetHz + rates / seconds);
      }
      return sum / 8;
    }

    /**
     * The power of the weaker half of the symbol over that of the stronger; 1 for a steady tone.
     */
    double steadiness(double offsetHz) {
      double first = squared(sum(offsetHz, 0, BLOCKS / 2));
      double second = squared(sum(offsetHz, BLOCKS / 2, BLOCKS));
      double stronger = Math.max(first, second);
      return stronger == 0 ? 0 : Math.min(first, second) / stronger;
    }

    /** The tone's phasor, re and im, with the phase that it has where the symbol begins. */
    double[] phasor(double offsetHz) {
      return sum(offsetHz, 0, BLOCKS);
    }

    private double[] sum(double offsetHz, int from, int to) {
      double angle = -2 * Math.PI * offsetHz * seconds / BLOCKS;
      double turnRe = Math.cos(angle);
      double turnIm = Math.sin(angle);
      // Blocks stand for their middles.
      double zr = Math.cos(angle * (from + 0.5));
      double zi = Math.sin(angle * (from + 0.5));
      double re = 0;
      double im = 0;
      for (int block = from; block < to; block++) {
        re += sums[2 * block] * zr - sums[2 * block + 1] * zi;
        im += sums[2 * block] * zi + sums[2 * block + 1] * zr;
        double next = zr * turnRe - zi * turnIm;
        zi = zr * turnIm + zi * turnRe;
        zr = next;
      }
      return new double[] {re, im};
    }

    private static double squared(double[] phasor) {
      return phasor[0] * phasor[0] + phasor[1] * phasor[1];
    }
  }
}
