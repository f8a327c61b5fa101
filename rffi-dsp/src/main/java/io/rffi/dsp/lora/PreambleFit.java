package io.rffi.dsp.lora;

import java.util.List;

/**
 * Carrier, timing and clock offset of a preamble from its symbols' tones and phases.
 *
 * <p>Symbols are dechirped on a grid of the nominal symbol time. A transmitter whose carrier is f
 * and moves by g a symbol, whose clock is faster by ε, and whose first symbol begins δ late, has
 * its up-chirps' tones, in the middle of symbol i, at f + g·i + εB·(i + ½) − kδ, and its
 * down-chirps' at f + g·i − εB·(i + ½) + kδ. The phases in the symbols' middles know nothing of ε
 * and δ, because there a chirp passes its own middle frequency: they give f and g, to a whole
 * number of symbol rates that the tones decide. What is left of the tones is δ and ε (the
 * separation by up- and down-chirps: Xhonneux et al., IEEE IoT-J 2022; the clock offset: Tapparel
 * and Burg 2025).
 *
 * @param carrierHz f in the middle of the up-chirps
 * @param timingOffsetSeconds δ
 * @param clockOffset ε, towards 0 where it is poorly known
 * @param measuredClockOffset ε as measured
 * @param clockDeviation the standard deviation of the measured ε
 */
record PreambleFit(
    double carrierHz,
    double timingOffsetSeconds,
    double clockOffset,
    double measuredClockOffset,
    double clockDeviation) {
  /** The standard deviation of crystals' clock offsets: the prior. */
  private static final double PRIOR_CLOCK_DEVIATION = 25e-6;

  /**
   * Fits up-chirps alone.
   *
   * @param coarseHz their carrier in the middle of the row, within half a symbol rate
   * @param dechirpedHz the tone at which they were dechirped
   */
  static PreambleFit of(
      List<DechirpedSymbol> ups, ToneFit up, double dechirpedHz, double coarseHz, SampledLora at) {
    return of(new Phases(ups, up, at), ups.size(), up, dechirpedHz, coarseHz, at);
  }

  /**
   * Fits up- and down-chirps that were dechirped at one tone.
   *
   * @param gap the symbols from the middle of the up-chirps to that of the down-chirps
   */
  static PreambleFit of(
      List<DechirpedSymbol> ups,
      ToneFit up,
      List<DechirpedSymbol> downs,
      double gap,
      double dechirpedHz,
      SampledLora at) {
    Phases phases = new Phases(ups, up, at);
    double clock = posteriorClockOffset(up, phases, at) * at.bandwidthHz();
    ToneFit down = ToneFit.ofSlope(downs, at.symbolRateHz(), phases.driftHz - clock);
    double meanHz = (up.middleHz() + down.middleHz()) / 2;
    double coarseHz = dechirpedHz + meanHz + (clock - phases.driftHz) * gap / 2;
    return of(phases, ups.size(), up, dechirpedHz, coarseHz, at);
  }

  private static PreambleFit of(
      Phases phases, int symbols, ToneFit up, double dechirpedHz, double coarseHz, SampledLora at) {
    double wholeCycles = Math.rint(coarseHz * at.symbolSeconds() - phases.cyclesPerSymbol);
    double carrier = (wholeCycles + phases.cyclesPerSymbol) * at.symbolRateHz();
    double clock = posteriorClockOffset(up, phases, at);
    double middleOffset = (carrier - dechirpedHz - up.middleHz()) / at.slope();
    // Symbols of a fast clock come ever earlier: the first is later than that in the middle.
    double timingOffset = middleOffset + clock * at.symbolSeconds() * symbols / 2;
    return new PreambleFit(
        carrier,
        timingOffset,
        clock,
        measuredClockOffset(up, phases, at),
        clockDeviation(up, phases, at));
  }

  private static double measuredClockOffset(ToneFit up, Phases phases, SampledLora at) {
    return (up.slopeHz() - phases.driftHz) / at.bandwidthHz();
  }

  private static double clockDeviation(ToneFit up, Phases phases, SampledLora at) {
    return Math.hypot(up.slopeDeviationHz(), phases.driftDeviationHz) / at.bandwidthHz();
  }

  /** The most likely ε, given its prior. */
  private static double posteriorClockOffset(ToneFit up, Phases phases, SampledLora at) {
    double deviation = clockDeviation(up, phases, at) / PRIOR_CLOCK_DEVIATION;
    return measuredClockOffset(up, phases, at) / (1 + deviation * deviation);
  }

  /** How the phase runs from symbol to symbol: least squares of a parabola. */
  private static final class Phases {
    private final double cyclesPerSymbol; // without the whole ones
    private final double driftHz; // a symbol
    private final double driftDeviationHz;

    Phases(List<DechirpedSymbol> ups, ToneFit line, SampledLora at) {
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
      double[] residual = residualPhases(phasors, turn);
      double linear = 0;
      double squares = 0;
      double parabola = 0;
      double parabolaSquares = 0;
      for (int i = 0; i < n; i++) {
        double x = i - (n - 1) / 2.0;
        double curved = x * x - (n * n - 1) / 12.0;
        linear += residual[i] * x;
        squares += x * x;
        parabola += residual[i] * curved;
        parabolaSquares += curved * curved;
      }
      cyclesPerSymbol = (turn + linear / squares) / (2 * Math.PI);
      double hzOfPhase = at.symbolRateHz() / Math.PI;
      driftHz = parabola / parabolaSquares * hzOfPhase;
      double phaseDeviation = Math.sqrt(0.5 / line.contrast());
      driftDeviationHz = phaseDeviation / Math.sqrt(parabolaSquares) * hzOfPhase;
    }

    /** The phases around 0 without their mean and a constant turn a symbol. */
    private static double[] residualPhases(double[][] phasors, double turn) {
      double[] residual = new double[phasors.length];
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
            residual[i] = Math.atan2(y * re - x * im, x * re + y * im);
          }
        }
      }
      return residual;
    }
  }
}
