package io.rffi.embed.impairment;

/**
 * A direct-conversion mixer, from a widely linear fit x = a·s + b·s* + d.
 *
 * <p>With g the gain of Q over I and θ the error of their quadrature, Q′ = g·(Q·cos θ + I·sin θ), a
 * : b is (1 + g·e^{jθ}) : (1 − g·e^{−jθ}), whatever the channel's gain and phase (Valkama, Renfors
 * and Koivunen, IEEE Trans. Signal Process. 49, 2001). Gain and phase of the leakage are counted
 * against the signal.
 *
 * @param gainDb g, in dB
 * @param phaseDegrees θ
 * @param leakageRe Re d / a
 * @param leakageIm Im d / a
 */
record MixerFigures(double gainDb, double phaseDegrees, double leakageRe, double leakageIm) {
  /** An image this strong is none: beyond it, figures say nothing. */
  private static final double LARGEST_RATIO = 0.9;

  /** From the coefficients, each {re, im} at an index; a is not 0. */
  static MixerFigures of(double aRe, double aIm, double[] fit, int image, int constant) {
    double power = aRe * aRe + aIm * aIm;
    double ratioRe = (fit[2 * image] * aRe + fit[2 * image + 1] * aIm) / power;
    double ratioIm = (fit[2 * image + 1] * aRe - fit[2 * image] * aIm) / power;
    double size = Math.hypot(ratioRe, ratioIm);
    if (size > LARGEST_RATIO) {
      ratioRe *= LARGEST_RATIO / size;
      ratioIm *= LARGEST_RATIO / size;
    }
    // With r = b / a and z = g·e^{jθ}: z* + r·z = 1 − r, solved together with its conjugate.
    double wRe = 1 - ratioRe;
    double wIm = -ratioIm;
    double scale = 1 - ratioRe * ratioRe - ratioIm * ratioIm;
    double zRe = (wRe - (ratioRe * wRe + ratioIm * wIm)) / scale;
    double zIm = (-wIm - (ratioRe * wIm - ratioIm * wRe)) / scale;
    return new MixerFigures(
        20 * Math.log10(Math.hypot(zRe, zIm)),
        Math.toDegrees(Math.atan2(zIm, zRe)),
        (fit[2 * constant] * aRe + fit[2 * constant + 1] * aIm) / power,
        (fit[2 * constant + 1] * aRe - fit[2 * constant] * aIm) / power);
  }
}
