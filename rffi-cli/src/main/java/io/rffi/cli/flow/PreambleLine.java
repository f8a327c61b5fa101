package io.rffi.cli.flow;

import io.rffi.api.Preamble;
import io.rffi.api.SignalQuality;
import io.rffi.dsp.lora.LoraParameters;

/** A preamble as a JSON line. */
public final class PreambleLine {
  private PreambleLine() {}

  /**
   * Where it was found, how it is modulated, and how it was received.
   *
   * @param source the file or stream where it was found
   * @param preamble of any packet
   * @param sampleRateHz the rate that its start is counted at
   * @return the line
   */
  public static JsonLine of(String source, Preamble preamble, double sampleRateHz) {
    JsonLine line =
        new JsonLine()
            .put("file", source)
            .put("startSample", preamble.startSample())
            .put("sampleRateHz", sampleRateHz);
    if (preamble.waveform() instanceof LoraParameters lora) {
      line.put("spreadingFactor", lora.spreadingFactor()).put("bandwidthHz", lora.bandwidthHz());
    } else {
      line.put("waveform", preamble.waveform().describe());
    }
    SignalQuality quality = preamble.quality();
    return line.put("symbols", preamble.symbols())
        .put("cfoHz", preamble.cfoHz())
        .put("snrDb", quality.snrDb())
        .put("delimited", preamble.delimited())
        .put("sfoPpm", preamble.sfoPpm().orElse(Double.NaN))
        .put("clippedFraction", quality.clippedFraction())
        .put("truncated", quality.truncated())
        .put("interferenceDb", quality.interferenceDb())
        .put("gainStepDb", quality.gainStepDb())
        .put("driftHz", quality.driftHz())
        .put("levelSteps", quality.levelSteps());
  }
}
