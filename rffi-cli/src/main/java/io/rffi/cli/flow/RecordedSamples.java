package io.rffi.cli.flow;

import io.rffi.dsp.lora.receive.SampleSource;
import io.rffi.io.Recording;
import java.util.Arrays;

/** A recording's samples, read where they are asked for; those in front of the first are 0. */
public final class RecordedSamples implements SampleSource {
  private final Recording recording;

  /**
   * Of a recording.
   *
   * @param recording open while samples are read
   */
  public RecordedSamples(Recording recording) {
    this.recording = recording;
  }

  @Override
  public long end() {
    return recording.sampleCount();
  }

  @Override
  public void copy(long from, int count, float[] target) {
    int before = (int) Math.max(0, Math.min(count, -from));
    Arrays.fill(target, 0, 2 * before, 0);
    recording.read(from + before, count - before).copyTo(0, count - before, target, 2 * before);
  }
}
