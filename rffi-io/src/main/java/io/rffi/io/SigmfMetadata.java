package io.rffi.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The three parts of a {@code .sigmf-meta} file, in whatever order they stand there.
 *
 * <p>Sizes are bounded, so that no file exhausts the memory: 128 MiB, 500 000 captures, as many
 * annotations, 2<sup>25</sup> characters of labels that differ; a text of 65 536 characters, a
 * number of 1000 digits, 100 levels of nesting. A file of 100 000 annotations has some 30 MB.
 */
record SigmfMetadata(
    String source,
    SigmfGlobal global,
    List<CaptureEntry> captures,
    List<AnnotationEntry> annotations) {
  private static final int LARGEST_BYTES = 1 << 27;
  private static final int MOST_SEGMENTS = 500_000;

  static SigmfMetadata read(ByteSource source) {
    if (source.length() > LARGEST_BYTES) {
      throw source.malformed(
          0, source.length() + " bytes are too long for metadata: at most " + LARGEST_BYTES, null);
    }
    try (MetadataParser parser = new MetadataParser(source)) {
      return new Parts(parser).read(source.name());
    } catch (IOException e) {
      // What can't be read is an UncheckedIOException: this is text in no known encoding.
      throw source.malformed(-1, "no JSON: " + Quoted.text(e.getMessage()), e);
    }
  }

  /** What has been met. */
  private static final class Parts {
    private final MetadataParser parser;
    private final List<CaptureEntry> captures = new ArrayList<>();
    private final List<AnnotationEntry> annotations = new ArrayList<>();
    private final TextPool texts;
    private Optional<SigmfGlobal> global = Optional.empty();
    private boolean capturesMet;
    private boolean annotationsMet;

    Parts(MetadataParser parser) {
      this.parser = parser;
      texts = new TextPool(parser);
    }

    SigmfMetadata read(String source) throws IOException {
      parser.whole(this::field);
      return new SigmfMetadata(
          source,
          global.orElseThrow(() -> parser.malformed("global is missing")),
          captures,
          annotations);
    }

    private void field(String name) throws IOException {
      switch (name) {
        case "global" -> {
          requireFirst(name, global.isEmpty());
          global = Optional.of(SigmfGlobal.parse(parser.object(name)));
        }
        case "captures" -> {
          requireFirst(name, !capturesMet);
          capturesMet = true;
          parser.each(name, MOST_SEGMENTS, object -> captures.add(CaptureEntry.parse(object)));
        }
        case "annotations" -> {
          requireFirst(name, !annotationsMet);
          annotationsMet = true;
          parser.each(
              name, MOST_SEGMENTS, object -> annotations.add(AnnotationEntry.parse(object, texts)));
        }
        default -> parser.skip();
      }
    }

    private void requireFirst(String name, boolean first) {
      if (!first) {
        throw parser.malformed(name + " stands there twice");
      }
    }
  }
}
