package io.rffi.cli.flow;

import io.rffi.api.MalformedRecordingException;
import io.rffi.api.Preamble;
import io.rffi.dsp.burst.IqWindowExtractor;
import io.rffi.io.Recording;

/** Cuts recordings into windows; a recording is read at once, as a burst may be of any length. */
public final class WindowPackets implements PacketSource {
  private static final int MOST_SAMPLES = 1 << 26;

  private final IqWindowExtractor extractor;

  /**
   * Cuts.
   *
   * @param extractor says how
   */
  public WindowPackets(IqWindowExtractor extractor) {
    this.extractor = extractor;
  }

  @Override
  public Iterable<Preamble> in(Recording recording) {
    if (recording.sampleCount() > MOST_SAMPLES) {
      throw new MalformedRecordingException(
          recording.name(),
          -1,
          recording.sampleCount()
              + " samples do not fit into memory at once; cut the recording, or look for --template");
    }
    return extractor.extract(recording.readAll());
  }
}
