package io.rffi.embed.impairment;

/**
 * How a synthesiser's loop swings in after the jump at the beginning of every chirp, by the moments
 * of its lag λ(t). The chirp jumps down, so that the phase is ahead by λ.
 *
 * <p>A second-order, type-2 loop of natural frequency ω and damping ζ lags behind a step Δω by
 * Δω/ω_d · e^{−ζωt} · sin(ω_d·t) (Gardner, Phaselock Techniques), so that ∫λ dt = Δω/ω² and ∫λ·t dt
 * = 2ζ·Δω/ω³, without any search.
 *
 * @param area ∫λ dt, in rad·samples
 * @param moment ∫λ·t dt, in rad·samples²
 * @param peak the largest λ, in rad
 */
record LoopTransient(double area, double moment, double peak) {
  /**
   * Measures.
   *
   * @param symbol a received symbol, interleaved
   * @param settled what it would be without the transient
   * @param length over how many samples from the jump the loop swings in
   */
  static LoopTransient of(double[] symbol, double[] settled, int length) {
    double area = 0;
    double moment = 0;
    double peak = 0;
    double lag = 0;
    // Backwards, from where it is small, so that a lag beyond half a cycle is followed.
    for (int n = length - 1; n >= 0; n--) {
      double[] turn = ComplexSamples.product(symbol, n, settled, n, 1);
      lag += Math.IEEEremainder(Math.atan2(turn[1], turn[0]) - lag, 2 * Math.PI);
      area += lag;
      moment += lag * n;
      peak = Math.max(peak, lag);
    }
    return new LoopTransient(area, moment, peak);
  }
}
