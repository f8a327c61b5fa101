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

  /**
   * This sink, with a notice of each packet.
   *
   * @param notice run before each packet is taken, rejected or not
   * @return the sink
   */
  default PacketSink noticing(Runnable notice) {
    PacketSink inner = this;
    return new PacketSink() {
      @Override
      public void accept(LabelledSignal packet) {
        notice.run();
        inner.accept(packet);
      }

      @Override
      public void reject(String device, Rejection rejection) {
        notice.run();
        inner.reject(device, rejection);
      }
    };
  }
}
