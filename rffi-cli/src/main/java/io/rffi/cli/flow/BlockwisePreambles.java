package io.rffi.cli.flow;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.io.Block;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Walks over the preambles of overlapping blocks.
 *
 * <p>At a block's end a packet that is cut off may be found with fewer symbols than it has, and at
 * a block's beginning the rest of one. So a packet that begins well inside the overlap is left to
 * the next block, and what overlaps with the last packet handed out is passed over. A preamble
 * whose end a block cuts off lies whole in the next one: only the last block's may lack theirs.
 */
final class BlockwisePreambles implements Iterator<Preamble> {
  /** What begins this much before the last preamble's end is another view of it. */
  private static final double TOUCHING_SYMBOLS = 0.5;

  private final LoraPreambleExtractor extractor;
  private final double sampleRateHz;
  private final Iterator<Block> blocks;
  private final int step;
  private final Deque<Preamble> found = new ArrayDeque<>();
  private double searchedTo = Double.NEGATIVE_INFINITY;

  /**
   * Begins.
   *
   * @param step how many samples after a block the next one begins
   */
  BlockwisePreambles(
      LoraPreambleExtractor extractor, double sampleRateHz, Iterator<Block> blocks, int step) {
    this.extractor = extractor;
    this.sampleRateHz = sampleRateHz;
    this.blocks = blocks;
    this.step = step;
  }

  @Override
  public boolean hasNext() {
    while (found.isEmpty() && blocks.hasNext()) {
      Block block = blocks.next();
      double next = blocks.hasNext() ? block.startSample() + step : Double.POSITIVE_INFINITY;
      for (Preamble preamble : extractor.extract(block.samples())) {
        addIfNew(preamble.after(block.startSample()), next);
      }
    }
    return !found.isEmpty();
  }

  @Override
  public Preamble next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no further preamble");
    }
    return found.remove();
  }

  private void addIfNew(Preamble preamble, double nextBlock) {
    double symbol = ((LoraParameters) preamble.waveform()).symbolSeconds() * sampleRateHz;
    double start = preamble.startSample();
    boolean isNew = start + TOUCHING_SYMBOLS * symbol >= searchedTo;
    boolean isWhole = preamble.delimited() || nextBlock == Double.POSITIVE_INFINITY;
    if (isNew && isWhole && start < nextBlock + symbol) {
      searchedTo = start + preamble.symbols() * symbol;
      found.add(preamble);
    }
  }
}
