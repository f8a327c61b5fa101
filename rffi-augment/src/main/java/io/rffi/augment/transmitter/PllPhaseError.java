package io.rffi.augment.transmitter;

/**
 * How far the phase-locked loop's phase is behind the chirp: Im(c·e^{pt}), with the pole p = −ζω_n
 * + jω_d.
 *
 * <p>A frequency step adds Δω/ω_d to c, and c decays from sweep to sweep, so the rings of close
 * wraps overlap as they should.
 */
final class PllPhaseError {
  private static final double SETTLED_RADIANS = 1e-9;

  /** Below this the first terms of the power series are exact to double precision. */
  private static final double SMALL = 0.05;

  private final ChirpPll pll;
  private double re; // c
  private double im;

  PllPhaseError(ChirpPll pll) {
    this.pll = pll;
  }

  /** The frequency to follow has jumped. */
  void step(double hertz) {
    if (!pll.isIdeal()) {
      re += 2 * Math.PI * hertz / pll.ringing();
    }
  }

  /** Time has passed. */
  void advance(double seconds) {
    if (isSettled()) {
      re = 0;
      im = 0;
      return;
    }
    double decay = Math.exp(-pll.decay() * seconds);
    turn(decay * Math.cos(pll.ringing() * seconds), decay * Math.sin(pll.ringing() * seconds));
  }

  private void turn(double cos, double sin) {
    double next = re * cos - im * sin;
    im = re * sin + im * cos;
    re = next;
  }

  /** Turns samples of an ideal chirp back by the lag, one time step each, until it has settled. */
  void applyTo(double stepSeconds, double[] samples, int from, int to) {
    if (from >= to || isSettled()) {
      return;
    }
    double decay = Math.exp(-pll.decay() * stepSeconds);
    double stepCos = decay * Math.cos(pll.ringing() * stepSeconds);
    double stepSin = decay * Math.sin(pll.ringing() * stepSeconds);
    for (int n = from; n < to && !isSettled(); n++) {
      double cos = cos(im);
      double sin = -sin(im);
      double i = samples[2 * n];
      double q = samples[2 * n + 1];
      samples[2 * n] = i * cos - q * sin;
      samples[2 * n + 1] = i * sin + q * cos;
      turn(stepCos, stepSin);
    }
  }

  /** The library's functions take most of the time here, and the lag is mostly small. */
  private static double cos(double radians) {
    double square = radians * radians;
    return square < SMALL * SMALL
        ? 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
        : Math.cos(radians);
  }

  private static double sin(double radians) {
    double square = radians * radians;
    return square < SMALL * SMALL
        ? radians * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)))
        : Math.sin(radians);
  }

  /** A copy at some time after this. */
  PllPhaseError after(double seconds) {
    PllPhaseError later = new PllPhaseError(pll);
    later.re = re;
    later.im = im;
    later.advance(seconds);
    return later;
  }

  private boolean isSettled() {
    return re * re + im * im < SETTLED_RADIANS * SETTLED_RADIANS;
  }
}
