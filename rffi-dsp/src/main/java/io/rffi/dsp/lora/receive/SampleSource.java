package io.rffi.dsp.lora.receive;

/** Samples that are there to be read, counted from the first of a capture or stream. */
public interface SampleSource {
  /**
   * Where the samples that can be read end.
   *
   * @return the number of the first sample that is not there yet
   */
  long end();

  /**
   * Copies samples out; those in front of the first sample of all are 0.
   *
   * @param from the first sample, may be negative
   * @param count how many, up to {@link #end()} at most
   * @param target receives {@code 2 · count} floats, I, Q, …
   */
  void copy(long from, int count, float[] target);
}
