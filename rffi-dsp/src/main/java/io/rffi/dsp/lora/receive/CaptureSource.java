package io.rffi.dsp.lora.receive;

import io.rffi.api.IqSignal;
import java.util.Arrays;

/** The samples of a capture; those around it are 0. */
final class CaptureSource implements SampleSource {
  private final IqSignal capture;

  CaptureSource(IqSignal capture) {
    this.capture = capture;
  }

  @Override
  public long end() {
    return capture.length();
  }

  @Override
  public void copy(long from, int count, float[] target) {
    int first = (int) Math.max(0, Math.min(from, capture.length()));
    int last = (int) Math.max(first, Math.min(from + count, capture.length()));
    Arrays.fill(target, 0, 2 * count, 0);
    capture.copyTo(first, last - first, target, (int) (2 * (first - from)));
  }
}
