package io.rffi.train.validation;

import io.rffi.train.data.ExampleSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Packets of devices that take no part in training, drawn once: some to enrol, some to probe with,
 * each through a channel of its own, all to one receiver.
 *
 * @param devices how many devices
 * @param enrolled how many packets of each are enrolled
 * @param probes how many packets of each are probes
 * @param examples device by device, the enrolled ones first
 */
public record HeldOutDevices(int devices, int enrolled, int probes, List<float[]> examples) {
  /** Checks the number of examples. */
  public HeldOutDevices {
    examples = List.copyOf(examples);
    if (examples.size() != devices * (enrolled + probes)) {
      throw new IllegalArgumentException("not the right number of examples: " + examples.size());
    }
  }

  /**
   * Draws packets.
   *
   * @param source the devices; they must differ from those of the training
   * @param enrolled how many packets of each to enrol, ≥ 1
   * @param probes how many packets of each to probe with, ≥ 1
   * @param seed fixes the receiver and the packets
   * @return all devices of the source
   */
  public static HeldOutDevices draw(ExampleSource source, int enrolled, int probes, long seed) {
    List<float[]> examples = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    long receiver = random.nextLong();
    for (int device = 0; device < source.devices(); device++) {
      // Apart, so that no probe is a transmission that was enrolled.
      examples.addAll(source.draw(device, enrolled, receiver, random.split()));
      examples.addAll(source.draw(device, probes, receiver, random.split()));
    }
    return new HeldOutDevices(source.devices(), enrolled, probes, examples);
  }

  /** Where the first example of a device is. */
  int first(int device) {
    return device * (enrolled + probes);
  }
}
