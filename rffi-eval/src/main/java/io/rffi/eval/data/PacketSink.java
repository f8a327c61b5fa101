package io.rffi.eval.data;

import io.rffi.api.Rejection;
import java.util.function.Consumer;

/** Takes labelled packets in the order of the data, those that a gate has rejected too. */
public interface PacketSink extends Consumer<LabelledSignal> {
  /**
   * Takes note of a packet that a gate has rejected.
   *
   * @param device who sent it
   * @param rejection why
   */
  void reject(String device, Rejection rejection);
}
