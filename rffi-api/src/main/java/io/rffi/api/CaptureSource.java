package io.rffi.api;

import java.util.ArrayList;
import java.util.List;

/** {@link SignalSource#of}. */
record CaptureSource(String name, IqSignal capture) implements SignalSource {
  @Override
  public double sampleRateHz() {
    return capture.sampleRateHz();
  }

  @Override
  public Iterable<Block> blocks(int length, int overlap) {
    SignalSource.requireBlocks(length, overlap);
    if (capture.length() <= length) {
      return capture.length() == 0 ? List.of() : List.of(new Block(0, capture));
    }
    List<Block> blocks = new ArrayList<>();
    int start = 0;
    do {
      int count = Math.min(length, capture.length() - start);
      blocks.add(new Block(start, capture.slice(start, count)));
      start += length - overlap;
    } while (capture.length() - start > overlap);
    return blocks;
  }
}
