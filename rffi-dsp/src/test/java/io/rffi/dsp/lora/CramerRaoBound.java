package io.rffi.dsp.lora;

/**
 * What no unbiased estimate of a preamble's start, carrier and clock offset can beat, as standard
 * deviations.
 *
 * <p>Model: eight up-chirps, two unknown symbols that say nothing, and two down-chirps, in white
 * Gaussian noise. Unknown are the carrier f, the start δ of the first symbol, the transmitter's
 * clock offset ε (or known: then the clocks agree), the amplitude, one phase for all up-chirps and
 * one for both down-chirps. With τ the time from a row's middle, r that from the middle of each
 * symbol, x = t·r where t is the time from the start of the first symbol, and s = ±B/T the sweep,
 * the phase is φ + 2πfτ − 2πsδr + 2πsεx to the first order: so f is known from the whole row, and δ
 * and ε from within symbols. Per row with n symbols and E = Es/N0 a symbol (SNR·2^SF), the Fisher
 * information of two of them is 8π²·nE times the covariance over the row of what they multiply,
 * where var(τ) = (nT)²/12, var(r) = cov(τ, r) = T²/12, cov(τ, x) = cov(r, x) = mT·T²/12 and var(x)
 * = (m² + (n² − 1)/12)·T⁴/12 + T⁴/180, the middle of the row being m symbols behind the start.
 * scripts/cramer_rao.py checks all this without these formulas, and finds that an unknown drift of
 * the carrier, which the extractor allows for as well, adds 0.4 % to the carrier's bound at most,
 * 0.6 % to the clock's and nothing to the start's.
 *
 * @param startMicros of the start
 * @param carrierHz of the carrier
 * @param clockPpm of the clock offset, 0 if it is known
 */
record CramerRaoBound(double startMicros, double carrierHz, double clockPpm) {
  /** The clocks agree, and the estimate knows that. */
  static CramerRaoBound knowingTheClock(LoraParameters lora, double snrDb) {
    Information j = information(lora, snrDb);
    double determinant = j.ff * j.dd - j.fd * j.fd;
    return new CramerRaoBound(
        1e6 * Math.sqrt(j.ff / determinant), Math.sqrt(j.dd / determinant), 0);
  }

  /** The clock offset is to be found as well, and may be anything. */
  static CramerRaoBound of(LoraParameters lora, double snrDb) {
    Information j = information(lora, snrDb);
    double ofStart = j.ff * j.ee - j.fe * j.fe;
    double ofCarrier = j.dd * j.ee - j.de * j.de;
    double ofClock = j.ff * j.dd - j.fd * j.fd;
    double determinant =
        j.ff * ofCarrier - j.fd * (j.fd * j.ee - j.de * j.fe) + j.fe * (j.fd * j.de - j.dd * j.fe);
    return new CramerRaoBound(
        1e6 * Math.sqrt(ofStart / determinant),
        Math.sqrt(ofCarrier / determinant),
        1e6 * Math.sqrt(ofClock / determinant));
  }

  private static Information information(LoraParameters lora, double snrDb) {
    double energy = Math.pow(10, snrDb / 10) * lora.chips();
    return row(lora, ChirpDirection.UP, 8, 4, energy)
        .plus(row(lora, ChirpDirection.DOWN, 2, 11, energy));
  }

  private static Information row(
      LoraParameters lora, ChirpDirection direction, int n, double middle, double energy) {
    // In units of T for f, of s·T for δ and of s·T² for ε.
    double f = lora.symbolSeconds();
    double d = -direction.sign() * lora.bandwidthHz();
    double e = direction.sign() * lora.chips();
    double scale = 8 * Math.PI * Math.PI * n * energy / 12;
    return new Information(
        scale * f * f * n * n,
        scale * d * d,
        scale * e * e * (middle * middle + (n * n - 1) / 12.0 + 1 / 15.0),
        scale * f * d,
        scale * f * e * middle,
        scale * d * e * middle);
  }

  /** Fisher's matrix of f, δ and ε; the phases are eliminated, the amplitude has no part in it. */
  private record Information(double ff, double dd, double ee, double fd, double fe, double de) {
    Information plus(Information other) {
      return new Information(
          ff + other.ff, dd + other.dd, ee + other.ee, fd + other.fd, fe + other.fe, de + other.de);
    }
  }
}
