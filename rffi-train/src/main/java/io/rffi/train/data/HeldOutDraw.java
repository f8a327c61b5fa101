package io.rffi.train.data;

import io.rffi.eval.heldout.HeldOutDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws {@link HeldOutDevices} from sources of examples. */
public final class HeldOutDraw {
  private HeldOutDraw() {}

  /**
   * Draws packets of all devices of a source.
   *
   * @param source the devices; they must differ from those of the training
   * @param enrolled how many packets of each to enrol, ≥ 1
   * @param probes how many packets of each to probe with, ≥ 1
   * @param seed fixes the receiver and the packets
   * @return all of them are judged
   */
  public static HeldOutDevices of(ExampleSource source, int enrolled, int probes, long seed) {
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
  public static HeldOutDevices of(
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
}
