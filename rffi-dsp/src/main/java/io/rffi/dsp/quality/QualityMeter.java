package io.rffi.dsp.quality;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQuality;
import java.util.Objects;

/**
 * Measures the figures of {@link SignalQuality}.
 *
 * <p>The signal is what repeats from symbol to symbol, with a level, phase and frequency of its own
 * in each; noise is what is left over in the band. So neither the channel nor the transmitter's
 * marks count as noise, and neither do a drifting carrier and a sampling clock that is off; phase
 * noise does, as do fading within a symbol and other modulations on top. Of a single symbol, or of
 * symbols shorter than four over the bandwidth, only clipping, level and truncation can be told.
 *
 * <p>Has no state: safe for use by many threads at once.
 */
public final class QualityMeter {
  private static final double LARGEST_SNR_DB = 80;
  private static final double SMALLEST_SNR_DB = -40;

  /** A symbol in so few has all of itself explained by gain and tilt. */
  private static final double LEAST_BINS = 4;

  /** The part of a capture's rate that a resampler passes. */
  private static final double PASSED = 0.94;

  private QualityMeter() {}

  /**
   * Measures a cut preamble alone: clipping, level and truncation stay at their neutral values.
   *
   * @param cut the carrier removed, beginning with a symbol or anywhere inside of one; a few parts
   *     per million more or less than whole symbols don't matter
   * @param symbols how it repeats; it may be shorter than the cut
   * @return the figures
   * @throws IllegalArgumentException if the cut is shorter than its symbols
   */
  public static SignalQuality measure(IqSignal cut, RepeatedSymbols symbols) {
    return measure(cut, symbols, cut.sampleRateHz(), Conversion.UNSEEN, false);
  }

  /**
   * Measures a preamble in its capture.
   *
   * @param capture the samples as the receiver gave them
   * @param startSample where the first symbol begins in the capture; may have a fraction, and lie
   *     before it
   * @param symbolsWanted how many symbols were looked for: a preamble with fewer that begins less
   *     than a symbol after the capture's first sample is truncated
   * @param cut the preamble, cut from the capture and its carrier removed
   * @param symbols how it repeats
   * @return the figures
   * @throws IllegalArgumentException if the cut is shorter than its symbols
   */
  public static SignalQuality measure(
      IqSignal capture,
      double startSample,
      int symbolsWanted,
      IqSignal cut,
      RepeatedSymbols symbols) {
    double ratio = capture.sampleRateHz() / cut.sampleRateHz();
    double symbolSamples = symbols.length() * ratio;
    Conversion conversion = conversion(capture, startSample, symbols.count() * symbolSamples);
    boolean truncated = symbols.count() < symbolsWanted && startSample < symbolSamples;
    double noisyHz = ratio < 1 ? PASSED * capture.sampleRateHz() : cut.sampleRateHz();
    return measure(cut, symbols, noisyHz, conversion, truncated);
  }

  /**
   * Measures a cut in which nothing repeats, so that only clipping and level can be told; the other
   * figures have their neutral values.
   *
   * @param capture the samples as the receiver gave them
   * @param startSample where the cut begins in the capture; may have a fraction, and lie before it
   * @param cut what was cut from the capture, at any rate
   * @return the figures
   */
  public static SignalQuality measure(IqSignal capture, double startSample, IqSignal cut) {
    double samples = cut.length() * capture.sampleRateHz() / cut.sampleRateHz();
    return unrepeated(conversion(capture, startSample, samples), false);
  }

  /** What the receiver's converter did: the figures that only the samples as they came can tell. */
  private record Conversion(double clippedFraction, double levelSteps) {
    static final Conversion UNSEEN = new Conversion(0, Double.POSITIVE_INFINITY);
  }

  private static SignalQuality unrepeated(Conversion conversion, boolean truncated) {
    return new SignalQuality(
        Double.POSITIVE_INFINITY,
        conversion.clippedFraction(),
        truncated,
        Double.NEGATIVE_INFINITY,
        0,
        0,
        conversion.levelSteps());
  }

  private static Conversion conversion(IqSignal capture, double startSample, double samples) {
    int from = clamp(Math.ceil(startSample), capture.length());
    int to = clamp(startSample + samples, capture.length());
    float[] span = new float[2 * Math.max(0, to - from)];
    capture.copyTo(from, span.length / 2, span, 0);
    return new Conversion(FullScale.clippedFraction(span), QuantisationSteps.level(span));
  }

  private static int clamp(double sample, int length) {
    return (int) Math.max(0, Math.min(length, sample));
  }

  /** With the bandwidth that the cut's noise fills: less than its rate, if that was raised. */
  private static SignalQuality measure(
      IqSignal cut,
      RepeatedSymbols symbols,
      double noisyHz,
      Conversion conversion,
      boolean truncated) {
    Objects.requireNonNull(symbols, "symbols");
    if (cut.length() < (long) symbols.length() * symbols.count()) {
      throw new IllegalArgumentException(
          symbols.count() + " symbols of " + symbols.length() + " samples are not in " + cut);
    }
    if (symbols.count() < 2 || SymbolBlock.bandBins(symbols, cut.sampleRateHz()) < LEAST_BINS) {
      return unrepeated(conversion, truncated);
    }
    SymbolBlock block = new SymbolBlock(cut, symbols);
    CommonSymbol common = new CommonSymbol(block);
    Interference interference = new Interference(new SymbolResiduals(block, common));
    double noise = interference.noise();
    // How many values of a row are independent.
    double values = Math.min(block.width(), block.bandBins() * noisyHz / symbols.bandwidthHz());
    double spike = spike(common, values, noise);
    double signal = noise == 0 ? common.energy() : spike * noise * values;
    signal /= common.usedSymbols();
    double deviation = Math.sqrt((1 / spike + 1) / spike / (2 * values));
    double symbolSeconds = symbols.length() / cut.sampleRateHz();
    return new SignalQuality(
        snrDb(signal, noise * block.bandBins()),
        conversion.clippedFraction(),
        truncated,
        signal == 0 ? Double.NEGATIVE_INFINITY : interferenceDb(interference.energy(), signal),
        SymbolTrends.gainStepDb(common, symbols.count(), deviation),
        SymbolTrends.driftHz(common, symbols.count(), symbolSeconds, deviation),
        conversion.levelSteps());
  }

  /**
   * The signal's energy in units of a row's noise, infinite without noise. The greatest eigenvalue
   * λ (in the same units) holds noise too: λ = (1 + l)(1 + c/l), l the signal's part and c symbols
   * over values in a row (Baik and Silverstein, J. Multivariate Anal. 2006), which is solved for l.
   * Where l is less than √c, noise alone has the same eigenvalue and nothing can be told. A gain's
   * standard deviation, along itself and across, is √((1 + 1/l)/2ln) with n values in a row.
   */
  private static double spike(CommonSymbol common, double values, double noise) {
    if (noise == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double c = common.usedSymbols() / values;
    double excess = common.energy() / (noise * values) - 1 - c;
    double root = Math.sqrt(Math.max(0, excess * excess - 4 * c));
    return Math.max(0, (excess + root) / 2);
  }

  private static double snrDb(double signal, double noise) {
    double db = signal == 0 ? SMALLEST_SNR_DB : decibels(signal / noise);
    return Math.max(SMALLEST_SNR_DB, Math.min(LARGEST_SNR_DB, db));
  }

  private static double interferenceDb(double interference, double signal) {
    return Math.min(-SMALLEST_SNR_DB, decibels(interference / signal));
  }

  private static double decibels(double ratio) {
    return 10 * Math.log10(ratio);
  }
}
