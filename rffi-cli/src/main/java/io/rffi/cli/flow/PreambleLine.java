package io.rffi.cli.flow;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraParameters;

/** A LoRa preamble as a JSON line. */
public final class PreambleLine {
  private PreambleLine() {}

  /**
   * Where it was found, how it is modulated, and how it was received.
   *
   * @param source the file or stream where it was found
   * @param preamble of a LoRa packet
   * @param sampleRateHz the rate that its start is counted at
   * @return the line
   */
  public static JsonLine of(String source, Preamble preamble, double sampleRateHz) {
    LoraParameters lora = (LoraParameters) preamble.waveform();
    return new JsonLine()
        .put("file", source)
        .put("startSample", preamble.startSample())
        .put("sampleRateHz", sampleRateHz)
        .put("spreadingFactor", lora.spreadingFactor())
        .put("bandwidthHz", lora.bandwidthHz())
        .put("symbols", preamble.symbols())
        .put("cfoHz", preamble.cfoHz())
        .put("snrDb", preamble.snrDb());
  }
}
