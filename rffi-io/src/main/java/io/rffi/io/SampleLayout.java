package io.rffi.io;

import io.rffi.api.MalformedRecordingException;
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
    long[] startSamples = new long[runs.size() + 1];
    long[] startBytes = new long[runs.size() + 1];
    int last = 0; // the run of sample 0, which has no header unless one is told of
    long headers = 0;
    for (Run run : runs) {
      if (run.headerBytes() > source.length() - headers) {
        throw source.malformed(
            headers, "a header of " + run.headerBytes() + " bytes ends behind the file", null);
      }
      headers += run.headerBytes();
      // Of runs that begin at one sample only the last has samples, behind the headers of all.
      last += run.startSample() > startSamples[last] ? 1 : 0;
      startSamples[last] = run.startSample();
      startBytes[last] = headers + run.startSample() * bytesPerSample;
    }
    long sampleBytes = source.length() - headers - trailingBytes;
    requireWholeSamples(source, sampleBytes, bytesPerSample, headers);
    long sampleCount = sampleBytes / bytesPerSample;
    if (startSamples[last] >= sampleCount) {
      throw source.malformed(
          source.length(),
          "the last capture should begin at sample "
              + startSamples[last]
              + ", but only "
              + sampleCount
              + " samples are there; the file may be truncated or its datatype mislabelled",
          null);
    }
    return new SampleLayout(
        bytesPerSample,
        sampleCount,
        Arrays.copyOf(startSamples, last + 1),
        Arrays.copyOf(startBytes, last + 1));
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

  /** The sample behind the last one of this sample's run. */
  long endOfRun(long sample) {
    int run = runOf(sample);
    return run + 1 < startSamples.length ? startSamples[run + 1] : sampleCount;
  }

  private int runOf(long sample) {
    int run = Arrays.binarySearch(startSamples, sample);
    return run >= 0 ? run : -run - 2;
  }
}
