package io.rffi.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;

/**
 * Walks over the preambles of overlapping blocks.
 *
 * <p>Blocks overlap by twice what an extractor has to see. A preamble that begins in the second
 * half of the overlap, or whose end a block may cut off, is left to the next block, which sees it
 * whole. At a block's beginning the rest of a packet may be found once more: what lies within a
 * preamble that an earlier block handed out is passed over.
 */
final class BlockwiseSearch implements Iterator<Preamble> {
  /** 16 MiB of samples, copied a few times by the search. */
  private static final int BLOCK_SAMPLES = 1 << 21;

  /** Seconds of any receiver: beyond, metadata must be wrong. */
  private static final int MOST_OVERLAP = 1 << 26;

  /** What is read at once where it has to be. */
  private static final int MOST_SAMPLES = 1 << 26;

  private final PreambleExtractor extractor;
  private final double sampleRateHz;
  private final Iterator<Block> blocks;
  private final int overlap;
  private final Deque<Preamble> found = new ArrayDeque<>();
  private final List<Preamble> handedOut = new ArrayList<>();

  private BlockwiseSearch(
      PreambleExtractor extractor, double sampleRateHz, Iterator<Block> blocks, int overlap) {
    this.extractor = extractor;
    this.sampleRateHz = sampleRateHz;
    this.blocks = blocks;
    this.overlap = overlap;
  }

  static Iterable<Preamble> in(SignalSource source, PreambleExtractor extractor) {
    return in(source, extractor, BLOCK_SAMPLES);
  }

  /** With blocks of another length, unless the overlap asks for longer ones. */
  static Iterable<Preamble> in(SignalSource source, PreambleExtractor extractor, int blockSamples) {
    double rate = source.sampleRateHz();
    OptionalDouble reach = extractor.reachSeconds(rate);
    if (reach.isEmpty()) {
      return extractor.extract(all(source));
    }
    double seconds = 2 * reach.getAsDouble();
    if (seconds * rate > MOST_OVERLAP) {
      throw new SampleRateException(
          rate,
          MOST_OVERLAP / seconds,
          "that is the most at which such preambles fit into memory; is the rate wrong?");
    }
    int overlap = (int) Math.ceil(seconds * rate) + 2;
    int length = Math.max(blockSamples, 2 * overlap);
    return () ->
        new BlockwiseSearch(extractor, rate, source.blocks(length, overlap).iterator(), overlap);
  }

  private static IqSignal all(SignalSource source) {
    return source
        .whole(MOST_SAMPLES)
        .orElseThrow(
            () ->
                new MalformedRecordingException(
                    source.name(),
                    -1,
                    "more than %d samples do not fit into memory at once, and this search needs that; cut the recording, or look for known preambles"
                        .formatted(MOST_SAMPLES)));
  }

  @Override
  public boolean hasNext() {
    while (found.isEmpty() && blocks.hasNext()) {
      search(blocks.next(), !blocks.hasNext());
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

  private void search(Block block, boolean last) {
    double end = last ? Double.POSITIVE_INFINITY : block.startSample() + block.samples().length();
    handedOut.removeIf(earlier -> end(earlier) < block.startSample());
    for (Preamble preamble : extractor.extract(block.samples())) {
      Preamble counted = preamble.after(block.startSample());
      if (isWhole(counted, end) && handedOut.stream().noneMatch(one -> holds(one, counted))) {
        found.add(counted);
      }
    }
    handedOut.addAll(found);
  }

  private boolean isWhole(Preamble preamble, double blockEnd) {
    double owned = blockEnd - overlap / 2.0;
    return preamble.startSample() < owned + halfSymbol(preamble)
        && (preamble.delimited() || end(preamble) <= owned);
  }

  private boolean holds(Preamble earlier, Preamble preamble) {
    return earlier.waveform().equals(preamble.waveform())
        && preamble.startSample() + halfSymbol(preamble) < end(earlier);
  }

  private double end(Preamble preamble) {
    return preamble.startSample() + samples(preamble);
  }

  private double halfSymbol(Preamble preamble) {
    return samples(preamble) / preamble.symbols() / 2;
  }

  /** How long it is, at the source's rate. */
  private double samples(Preamble preamble) {
    IqSignal cut = preamble.samples();
    return cut.length() / cut.sampleRateHz() * sampleRateHz;
  }
}
