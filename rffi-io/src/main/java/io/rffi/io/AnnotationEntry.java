package io.rffi.io;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** An annotation as the metadata has it: its start numbered as the file does. */
record AnnotationEntry(
    long start,
    OptionalLong count,
    Optional<String> emitter,
    Optional<String> label,
    OptionalDouble lowerEdgeHz,
    OptionalDouble upperEdgeHz) {

  static AnnotationEntry parse(MetadataObject annotation, TextPool texts) {
    OptionalDouble lower = annotation.number("core:freq_lower_edge");
    OptionalDouble upper = annotation.number("core:freq_upper_edge");
    if (lower.isPresent() != upper.isPresent()) {
      throw annotation.malformed(
          annotation.at("core:freq_lower_edge"), "and core:freq_upper_edge must come together");
    }
    return new AnnotationEntry(
        annotation.requireIndex("core:sample_start"),
        annotation.index("core:sample_count"),
        texts.keep(SigmfGlobal.emitter(annotation)),
        texts.keep(annotation.text("core:label")),
        lower,
        upper);
  }
}
