package io.rffi.eval.data;

import io.rffi.api.RffiException;
import java.util.Locale;

/** A recording that does not say who sent its packets, where that must be known. */
public final class UnlabelledRecordingException extends RffiException {
  private static final long serialVersionUID = 1L;

  /** The recording. */
  private final String recording;

  UnlabelledRecordingException(String recording, double sample) {
    super(
        String.format(
            Locale.ROOT,
            "%s does not say who sent the packet at sample %.0f: label it with a SigMF emitter"
                + " annotation, or have devices named after files or folders",
            recording,
            sample));
    this.recording = recording;
  }

  /**
   * The recording.
   *
   * @return the file's path, and the recording's index where the file holds several
   */
  public String recording() {
    return recording;
  }
}
