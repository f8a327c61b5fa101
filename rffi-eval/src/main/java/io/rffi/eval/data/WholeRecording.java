package io.rffi.eval.data;

import io.rffi.api.MalformedRecordingException;
import io.rffi.api.Preamble;
import io.rffi.api.SignalQuality;
import io.rffi.api.Waveform;
import io.rffi.io.Recording;
import java.util.List;
import java.util.OptionalDouble;

/** A recording that is one packet. */
final class WholeRecording {
  private static final int MOST_SAMPLES = 1 << 24;

  private WholeRecording() {}

  static List<Preamble> packet(Recording recording) {
    if (recording.sampleCount() > MOST_SAMPLES) {
      throw new MalformedRecordingException(
          recording.name(),
          -1,
          recording.sampleCount() + " samples are no single packet; search it for packets instead");
    }
    return List.of(
        new Preamble(
            recording.readAll().normalised(),
            0,
            1,
            false,
            0,
            OptionalDouble.empty(),
            SignalQuality.UNMEASURED,
            Waveform.UNSTATED));
  }
}
