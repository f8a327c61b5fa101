package io.rffi.api;

import java.util.Objects;

/**
 * A piece of a {@link SignalSource}.
 *
 * @param startSample where it begins, counted from the source's first sample
 * @param samples what is there
 */
public record Block(long startSample, IqSignal samples) {

  /** Checks that the block begins inside a source. */
  public Block {
    if (startSample < 0) {
      throw new IllegalArgumentException("block begins at sample " + startSample);
    }
    Objects.requireNonNull(samples, "samples");
  }
}
