package io.rffi.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A file of nothing but samples. */
final class RawFile {
  private RawFile() {}

  static Recordings open(Path path, RawFormat format) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    return Recordings.owning(channel, () -> recording(path, channel, format));
  }

  private static Recording recording(Path path, FileChannel channel, RawFormat format) {
    ByteSource source = ByteSource.whole(channel, path.toString());
    SampleLayout layout = SampleLayout.contiguous(source, format.samples().bytesPerSample());
    Capture all =
        new Capture(0, layout.sampleCount(), format.centreFrequencyHz(), Optional.empty());
    RecordingInfo info =
        new RecordingInfo(
            FileNames.of(path),
            format.sampleRateHz(),
            format.samples(),
            List.of(all),
            List.of(),
            Optional.empty());
    return new FileRecording(info, source, layout);
  }
}
