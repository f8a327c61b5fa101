package io.rffi.io;

import io.rffi.api.IqSignal;
import java.util.Objects;

/**
 * A piece of a recording.
 *
 * @param startSample where it begins, counted from the recording's first sample
 * @param samples what is there
 */
public record Block(long startSample, IqSignal samples) {

  /** Checks that the block begins inside a recording. */
  public Block {
    if (startSample < 0) {
      throw new IllegalArgumentException("block begins at sample " + startSample);
    }
    Objects.requireNonNull(samples, "samples");
  }
}
