package io.rffi.dsp.stream;

/**
 * A block of a {@link BufferedScanner}'s buffer, on its way from one thread to another and back.
 */
final class SampleBlock {
  private final float[] iq;
  private int samples;
  private boolean behindGap;
  private long missing;
  private boolean last;

  SampleBlock(int capacity) {
    iq = new float[2 * capacity];
  }

  /**
   * Takes a copy of samples.
   *
   * @param afterGap whether samples are missing before them
   * @param missingBefore how many
   */
  void fill(float[] source, int offset, int count, boolean afterGap, long missingBefore) {
    System.arraycopy(source, offset, iq, 0, 2 * count);
    samples = count;
    behindGap = afterGap;
    missing = missingBefore;
  }

  /** The end of the stream, maybe behind a gap. */
  static SampleBlock end(boolean afterGap, long missingBefore) {
    SampleBlock end = new SampleBlock(0);
    end.fill(end.iq, 0, 0, afterGap, missingBefore);
    end.last = true;
    return end;
  }

  boolean isLast() {
    return last;
  }

  /** Hands what it holds to a scanner. */
  void feed(PreambleScanner scanner) {
    if (behindGap) {
      scanner.gap(missing);
    }
    scanner.accept(iq, 0, samples);
    if (last) {
      scanner.finish();
    }
  }
}
