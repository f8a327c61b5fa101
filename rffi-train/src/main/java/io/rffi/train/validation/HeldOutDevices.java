package io.rffi.train.validation;

import io.rffi.train.data.ExampleSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

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

  /**
   * Draws packets of all devices of a source.
   *
   * @param source the devices; they must differ from those of the training
   * @param enrolled how many packets of each to enrol, ≥ 1
   * @param probes how many packets of each to probe with, ≥ 1
   * @param seed fixes the receiver and the packets
   * @return all of them are judged
   */
  public static HeldOutDevices draw(ExampleSource source, int enrolled, int probes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long receiver = random.nextLong();
    return new HeldOutDevices(
        source.devices(), 0, enrolled, probes, draw(source, enrolled, probes, receiver, random));
  }

  /**
   * Draws packets of a source, and of another that is enrolled beside it.
   *
   * @param source the devices to judge; they must differ from those of the training
   * @param beside devices that may have been trained on
   * @param enrolled how many packets of each to enrol, ≥ 1
   * @param probes how many packets of each judged device to probe with, ≥ 1
   * @param seed fixes the receiver and the packets
   * @return the devices of both
   */
  public static HeldOutDevices draw(
      ExampleSource source, ExampleSource beside, int enrolled, int probes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long receiver = random.nextLong();
    List<float[]> examples = draw(source, enrolled, probes, receiver, random);
    for (int device = 0; device < beside.devices(); device++) {
      examples.addAll(beside.draw(device, enrolled, receiver, random.split()));
    }
    return new HeldOutDevices(source.devices(), beside.devices(), enrolled, probes, examples);
  }

  private static List<float[]> draw(
      ExampleSource source, int enrolled, int probes, long receiver, SplittableRandom random) {
    ExampleSource toEnrol = source.toEnrol();
    ExampleSource toProbe = source.toProbe();
    List<float[]> examples = new ArrayList<>();
    for (int device = 0; device < source.devices(); device++) {
      examples.addAll(toEnrol.draw(device, enrolled, receiver, random.split()));
      examples.addAll(toProbe.draw(device, probes, receiver, random.split()));
    }
    return examples;
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
