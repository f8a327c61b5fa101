package io.rffi.dsp.stream;

/** The stream's latest samples, as they came: what is cut out is cut from these. */
final class SampleRing {
  private final float[] values;
  private long end; // in samples

  SampleRing(int samples) {
    values = new float[2 * samples];
  }

  /** Appends interleaved samples, at most as many as the ring holds. */
  void append(float[] iq, int samples) {
    int at = (int) (2 * end % values.length);
    int first = Math.min(2 * samples, values.length - at);
    System.arraycopy(iq, 0, values, at, first);
    System.arraycopy(iq, first, values, 0, 2 * samples - first);
    end += samples;
  }

  /** How many samples there have been. */
  long end() {
    return end;
  }

  /** A copy of the samples from one to before another; the ring must still hold them. */
  float[] copy(long from, long to) {
    if (to > end || from > to || end - from > values.length / 2) {
      throw new IllegalArgumentException(
          "samples %d to %d are not among the last %d of %d"
              .formatted(from, to, values.length / 2, end));
    }
    float[] copy = new float[2 * (int) (to - from)];
    int at = (int) (2 * from % values.length);
    int first = Math.min(copy.length, values.length - at);
    System.arraycopy(values, at, copy, 0, first);
    System.arraycopy(values, 0, copy, first, copy.length - first);
    return copy;
  }

  /** Begins anew at sample 0. */
  void reset() {
    end = 0;
  }
}
