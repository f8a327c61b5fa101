package io.rffi.api;

/**
 * How surely a decision tells an unknown radio from the device in question, as two p-values. Both
 * are ranks among the packets of radios that travel with the model, received with as much noise;
 * where these are of several groups, in the group where the share is largest.
 *
 * @param stranger the share of unknown radios that would be at least as much like the device, or,
 *     where none was claimed, like any that is enrolled; 0 &lt; share ≤ 1
 * @param own the share of a device's own packets that would be at least as far from it, 0 &lt;
 *     share ≤ 1: small where the packet is unlike every packet of the device
 * @param snrDb at which signal-to-noise ratio that holds: that of the packet, or of several packets
 *     on average
 * @param packets how many packets were judged together, ≥ 1
 */
public record Significance(double stranger, double own, double snrDb, int packets) {
  /** Checks the ranges. */
  public Significance {
    if (!(stranger > 0 && stranger <= 1 && own > 0 && own <= 1)) {
      throw new IllegalArgumentException("not shares: stranger " + stranger + ", own " + own);
    }
    if (Double.isNaN(snrDb)) {
      throw new IllegalArgumentException("the signal-to-noise ratio is NaN");
    }
    if (packets < 1) {
      throw new IllegalArgumentException("judged of " + packets + " packets");
    }
  }
}
