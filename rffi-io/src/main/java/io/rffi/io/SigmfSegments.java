package io.rffi.io;

import io.rffi.api.MalformedRecordingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Captures and annotations with their positions made relative to the file's first sample, which
 * SigMF numbers {@code core:offset}.
 */
final class SigmfSegments {
  private static final String START = "core:sample_start";

  private final SigmfMetadata metadata;

  SigmfSegments(SigmfMetadata metadata) {
    this.metadata = metadata;
  }

  /** The runs of samples that the captures tell of, in order. */
  List<SampleLayout.Run> runs() {
    List<SampleLayout.Run> runs = new ArrayList<>();
    long previous = 0;
    for (CaptureEntry capture : metadata.captures()) {
      String where = "captures[" + runs.size() + "]." + START;
      long start = relative(where, capture.start());
      if (start < previous) {
        throw malformed(where + " is less than the capture's before it; sort them");
      }
      runs.add(new SampleLayout.Run(start, capture.headerBytes()));
      previous = start;
    }
    return runs;
  }

  /** Of captures that begin at one sample the last one holds: it alone has samples. */
  List<Capture> captures(List<SampleLayout.Run> runs, long sampleCount) {
    List<Capture> captures = new ArrayList<>();
    for (int c = 0; c < runs.size(); c++) {
      long start = runs.get(c).startSample();
      long end = c + 1 < runs.size() ? runs.get(c + 1).startSample() : sampleCount;
      if (end > start) {
        CaptureEntry entry = metadata.captures().get(c);
        captures.add(new Capture(start, end - start, entry.frequencyHz(), entry.startTime()));
      }
    }
    return captures.isEmpty()
        ? List.of(new Capture(0, sampleCount, OptionalDouble.empty(), Optional.empty()))
        : captures;
  }

  List<Annotation> annotations(SampleLayout layout, ByteSource data) {
    List<Annotation> annotations = new ArrayList<>(metadata.annotations().size());
    for (AnnotationEntry entry : metadata.annotations()) {
      String where = "annotations[" + annotations.size() + "]." + START;
      long start = relative(where, entry.start());
      // Without a count, an annotation holds up to the end of the capture that it begins in.
      long end =
          entry.count().isPresent() ? start + entry.count().getAsLong() : layout.endOfRun(start);
      if (end > layout.sampleCount() || start > end) {
        throw data.malformed(
            data.length(),
            where
                + ": the annotation should reach from sample "
                + start
                + " to "
                + end
                + ", but only "
                + layout.sampleCount()
                + " samples are there; the file may be truncated or its datatype mislabelled",
            null);
      }
      annotations.add(
          new Annotation(
              start,
              end - start,
              entry.emitter(),
              entry.label(),
              entry.lowerEdgeHz(),
              entry.upperEdgeHz()));
    }
    return annotations;
  }

  private long relative(String where, long sample) {
    long start = sample - metadata.global().firstIndex();
    if (start < 0) {
      throw malformed(
          where
              + " lies before the file's first sample, core:offset "
              + metadata.global().firstIndex());
    }
    return start;
  }

  private MalformedRecordingException malformed(String problem) {
    return new MalformedRecordingException(metadata.source(), -1, problem);
  }
}
