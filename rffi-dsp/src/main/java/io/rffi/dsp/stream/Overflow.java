package io.rffi.dsp.stream;

/** What happens to samples that come while a {@link BufferedScanner}'s buffer is full. */
public enum Overflow {
  /** Whoever brings them waits: for files, and sockets whose other end can wait too. */
  BLOCK,
  /** They are dropped and counted, and are a gap to the scanner: for a receiver that can't wait. */
  DROP
}
