package io.rffi.io;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Captures and annotations with their positions made relative to the file's first sample, which
 * SigMF numbers {@code core:offset}.
 */
final class SigmfSegments {
  private final SigmfGlobal global;

  SigmfSegments(SigmfGlobal global) {
    this.global = global;
  }

  /** The runs of samples that the captures tell of, in order. */
  List<SampleLayout.Run> runs(List<MetadataObject> captures) {
    List<SampleLayout.Run> runs = new ArrayList<>();
    long previous = 0;
    for (MetadataObject capture : captures) {
      long start = start(capture);
      if (start < previous) {
        throw capture.malformed(
            capture.at("core:sample_start"), "is less than the capture's before it; sort them");
      }
      runs.add(new SampleLayout.Run(start, capture.index("core:header_bytes").orElse(0)));
      previous = start;
    }
    return runs;
  }

  List<Capture> captures(List<MetadataObject> objects, long sampleCount) {
    if (objects.isEmpty()) {
      return List.of(new Capture(0, sampleCount, OptionalDouble.empty(), Optional.empty()));
    }
    List<Capture> captures = new ArrayList<>();
    for (int c = 0; c < objects.size(); c++) {
      MetadataObject object = objects.get(c);
      long start = start(object);
      long end = c + 1 < objects.size() ? start(objects.get(c + 1)) : sampleCount;
      captures.add(
          new Capture(start, end - start, object.number("core:frequency"), startTime(object)));
    }
    return captures;
  }

  List<Annotation> annotations(
      List<MetadataObject> objects, List<Capture> captures, ByteSource source, long sampleCount) {
    List<Annotation> annotations = new ArrayList<>();
    for (MetadataObject object : objects) {
      long start = start(object);
      long count =
          object
              .index("core:sample_count")
              .orElse(captureEnd(captures, start, sampleCount) - start);
      if (count < 0 || start + count > sampleCount) {
        throw source.malformed(
            source.length(),
            object.at("core:sample_start")
                + ": the annotation should reach from sample "
                + start
                + " to "
                + (start + count)
                + ", but only "
                + sampleCount
                + " samples are there; the file may be truncated or its datatype mislabelled",
            null);
      }
      annotations.add(annotation(object, start, count));
    }
    return annotations;
  }

  private static Annotation annotation(MetadataObject object, long start, long count) {
    OptionalDouble lower = object.number("core:freq_lower_edge");
    OptionalDouble upper = object.number("core:freq_upper_edge");
    if (lower.isPresent() != upper.isPresent()) {
      throw object.malformed(
          object.at("core:freq_lower_edge"), "and core:freq_upper_edge must come together");
    }
    return new Annotation(
        start, count, SigmfGlobal.emitter(object), object.text("core:label"), lower, upper);
  }

  /** Without a count, an annotation holds up to the end of the capture that it begins in. */
  private static long captureEnd(List<Capture> captures, long sample, long sampleCount) {
    for (Capture capture : captures) {
      if (sample >= capture.startSample() && sample < capture.endSample()) {
        return capture.endSample();
      }
    }
    return sampleCount;
  }

  private long start(MetadataObject segment) {
    long start = segment.requireIndex("core:sample_start") - global.firstIndex();
    if (start < 0) {
      throw segment.malformed(
          segment.at("core:sample_start"),
          "lies before the file's first sample, core:offset " + global.firstIndex());
    }
    return start;
  }

  private static Optional<Instant> startTime(MetadataObject capture) {
    Optional<String> text = capture.text("core:datetime");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    // An Instant holds nanoseconds, while the specification allows any number of digits.
    String time = text.get().replaceFirst("(\\.\\d{9})\\d+", "$1");
    try {
      // The only zone the specification allows is UTC: what leaves it out means it.
      return Optional.of(
          DateTimeFormatter.ISO_DATE_TIME.parseBest(time, OffsetDateTime::from, LocalDateTime::from)
                  instanceof OffsetDateTime zoned
              ? zoned.toInstant()
              : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw capture.malformed(
          capture.at("core:datetime"), "is no ISO 8601 time: " + e.getMessage());
    }
  }
}
