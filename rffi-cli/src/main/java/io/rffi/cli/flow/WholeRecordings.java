package io.rffi.cli.flow;

import io.rffi.api.IqSignal;
import io.rffi.api.MalformedRecordingException;
import io.rffi.api.Preamble;
import io.rffi.api.SignalQuality;
import io.rffi.api.Waveform;
import io.rffi.io.Recording;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Takes each recording as one preamble that was cut and freed of its carrier offset by someone
 * else, as data sets have them. All that is left to do is to divide by the RMS.
 */
public final class WholeRecordings implements PacketSource {
  /** No preamble is that long; a capture of minutes would not fit into memory. */
  private static final int MOST_SAMPLES = 1 << 24;

  private static final Waveform AS_RECORDED = () -> "a preamble as recorded";

  /** Takes recordings as they are. */
  public WholeRecordings() {}

  @Override
  public Iterable<Preamble> in(Recording recording) {
    if (recording.sampleCount() > MOST_SAMPLES) {
      throw new MalformedRecordingException(
          recording.name(),
          -1,
          recording.sampleCount()
              + " samples are no single preamble; leave --preamble out to search for packets");
    }
    // Nobody measured this packet's noise and offset: 0 stands for that.
    return List.of(
        new Preamble(
            normalised(recording.readAll()),
            0,
            1,
            false,
            0,
            OptionalDouble.empty(),
            SignalQuality.ofSnrDb(0),
            AS_RECORDED));
  }

  /** Silence stays silent, for the embedder to refuse. */
  private static IqSignal normalised(IqSignal signal) {
    double rms = signal.rms();
    if (rms == 0) {
      return signal;
    }
    float[] values = signal.toArray();
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) (values[n] / rms);
    }
    return signal.centreFrequencyHz().isPresent()
        ? IqSignal.of(values, signal.sampleRateHz(), signal.centreFrequencyHz().getAsDouble())
        : IqSignal.of(values, signal.sampleRateHz());
  }
}
