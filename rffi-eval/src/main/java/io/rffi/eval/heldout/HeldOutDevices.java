package io.rffi.eval.heldout;

import java.util.List;

/**
 * Packets of devices that take no part in training, drawn once: some to enrol, some to probe with,
 * each through a channel of its own, all to one receiver. Others may be enrolled beside them, and
 * never probe.
 *
 * @param judged how many devices are judged, ≥ 2
 * @param beside how many more are enrolled, ≥ 0
 * @param enrolled how many packets of each are enrolled, ≥ 1
 * @param probes how many packets of each judged device are probes, ≥ 1
 * @param examples device by device, the judged ones first, and of each the enrolled ones first
 */
public record HeldOutDevices(
    int judged, int beside, int enrolled, int probes, List<float[]> examples) {
  /** Checks the number of examples. */
  public HeldOutDevices {
    examples = List.copyOf(examples);
    if (judged < 2 || beside < 0 || enrolled < 1 || probes < 1) {
      throw new IllegalArgumentException(
          "nothing can be judged by "
              + judged
              + " devices beside "
              + beside
              + ", with "
              + enrolled
              + " packets enrolled and "
              + probes
              + " probes");
    }
    if (examples.size() != judged * (enrolled + probes) + beside * enrolled) {
      throw new IllegalArgumentException("not the right number of examples: " + examples.size());
    }
  }

  /** Those that are enrolled. */
  int devices() {
    return judged + beside;
  }

  /** Where the first enrolled example of a device is. */
  int first(int device) {
    int besides = Math.max(0, device - judged);
    return (device - besides) * (enrolled + probes) + besides * enrolled;
  }

  /** Where a probe of a judged device is. */
  int probe(int device, int number) {
    return first(device) + enrolled + number;
  }
}
