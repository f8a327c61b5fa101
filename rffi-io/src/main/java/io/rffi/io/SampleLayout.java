package io.rffi.io;

import io.rffi.api.MalformedRecordingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where in a file each sample lies: runs of samples, each behind a header of so many bytes (none,
 * in a file that conforms to SigMF).
 */
final class SampleLayout {

  /** Samples that begin at {@code startSample}, behind {@code headerBytes} of something else. */
  record Run(long startSample, long headerBytes) {}

  private final int bytesPerSample;
  private final long sampleCount;
  private final long[] startSamples;
  private final long[] startBytes;

  private SampleLayout(
      int bytesPerSample, long sampleCount, long[] startSamples, long[] startBytes) {
    this.bytesPerSample = bytesPerSample;
    this.sampleCount = sampleCount;
    this.startSamples = startSamples;
    this.startBytes = startBytes;
  }

  /** Nothing but samples from the first byte to the last. */
  static SampleLayout contiguous(ByteSource source, int bytesPerSample) {
    return of(source, bytesPerSample, List.of(), 0);
  }

  /** Runs in the order of their samples; {@code trailingBytes} at the file's end are no samples. */
  static SampleLayout of(
      ByteSource source, int bytesPerSample, List<Run> runs, long trailingBytes) {
    List<Run> all = new ArrayList<>(runs);
    if (all.isEmpty() || all.get(0).startSample() > 0) {
      all.add(0, new Run(0, 0));
    }
    long[] startSamples = new long[all.size()];
    long[] startBytes = new long[all.size()];
    long headers = 0;
    for (int r = 0; r < startSamples.length; r++) {
      long header = all.get(r).headerBytes();
      if (header > source.length() - headers) {
        throw source.malformed(
            headers, "a header of " + header + " bytes ends behind the file", null);
      }
      headers += header;
      startSamples[r] = all.get(r).startSample();
      startBytes[r] = headers + startSamples[r] * bytesPerSample;
    }
    long sampleBytes = source.length() - headers - trailingBytes;
    requireWholeSamples(source, sampleBytes, bytesPerSample, headers);
    long sampleCount = sampleBytes / bytesPerSample;
    long last = startSamples[startSamples.length - 1];
    if (last >= sampleCount) {
      throw source.malformed(
          source.length(),
          "the last capture should begin at sample "
              + last
              + ", but only "
              + sampleCount
              + " samples are there; the file may be truncated or its datatype mislabelled",
          null);
    }
    return new SampleLayout(bytesPerSample, sampleCount, startSamples, startBytes);
  }

  private static void requireWholeSamples(
      ByteSource source, long sampleBytes, int bytesPerSample, long headers) {
    if (sampleBytes <= 0) {
      throw source.malformed(0, "no samples in " + source.length() + " bytes", null);
    }
    long excess = sampleBytes % bytesPerSample;
    if (excess != 0) {
      throw new MalformedRecordingException(
          source.name(),
          headers + sampleBytes - excess,
          "the last sample has "
              + excess
              + " bytes instead of "
              + bytesPerSample
              + "; the file may be truncated or its datatype mislabelled");
    }
  }

  long sampleCount() {
    return sampleCount;
  }

  /** The position of a sample's first byte. */
  long byteOffset(long sample) {
    int run = runOf(sample);
    return startBytes[run] + (sample - startSamples[run]) * bytesPerSample;
  }

  /** How many samples lie in one piece from this one on. */
  long contiguousFrom(long sample) {
    int run = runOf(sample);
    return (run + 1 < startSamples.length ? startSamples[run + 1] : sampleCount) - sample;
  }

  private int runOf(long sample) {
    int run = Arrays.binarySearch(startSamples, sample);
    return run >= 0 ? run : -run - 2;
  }
}
