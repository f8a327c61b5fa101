package io.rffi.io;

import io.rffi.api.Block;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks a recording block by block. */
final class BlockIterator implements Iterator<Block> {
  private final Recording recording;
  private final int length;
  private final int overlap;
  private long next;

  BlockIterator(Recording recording, int length, int overlap) {
    this.recording = recording;
    this.length = length;
    this.overlap = overlap;
  }

  @Override
  public boolean hasNext() {
    // What remains after the first block must be more than the overlap: the rest was seen already.
    return next < recording.sampleCount()
        && (next == 0 || recording.sampleCount() - next > overlap);
  }

  @Override
  public Block next() {
    if (!hasNext()) {
      throw new NoSuchElementException(recording.name() + " has no further block");
    }
    int count = (int) Math.min(length, recording.sampleCount() - next);
    Block block = new Block(next, recording.read(next, count));
    next += length - overlap;
    return block;
  }
}
