package io.rffi.dsp;

import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.api.SignalQualityException;
import io.rffi.dsp.spectrogram.StftGrid;
import java.util.List;

/** What all front ends have in common. */
final class FrontEnds {
  /** How far a sample rate may lie from the exact one, relatively: the rounding of a text. */
  private static final double RATE_TOLERANCE = 1e-6;

  /** The names of this library. */
  static final List<String> NAMES =
      List.of(
          StftFrontEnd.CHANNEL_INDEPENDENT,
          StftFrontEnd.LOG,
          MeanSymbolFrontEnd.ALONE,
          MeanSymbolFrontEnd.WITH_TRACK,
          IqWindowFrontEnd.NAME);

  private FrontEnds() {}

  static void requireRanges(double sampleRateHz, int samples) {
    if (!(sampleRateHz > 0) || Double.isInfinite(sampleRateHz)) {
      throw new IllegalArgumentException("sample rate must be positive: " + sampleRateHz);
    }
    if (samples < 1) {
      throw new IllegalArgumentException("a front end needs at least 1 sample: " + samples);
    }
  }

  static void requireFitting(FrontEnd frontEnd, IqSignal preamble) {
    double rate = preamble.sampleRateHz();
    double needed = frontEnd.sampleRateHz();
    if (Math.abs(rate - needed) > RATE_TOLERANCE * needed) {
      throw new SampleRateException(
          rate, needed, "resample the preamble to the rate that the model was trained at");
    }
    int samples = frontEnd.samples();
    if (preamble.length() != samples) {
      throw new SignalQualityException(
          "length",
          preamble.length(),
          samples,
          "the model looks at "
              + samples
              + " samples, the preamble has "
              + preamble.length()
              + "; was it sent with another spreading factor, bandwidth or preamble length?");
    }
  }

  static FrontEnd read(FrontEnd.Fields fields) {
    String name = fields.text("frontEnd");
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "front end \"%s\" is none of %s; if it is your own, load the model with it"
              .formatted(name, String.join(", ", NAMES)));
    }
    double rateHz = fields.number("sampleRateHz");
    int samples = fields.integer("samples");
    return switch (name) {
      case IqWindowFrontEnd.NAME -> FrontEnd.iqWindow(rateHz, samples);
      case MeanSymbolFrontEnd.ALONE, MeanSymbolFrontEnd.WITH_TRACK ->
          new MeanSymbolFrontEnd(
              name.equals(MeanSymbolFrontEnd.WITH_TRACK),
              rateHz,
              samples,
              fields.integer("symbolSamples"),
              fields.number("floorDb"),
              grid(fields));
      default -> new StftFrontEnd(name, rateHz, samples, grid(fields));
    };
  }

  private static StftGrid grid(FrontEnd.Fields fields) {
    return new StftGrid(
        fields.integer("fftLength"),
        fields.integer("hop"),
        fields.integer("firstRow"),
        fields.integer("rows"));
  }
}
