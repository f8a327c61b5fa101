package io.rffi.dsp.lora;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What packets leave of a signal: they are taken out when something is seen that may lie under
 * them, which also tells where they end. Used by one thread.
 */
final class Residue {
  private final float[] signal;
  private final SampledLora sampled;
  private final Map<Aligned, Double> ends = new LinkedHashMap<>();
  private float[] left = {};

  /** Nothing is taken out of the signal yet, and the signal itself stays as it is. */
  Residue(float[] signal, SampledLora sampled) {
    this.signal = signal;
    this.sampled = sampled;
  }

  /** Where a packet ends, with its payload, in samples; it is taken out if it is not yet. */
  double endOf(Aligned packet) {
    return ends.computeIfAbsent(packet, this::takeOut);
  }

  private double takeOut(Aligned packet) {
    left = left.length == 0 ? signal.clone() : left;
    return new PacketCanceller(left, sampled).cancel(packet);
  }

  /** Puts a packet back that turned out to be doubtful. */
  void putBack(Aligned packet) {
    if (ends.remove(packet) != null) {
      left = new float[0];
      ends.replaceAll((other, end) -> takeOut(other));
    }
  }

  /** What is left. */
  float[] signal() {
    return left.length == 0 ? signal : left;
  }
}
