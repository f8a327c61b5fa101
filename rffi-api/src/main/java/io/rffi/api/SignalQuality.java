package io.rffi.api;

/**
 * What was measured of how a preamble was received: the figures that a {@link QualityGate} decides
 * on. A figure that can't be measured for a waveform has the value that no gate rejects: it is
 * written behind each. Never NaN.
 *
 * @param snrDb the signal-to-noise ratio, with the noise counted in the waveform's bandwidth;
 *     positive infinity where noise can't be told from signal
 * @param clippedFraction the part of the preamble's samples that stand at the receiver's full
 *     scale, 0 to 1; 0 if full scale was not reached
 * @param truncated whether the preamble began before the capture, so that symbols are missing
 * @param interferenceDb the power of the strongest other signal in the band, relative to the
 *     preamble's own; negative infinity if none stands out from the noise
 * @param gainStepDb the largest change of level from one symbol to the next or the one after it, ≥
 *     0; 0 if noise explains it
 * @param driftHz how far the carrier moved from the first symbol to the last, signed; 0 if noise
 *     explains it
 * @param levelSteps how strong the packet is at the receiver's converter: the RMS of the capture's
 *     samples around their mean, in steps of the converter, &gt; 0; positive infinity where no
 *     steps were found, as in captures that were resampled or are far stronger than a step
 */
public record SignalQuality(
    double snrDb,
    double clippedFraction,
    boolean truncated,
    double interferenceDb,
    double gainStepDb,
    double driftHz,
    double levelSteps) {
  /** Where nothing was measured: every gate on these figures lets it pass. */
  public static final SignalQuality UNMEASURED = ofSnrDb(Double.POSITIVE_INFINITY);

  /** Checks that every figure is in its range. */
  public SignalQuality {
    if (!(snrDb > Double.NEGATIVE_INFINITY)) {
      throw new IllegalArgumentException("SNR is not a number above -infinity: " + snrDb);
    }
    if (!(clippedFraction >= 0 && clippedFraction <= 1)) {
      throw new IllegalArgumentException("clipped fraction is not in 0 to 1: " + clippedFraction);
    }
    if (!(interferenceDb < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "interference is not a number below infinity: " + interferenceDb);
    }
    if (!(gainStepDb >= 0 && gainStepDb < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("gain step is not finite and ≥ 0 dB: " + gainStepDb);
    }
    if (!Double.isFinite(driftHz)) {
      throw new IllegalArgumentException("drift is not finite: " + driftHz);
    }
    if (!(levelSteps > 0)) {
      throw new IllegalArgumentException("level is not a number above 0: " + levelSteps);
    }
  }

  /**
   * Where nothing but the SNR is known.
   *
   * @param snrDb the signal-to-noise ratio
   * @return a quality that only a gate on the SNR can reject
   */
  public static SignalQuality ofSnrDb(double snrDb) {
    return new SignalQuality(
        snrDb, 0, false, Double.NEGATIVE_INFINITY, 0, 0, Double.POSITIVE_INFINITY);
  }

  /**
   * The same quality with an SNR that was measured otherwise.
   *
   * @param otherSnrDb the signal-to-noise ratio
   * @return a copy
   */
  public SignalQuality withSnrDb(double otherSnrDb) {
    return new SignalQuality(
        otherSnrDb, clippedFraction, truncated, interferenceDb, gainStepDb, driftHz, levelSteps);
  }
}
