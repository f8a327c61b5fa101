package io.rffi.dsp.lora.receive;

/**
 * The symbol error rate of an ideal receiver that knows timing and carrier but no phase: the
 * largest of 2^SF magnitudes, one of them Rician and all others Rayleigh (Proakis, "Digital
 * Communications", section 4.5; for LoRa Afisiadis, Cotting, Burg, Balatsoukas-Stimming, "On the
 * Error Rate of the LoRa Modulation With Interference", IEEE TWC 2020).
 */
final class NoncoherentLimit {
  private static final double STEP = 0.005;

  private NoncoherentLimit() {}

  /** The error rate at an SNR in the bandwidth. */
  static double symbolErrorRate(int spreadingFactor, double snrDb) {
    int values = 1 << spreadingFactor;
    double amplitude = Math.sqrt(2 * values * Math.pow(10, snrDb / 10));
    double right = 0;
    for (double r = STEP / 2; r < amplitude + 12; r += STEP) {
      double density =
          r * Math.exp(-(r - amplitude) * (r - amplitude) / 2) * scaledI0(r * amplitude);
      right += STEP * density * Math.pow(1 - Math.exp(-r * r / 2), values - 1.0);
    }
    return 1 - right;
  }

  /** The SNR at which a symbol error rate is reached. */
  static double snrDb(int spreadingFactor, double symbolErrorRate) {
    double low = -40;
    double high = 20;
    while (high - low > 1e-3) {
      double middle = (low + high) / 2;
      if (symbolErrorRate(spreadingFactor, middle) > symbolErrorRate) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** e^(−x)·I0(x), by its integral: the mean of e^(x(cos φ − 1)). */
  private static double scaledI0(double x) {
    int steps = 64 + (int) (4 * Math.sqrt(x));
    double sum = 0;
    for (int n = 0; n < steps; n++) {
      sum += Math.exp(x * (Math.cos(Math.PI * (n + 0.5) / steps) - 1));
    }
    return sum / steps;
  }
}
