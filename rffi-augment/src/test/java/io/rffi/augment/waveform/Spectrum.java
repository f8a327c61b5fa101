package io.rffi.augment.waveform;

import io.rffi.api.IqSignal;

/** The power spectrum of a whole signal, by the definition of the Fourier transform. */
final class Spectrum {
  private final double[] powers; // from −rate/2 up
  private final double rateHz;

  Spectrum(IqSignal signal) {
    int length = signal.length();
    rateHz = signal.sampleRateHz();
    powers = new double[length];
    double[] cos = new double[length];
    double[] sin = new double[length];
    for (int n = 0; n < length; n++) {
      cos[n] = Math.cos(2 * Math.PI * n / length);
      sin[n] = Math.sin(2 * Math.PI * n / length);
    }
    for (int k = 0; k < length; k++) {
      double re = 0;
      double im = 0;
      int turn = 0;
      int step = Math.floorMod(k - length / 2, length);
      for (int n = 0; n < length; n++) {
        re += signal.i(n) * cos[turn] + signal.q(n) * sin[turn];
        im += signal.q(n) * cos[turn] - signal.i(n) * sin[turn];
        turn += step;
        turn -= turn >= length ? length : 0;
      }
      powers[k] = re * re + im * im;
    }
  }

  /** The part of the power within ± half a bandwidth. */
  double inside(double bandwidthHz) {
    double inside = 0;
    double all = 0;
    for (int k = 0; k < powers.length; k++) {
      double hertz = (k - powers.length / 2) * rateHz / powers.length;
      all += powers[k];
      inside += Math.abs(hertz) <= bandwidthHz / 2 ? powers[k] : 0;
    }
    return inside / all;
  }
}
