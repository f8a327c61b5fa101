package io.rffi.dsp.template;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.dsp.Resampler;
import io.rffi.dsp.internal.AmplitudeScaling;
import io.rffi.dsp.math.Rotation;
import io.rffi.dsp.quality.QualityMeter;
import java.util.OptionalDouble;

/** Makes the preamble of an aligned template: carrier removed, at the reference rate, RMS 1. */
final class TemplateCutter {
  /** Samples around the cut that the resampler's filter reaches, at the slower of the rates. */
  private static final int MARGIN = 64;

  private TemplateCutter() {}

  static Preamble cut(IqSignal capture, AlignedTemplate found) {
    double rate = capture.sampleRateHz();
    TemplateCut cut = found.template().cut();
    double start = (found.startSeconds() + cut.fromSeconds()) * rate;
    double ratio = rate / cut.referenceRateHz();
    double margin = MARGIN * Math.max(1, ratio);
    int from = (int) Math.max(0, Math.floor(start - margin));
    int to = (int) Math.min(capture.length(), Math.ceil(start + cut.samples() * ratio + margin));
    float[] piece = new float[2 * (to - from)];
    capture.copyTo(from, to - from, piece, 0);
    Rotation.turn(piece, -found.carrierHz() / rate, start - from);
    IqSignal samples =
        new Resampler(cut.referenceRateHz())
            .cut(IqSignal.of(piece, rate), start - from, cut.samples());
    return new Preamble(
        AmplitudeScaling.normalised(samples, capture.centreFrequencyHz(), found.carrierHz()),
        start,
        cut.symbols(),
        true,
        found.carrierHz(),
        OptionalDouble.empty(),
        QualityMeter.measure(capture, start, samples).withSnrDb(found.snrDb()),
        found.template());
  }
}
