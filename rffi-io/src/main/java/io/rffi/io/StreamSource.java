package io.rffi.io;

import io.rffi.api.Block;
import io.rffi.api.IqSignal;
import io.rffi.api.SignalSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@link SampleStream#asSource}. */
record StreamSource(String name, double sampleRateHz, SampleStream samples, AtomicBoolean begun)
    implements SignalSource {
  @Override
  public Iterable<Block> blocks(int length, int overlap) {
    SignalSource.requireBlocks(length, overlap);
    return () -> {
      if (!begun.compareAndSet(false, true)) {
        throw new IllegalStateException(name + " is a stream, and can be gone through once only");
      }
      return new Blocks(length, overlap);
    };
  }

  /** What is read from the stream at once. */
  private static final int PIECE_SAMPLES = 1 << 13;

  /** Reads a block when it is asked for; whether there is one shows at its first new sample. */
  private final class Blocks implements Iterator<Block> {
    private final int overlap;
    private final float[] iq;
    private final float[] piece = new float[2 * PIECE_SAMPLES];
    private int used; // of the piece
    private int got; // in the piece
    private int held;
    private long start;
    private boolean ended;

    Blocks(int length, int overlap) {
      this.overlap = overlap;
      iq = new float[2 * length];
    }

    @Override
    public boolean hasNext() {
      fill(start == 0 ? 1 : overlap + 1);
      return held > (start == 0 ? 0 : overlap);
    }

    @Override
    public Block next() {
      if (!hasNext()) {
        throw new NoSuchElementException(name + " has ended");
      }
      int length = iq.length / 2;
      fill(length);
      Block block = new Block(start, IqSignal.of(Arrays.copyOf(iq, 2 * held), sampleRateHz));
      int step = length - overlap;
      int kept = Math.max(0, held - step);
      System.arraycopy(iq, 2 * (held - kept), iq, 0, 2 * kept);
      held = kept;
      start += step;
      return block;
    }

    private void fill(int wanted) {
      while (held < wanted && !ended) {
        if (used == got) {
          used = 0;
          got = Math.max(0, read());
          ended = got == 0;
        }
        int count = Math.min(got - used, iq.length / 2 - held);
        System.arraycopy(piece, 2 * used, iq, 2 * held, 2 * count);
        used += count;
        held += count;
      }
    }

    /** Into the piece; −1 at the end. */
    private int read() {
      try {
        return samples.read(piece);
      } catch (IOException e) {
        throw new UncheckedIOException("can't read " + name, e);
      }
    }
  }
}
