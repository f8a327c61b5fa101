package io.rffi.augment.testbed;

import io.rffi.api.IqSignal;

/** How alike signals are. */
final class Correlation {
  private Correlation() {}

  /** The residual of fitting one signal to another, relative to its energy. */
  static double differenceDb(IqSignal x, IqSignal reference) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < x.length(); n++) {
      re += x.i(n) * reference.i(n) + x.q(n) * reference.q(n);
      im += x.q(n) * reference.i(n) - x.i(n) * reference.q(n);
    }
    double energy = Math.pow(x.rms() * reference.rms() * x.length(), 2);
    return 10 * Math.log10(1 - (re * re + im * im) / energy);
  }
}
