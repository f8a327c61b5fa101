package io.rffi.api;

/**
 * What was measured of how a preamble was received: the figures that a {@link QualityGate} decides
 * on. A figure that can't be measured for a waveform has the value that no gate rejects.
 *
 * @param snrDb the estimated signal-to-noise ratio, with the noise counted in the waveform's
 *     bandwidth
 * @param clippedFraction the part of the samples that stand at the receiver's full scale, 0 to 1
 * @param truncated whether the preamble began before the capture, so that symbols are missing
 * @param interferenceDb how far the strongest narrow line beside the waveform stands above the mean
 *     noise, ≥ 0
 * @param gainStepDb the largest change of level from one symbol to another, ≥ 0
 * @param driftHz how far the carrier moved from the first symbol to the last, signed
 */
public record SignalQuality(
    double snrDb,
    double clippedFraction,
    boolean truncated,
    double interferenceDb,
    double gainStepDb,
    double driftHz) {
  /** Checks that every figure is finite and in its range. */
  public SignalQuality {
    if (!Double.isFinite(snrDb) || !Double.isFinite(interferenceDb) || !Double.isFinite(driftHz)) {
      throw new IllegalArgumentException(
          "not finite: snrDb "
              + snrDb
              + ", interferenceDb "
              + interferenceDb
              + ", driftHz "
              + driftHz);
    }
    if (!(clippedFraction >= 0 && clippedFraction <= 1)) {
      throw new IllegalArgumentException("clipped fraction is not in 0 to 1: " + clippedFraction);
    }
    if (!(gainStepDb >= 0 && Double.isFinite(gainStepDb))) {
      throw new IllegalArgumentException("gain step is not at least 0 dB: " + gainStepDb);
    }
  }

  /**
   * Where nothing but the SNR is known.
   *
   * @param snrDb the signal-to-noise ratio
   * @return a quality that only a gate on the SNR can reject
   */
  public static SignalQuality ofSnrDb(double snrDb) {
    return new SignalQuality(snrDb, 0, false, 0, 0, 0);
  }
}
