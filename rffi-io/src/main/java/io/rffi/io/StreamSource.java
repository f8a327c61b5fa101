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

  /** Reads a block when it is asked for; whether there is one shows at its first new sample. */
  private final class Blocks implements Iterator<Block> {
    private final int overlap;
    private final float[] iq;
    private float[] piece;
    private int held;
    private long start;
    private boolean ended;

    Blocks(int length, int overlap) {
      this.overlap = overlap;
      iq = new float[2 * length];
      piece = new float[2 * length];
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
        int room = iq.length / 2 - held;
        if (piece.length != 2 * room) {
          piece = new float[2 * room];
        }
        int count = read(piece);
        if (count < 0) {
          ended = true;
        } else {
          System.arraycopy(piece, 0, iq, 2 * held, 2 * count);
          held += count;
        }
      }
    }

    private int read(float[] into) {
      try {
        return samples.read(into);
      } catch (IOException e) {
        throw new UncheckedIOException("can't read " + name, e);
      }
    }
  }
}
