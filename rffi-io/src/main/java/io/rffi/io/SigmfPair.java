package io.rffi.io;

import io.rffi.api.MalformedRecordingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A {@code .sigmf-meta} file with the data file beside it. */
final class SigmfPair {
  static final String META = ".sigmf-meta";
  static final String DATA = ".sigmf-data";

  private SigmfPair() {}

  /** The path without the extension of either half. */
  static Path base(Path path) {
    String name = FileNames.of(path);
    return path.resolveSibling(FileNames.without(FileNames.without(name, META), DATA));
  }

  static Path half(Path base, String extension) {
    return base.resolveSibling(FileNames.of(base) + extension);
  }

  static Recordings open(Path base, ReadOptions options) throws IOException {
    Path metaPath = half(base, META);
    if (!Files.exists(metaPath)) {
      throw new MalformedRecordingException(
          half(base, DATA).toString(), -1, "its metadata, " + metaPath + ", is missing");
    }
    SigmfMetadata metadata;
    try (FileChannel channel = FileChannel.open(metaPath, StandardOpenOption.READ)) {
      metadata = SigmfMetadata.read(ByteSource.whole(channel, metaPath.toString()));
    }
    Path dataPath = dataPath(base, metadata.global());
    if (!Files.isRegularFile(dataPath)) {
      throw missing(metaPath, dataPath, metadata.global());
    }
    FileChannel channel = FileChannel.open(dataPath, StandardOpenOption.READ);
    return Recordings.owning(
        channel,
        () ->
            SigmfRecordings.assemble(
                FileNames.of(base),
                metadata,
                ByteSource.whole(channel, dataPath.toString()),
                options));
  }

  private static Path dataPath(Path base, SigmfGlobal global) {
    Optional<String> dataset = global.dataset();
    if (dataset.isEmpty()) {
      return half(base, DATA);
    }
    // A name, not a path: metadata from elsewhere must not reach into other folders.
    if (!FileNames.isPlain(dataset.get())) {
      throw new MalformedRecordingException(
          half(base, META).toString(),
          -1,
          "global.core:dataset must be the name of a file in the same folder, got "
              + Quoted.value(dataset.get()));
    }
    return base.resolveSibling(dataset.get());
  }

  private static MalformedRecordingException missing(
      Path metaPath, Path dataPath, SigmfGlobal global) {
    return new MalformedRecordingException(
        metaPath.toString(),
        -1,
        global.metadataOnly()
            ? "the metadata is distributed without samples (core:metadata_only)"
            : "its data file, " + dataPath + ", is missing");
  }
}
