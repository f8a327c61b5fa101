package io.rffi.cli.flow;

import io.rffi.api.Preamble;
import io.rffi.api.SampleRateException;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.io.Recording;
import java.util.function.DoubleFunction;

/**
 * Searches recordings for LoRa preambles, block by block, so that a recording may be larger than
 * memory. Blocks overlap by the longest preamble with what stands behind it: each lies whole in one
 * of them, and one that lies in the overlap is handed out once.
 */
public final class LoraPackets implements PacketSource {
  /** 16 MiB of samples, copied a few times by the search. */
  private static final int BLOCK_SAMPLES = 1 << 21;

  /** Seconds of a receiver far faster than any for LoRa: beyond, metadata must be wrong. */
  private static final int MOST_OVERLAP = 1 << 26;

  private final DoubleFunction<LoraPreambleExtractor> extractors;
  private final int blockSamples;

  /**
   * Searches.
   *
   * @param extractors gives what to look for in recordings of a sample rate in Hz
   */
  public LoraPackets(DoubleFunction<LoraPreambleExtractor> extractors) {
    this(extractors, BLOCK_SAMPLES);
  }

  /** With blocks of another length, unless the overlap asks for longer ones. */
  LoraPackets(DoubleFunction<LoraPreambleExtractor> extractors, int blockSamples) {
    this.extractors = extractors;
    this.blockSamples = blockSamples;
  }

  @Override
  public Iterable<Preamble> in(Recording recording) {
    double rate = recording.sampleRateHz();
    LoraPreambleExtractor extractor = extractors.apply(rate);
    double longest = extractor.longestSeconds() * rate;
    if (longest > MOST_OVERLAP) {
      throw new SampleRateException(
          rate,
          MOST_OVERLAP / extractor.longestSeconds(),
          "that is the most at which such preambles fit into memory; is the rate wrong?");
    }
    int overlap = (int) Math.ceil(longest) + 1;
    int length = Math.max(blockSamples, 2 * overlap);
    return () ->
        new BlockwisePreambles(
            extractor, rate, recording.blocks(length, overlap).iterator(), length - overlap);
  }
}
