package io.rffi.dsp.lora;

import java.util.List;

/**
 * Carrier, timing and clock offset of a preamble from its symbols' tones and phases.
 *
 * <p>Symbols are probed on a grid of the nominal symbol time. A transmitter whose carrier is f and
 * moves by g a symbol, whose clock is faster by ε, and whose first symbol begins δ late, has its
 * up-chirps' tones, in the middle of symbol i, at f + g·i + εB·(i + ½) − kδ, and its down-chirps'
 * at f + g·i − εB·(i + ½) + kδ. The phases in the symbols' middles know nothing of ε and δ, because
 * there a chirp passes its own middle frequency: they give f and g, to a whole number of symbol
 * rates that the tones decide. What is left of the tones is δ and ε (the separation by up- and
 * down-chirps: Xhonneux et al., IEEE IoT-J 2022; the clock offset: Tapparel and Burg 2025).
 *
 * @param carrierHz f in the middle of the up-chirps
 * @param latenessSeconds δ
 * @param clockOffset ε, towards 0 where it is poorly known
 * @param measuredClockOffset ε as measured
 * @param clockDeviation the standard deviation of the measured ε
 */
record PreambleFit(
    double carrierHz,
    double latenessSeconds,
    double clockOffset,
    double measuredClockOffset,
    double clockDeviation) {
  /** How far crystals' clocks are apart, as a standard deviation: what is known beforehand. */
  private static final double USUAL_CLOCK_OFFSET = 25e-6;

  /**
   * Fits up-chirps alone.
   *
   * @param roughHz their carrier in the middle of the row, within half a symbol rate
   * @param probedHz the tone at which they were probed
   */
  static PreambleFit of(
      List<DechirpedSymbol> ups, ToneLine up, double probedHz, double roughHz, SampledLora at) {
    return of(new Phases(ups, up, at), ups.size(), up, probedHz, roughHz, at);
  }

  /**
   * Fits up- and down-chirps that were probed at one tone.
   *
   * @param gap the symbols from the middle of the up-chirps to that of the down-chirps
   */
  static PreambleFit of(
      List<DechirpedSymbol> ups,
      ToneLine up,
      List<DechirpedSymbol> downs,
      double gap,
      double probedHz,
      SampledLora at) {
    Phases phases = new Phases(ups, up, at);
    double clock = usual(up, phases, at) * at.bandwidthHz();
    ToneLine down = ToneLine.ofSlope(downs, at.symbolRateHz(), phases.driftHz - clock);
    double meanHz = (up.middleHz() + down.middleHz()) / 2;
    double roughHz = probedHz + meanHz + (clock - phases.driftHz) * gap / 2;
    return of(phases, ups.size(), up, probedHz, roughHz, at);
  }

  private static PreambleFit of(
      Phases phases, int symbols, ToneLine up, double probedHz, double roughHz, SampledLora at) {
    double wholeTurns = Math.rint(roughHz * at.symbolSeconds() - phases.turns);
    double carrier = (wholeTurns + phases.turns) * at.symbolRateHz();
    double clock = usual(up, phases, at);
    double inTheMiddle = (carrier - probedHz - up.middleHz()) / at.slope();
    // Symbols of a fast clock come ever earlier: the first is later than that in the middle.
    double lateness = inTheMiddle + clock * at.symbolSeconds() * symbols / 2;
    return new PreambleFit(
        carrier, lateness, clock, measured(up, phases, at), deviation(up, phases, at));
  }

  private static double measured(ToneLine up, Phases phases, SampledLora at) {
    return (up.slopeHz() - phases.driftHz) / at.bandwidthHz();
  }

  private static double deviation(ToneLine up, Phases phases, SampledLora at) {
    return Math.hypot(up.slopeDeviationHz(), phases.driftDeviationHz) / at.bandwidthHz();
  }

  /** The most likely ε, given what is usual. */
  private static double usual(ToneLine up, Phases phases, SampledLora at) {
    double deviation = deviation(up, phases, at) / USUAL_CLOCK_OFFSET;
    return measured(up, phases, at) / (1 + deviation * deviation);
  }

  /** How the phase runs from symbol to symbol: least squares of a parabola. */
  private static final class Phases {
    private final double turns; // a symbol, without the whole ones
    private final double driftHz; // a symbol
    private final double driftDeviationHz;

    Phases(List<DechirpedSymbol> ups, ToneLine line, SampledLora at) {
      int n = ups.size();
      double[][] phasors = new double[n][];
      double re = 0;
      double im = 0;
      for (int i = 0; i < n; i++) {
        phasors[i] = ups.get(i).phasor(line.at(i, n));
        if (i > 0) {
          re += phasors[i][0] * phasors[i - 1][0] + phasors[i][1] * phasors[i - 1][1];
          im += phasors[i][1] * phasors[i - 1][0] - phasors[i][0] * phasors[i - 1][1];
        }
      }
      double turn = Math.atan2(im, re);
      double[] rest = withoutTurn(phasors, turn);
      double linear = 0;
      double squares = 0;
      double parabola = 0;
      double parabolaSquares = 0;
      for (int i = 0; i < n; i++) {
        double x = i - (n - 1) / 2.0;
        double curved = x * x - (n * n - 1) / 12.0;
        linear += rest[i] * x;
        squares += x * x;
        parabola += rest[i] * curved;
        parabolaSquares += curved * curved;
      }
      turns = (turn + linear / squares) / (2 * Math.PI);
      double hzOfPhase = at.symbolRateHz() / Math.PI;
      driftHz = parabola / parabolaSquares * hzOfPhase;
      double phaseDeviation = Math.sqrt(0.5 / line.contrast());
      driftDeviationHz = phaseDeviation / Math.sqrt(parabolaSquares) * hzOfPhase;
    }

    /** What is left of the phases, around 0, when a turn a symbol and the mean are taken out. */
    private static double[] withoutTurn(double[][] phasors, double turn) {
      double[] rest = new double[phasors.length];
      double re = 0;
      double im = 0;
      for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < phasors.length; i++) {
          double c = Math.cos(turn * i);
          double s = Math.sin(turn * i);
          double x = phasors[i][0] * c + phasors[i][1] * s;
          double y = phasors[i][1] * c - phasors[i][0] * s;
          if (pass == 0) {
            re += x;
            im += y;
          } else {
            rest[i] = Math.atan2(y * re - x * im, x * re + y * im);
          }
        }
      }
      return rest;
    }
  }
}
