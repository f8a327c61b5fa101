package io.rffi.io;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalDouble;

/** A capture as the metadata has it: its start numbered as the file does. */
record CaptureEntry(
    long start, long headerBytes, OptionalDouble frequencyHz, Optional<Instant> startTime) {

  static CaptureEntry parse(MetadataObject capture) {
    return new CaptureEntry(
        capture.requireIndex("core:sample_start"),
        capture.index("core:header_bytes").orElse(0),
        capture.number("core:frequency"),
        startTime(capture));
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
          capture.at("core:datetime"), "is no ISO 8601 time: " + Quoted.text(e.getMessage()));
    }
  }
}
