package io.rffi.examples;

import io.rffi.api.IqSignal;
import io.rffi.api.Spectrogram;
import io.rffi.dsp.FrontEnd;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.nio.file.Path;

/**
 * A picture of your own before a network of your own: here the level of a LoRa preamble in
 * decibels, block by block. Its name becomes a part of the embedding space, so that fingerprints of
 * another picture are never compared with these.
 */
public final class CustomFrontEnd {
  private static final int BLOCK = 128;

  /** Eight symbols of LoRa SF7, 125 kHz, at 1 MHz: 1 × 1 × 64 values. */
  public static final FrontEnd LEVELS =
      FrontEnd.of("levels-128", 1e6, 8192, CustomFrontEnd::levels);

  private CustomFrontEnd() {}

  private static Spectrogram levels(IqSignal preamble) {
    float[] decibels = new float[preamble.length() / BLOCK];
    for (int n = 0; n < decibels.length; n++) {
      double rms = preamble.slice(n * BLOCK, BLOCK).rms();
      decibels[n] = (float) (20 * Math.log10(Math.max(rms, 1e-6)));
    }
    double seconds = BLOCK / preamble.sampleRateHz();
    return Spectrogram.of(
        decibels, 1, decibels.length, new Spectrogram.Axes(0, preamble.sampleRateHz(), 0, seconds));
  }

  /**
   * Loads a network that looks at such levels.
   *
   * @param model an ONNX file
   * @return the embedder, which takes its place in a {@link io.rffi.api.DeviceIdentifier} as any
   */
  public static OnnxEmbedder load(Path model) {
    return OnnxEmbedder.load(model, LEVELS);
  }
}
