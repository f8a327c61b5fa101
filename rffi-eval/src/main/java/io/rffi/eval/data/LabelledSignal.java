package io.rffi.eval.data;

import io.rffi.api.IqSignal;
import java.util.Objects;

/**
 * What an embedder is fed with, and who sent it.
 *
 * @param device who sent it, as the data name it
 * @param samples a preamble or a window, as an extractor delivers it
 */
public record LabelledSignal(String device, IqSignal samples) implements Labelled {
  /** Checks that the device has a name. */
  public LabelledSignal {
    Objects.requireNonNull(samples, "samples");
    if (device.isBlank()) {
      throw new IllegalArgumentException("a device needs a name");
    }
  }
}
