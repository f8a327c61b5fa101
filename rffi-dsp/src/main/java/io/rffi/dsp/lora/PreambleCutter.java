package io.rffi.dsp.lora;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.SignalQuality;
import io.rffi.dsp.internal.AmplitudeScaling;
import io.rffi.dsp.math.Rotation;
import io.rffi.dsp.quality.QualityMeter;
import io.rffi.dsp.quality.RepeatedSymbols;

/** Cuts a preamble out: carrier removed, at the reference rate, RMS 1, quality measured. */
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

  Preamble cut(IqSignal capture, PreambleEstimate estimate, LoraParameters lora) {
    int symbolLength = (int) Math.round(lora.symbolSeconds() * referenceRateHz);
    IqSignal cut = resampled(capture, estimate, lora, estimate.symbols() * symbolLength);
    RepeatedSymbols repeated =
        new RepeatedSymbols(symbolLength, estimate.symbols(), lora.bandwidthHz());
    SignalQuality quality =
        QualityMeter.measure(capture, estimate.start(), symbolsWanted, cut, repeated);
    return new Preamble(
        AmplitudeScaling.normalised(cut, capture.centreFrequencyHz(), estimate.carrierHz()),
        estimate.start(),
        estimate.symbols(),
        estimate.delimited(),
        estimate.carrierHz(),
        estimate.sfoPpm(),
        quality,
        lora);
  }

  private IqSignal resampled(
      IqSignal capture, PreambleEstimate estimate, LoraParameters lora, int length) {
    double ratio = capture.sampleRateHz() / referenceRateHz;
    double reach = FILTER_REACH * Math.max(1, ratio);
    int from = (int) Math.floor(estimate.start() - reach);
    int to = (int) Math.ceil(estimate.start() + length * ratio + reach);
    float[] mixed = new float[2 * (to - from)];
    int first = Math.max(0, from);
    int last = Math.min(capture.length(), to);
    capture.copyTo(first, last - first, mixed, 2 * (first - from));
    double timingOffset = estimate.start() - from;
    Rotation.turn(mixed, -estimate.carrierHz() / capture.sampleRateHz(), timingOffset);
    return resampler.cut(mixed, capture.sampleRateHz(), timingOffset, length, lora);
  }
}
