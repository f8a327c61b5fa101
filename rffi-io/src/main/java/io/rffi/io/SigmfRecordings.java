package io.rffi.io;

import java.util.List;
import java.util.Optional;

/** Puts metadata and samples together, and holds the one against the other. */
final class SigmfRecordings {
  private SigmfRecordings() {}

  static Recording assemble(
      String name, SigmfMetadata metadata, ByteSource data, ReadOptions options) {
    SigmfGlobal global = metadata.global();
    if (data.length() == 0) {
      throw data.malformed(0, "the file is empty", null);
    }
    if (options.verifyChecksums() && global.sha512().isPresent()) {
      Sha512.verify(data, global.sha512().get());
    }
    SigmfSegments segments = new SigmfSegments(metadata);
    List<SampleLayout.Run> runs = segments.runs();
    SampleLayout layout =
        SampleLayout.of(data, global.format().bytesPerSample(), runs, global.trailingBytes());
    List<Capture> captures = segments.captures(runs, layout.sampleCount());
    List<Annotation> annotations = segments.annotations(layout, data);
    RecordingInfo info =
        new RecordingInfo(
            name,
            global.sampleRateHz(),
            global.format(),
            captures,
            annotations,
            global.emitter().or(() -> onlyEmitter(annotations)));
    return new FileRecording(info, data, layout);
  }

  private static Optional<String> onlyEmitter(List<Annotation> annotations) {
    List<String> emitters =
        annotations.stream().flatMap(a -> a.emitter().stream()).distinct().limit(2).toList();
    return emitters.size() == 1 ? Optional.of(emitters.get(0)) : Optional.empty();
  }
}
