package io.rffi.dsp.lora;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A signal without the packets that were cancelled in it. A packet is cancelled when something may
 * lie under it, which also tells where it ends. Used by one thread.
 */
final class SicResidual {
  private final float[] signal;
  private final SampledLora sampled;
  private final Map<PreambleEstimate, Double> ends = new LinkedHashMap<>();
  private float[] residual = {};

  /** Nothing is cancelled yet; the signal itself is not changed. */
  SicResidual(float[] signal, SampledLora sampled) {
    this.signal = signal;
    this.sampled = sampled;
  }

  /** Where a packet ends, with its payload, in samples; it is cancelled if it is not yet. */
  double endOf(PreambleEstimate packet) {
    return ends.computeIfAbsent(packet, this::cancel);
  }

  private double cancel(PreambleEstimate packet) {
    residual = residual.length == 0 ? signal.clone() : residual;
    return new SicCanceller(residual, sampled).cancel(packet);
  }

  /** Puts back a packet whose estimate is uncertain. */
  void restore(PreambleEstimate packet) {
    if (ends.remove(packet) != null) {
      residual = new float[0];
      ends.replaceAll((other, end) -> cancel(other));
    }
  }

  /** The signal less the cancelled packets. */
  float[] signal() {
    return residual.length == 0 ? signal : residual;
  }
}
