package io.rffi.dsp.lora;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.SignalQuality;
import io.rffi.dsp.internal.Levelling;
import io.rffi.dsp.math.Rotation;
import io.rffi.dsp.quality.QualityMeter;
import io.rffi.dsp.quality.RepeatedSymbols;

/**
 * Cuts an aligned preamble out: carrier removed, at the reference rate, RMS 1, quality measured.
 */
final class PreambleCutter {
  /** Samples around the cut that the resampler's filter reaches. */
  private static final double FILTER_REACH = 64;

  private final ChirpResampler resampler;
  private final double referenceRateHz;
  private final int symbolsWanted;

  PreambleCutter(int symbolsWanted, double referenceRateHz) {
    this.symbolsWanted = symbolsWanted;
    this.referenceRateHz = referenceRateHz;
    resampler = new ChirpResampler(referenceRateHz);
  }

  Preamble cut(IqSignal capture, Aligned aligned, LoraParameters lora) {
    int symbolLength = (int) Math.round(lora.symbolSeconds() * referenceRateHz);
    IqSignal cut = resampled(capture, aligned, lora, aligned.symbols() * symbolLength);
    RepeatedSymbols repeated =
        new RepeatedSymbols(symbolLength, aligned.symbols(), lora.bandwidthHz());
    SignalQuality quality =
        QualityMeter.measure(capture, aligned.start(), symbolsWanted, cut, repeated);
    return new Preamble(
        Levelling.normalised(cut, capture.centreFrequencyHz(), aligned.carrierHz()),
        aligned.start(),
        aligned.symbols(),
        aligned.delimited(),
        aligned.carrierHz(),
        aligned.sfoPpm(),
        quality,
        lora);
  }

  private IqSignal resampled(IqSignal capture, Aligned aligned, LoraParameters lora, int length) {
    double ratio = capture.sampleRateHz() / referenceRateHz;
    double reach = FILTER_REACH * Math.max(1, ratio);
    int from = (int) Math.floor(aligned.start() - reach);
    int to = (int) Math.ceil(aligned.start() + length * ratio + reach);
    float[] mixed = new float[2 * (to - from)];
    int first = Math.max(0, from);
    int last = Math.min(capture.length(), to);
    capture.copyTo(first, last - first, mixed, 2 * (first - from));
    double lateness = aligned.start() - from;
    Rotation.turn(mixed, -aligned.carrierHz() / capture.sampleRateHz(), lateness);
    return resampler.cut(mixed, capture.sampleRateHz(), lateness, length, lora);
  }
}
