package io.rffi.augment.testbed;

import io.rffi.augment.internal.Iq;

/** How well an extractor finds where a packet begins. */
final class StartError {
  /** In samples; and what is left of it however strong the signal is. */
  private static final double AT_20_DB = 0.020;

  private static final double LEAST = 0.001;

  private StartError() {}

  /** The RMS error in samples. */
  static double rms(double snrDb) {
    return Math.max(LEAST, AT_20_DB * Iq.amplitudeRatio(20 - snrDb));
  }
}
