package io.rffi.train.data;

import io.rffi.api.IqSignal;
import io.rffi.dsp.FrontEnd;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Cuts packets into I/Q windows that don't overlap, each scaled to an RMS of 1, as an I/Q network
 * looks at them. What is left at a packet's end is dropped, and so are windows of silence.
 */
public final class IqWindows {
  private final FrontEnd frontEnd;

  /**
   * Windows of some length.
   *
   * @param sampleRateHz the packets' sample rate
   * @param samples the length of a window, ≥ 1
   */
  public IqWindows(double sampleRateHz, int samples) {
    frontEnd = FrontEnd.iqWindow(sampleRateHz, samples);
  }

  /**
   * What a network that looks at these windows has for its front end.
   *
   * @return an I/Q window
   */
  public FrontEnd frontEnd() {
    return frontEnd;
  }

  /**
   * All windows of a set.
   *
   * @param set packets of the sample rate
   * @return the set's devices in the order of their first packets, and their windows in the order
   *     of the packets
   * @throws io.rffi.api.SampleRateException if a packet has another rate
   * @throws IllegalArgumentException if no packet is as long as a window
   */
  public LabelledExamples of(PacketSet set) {
    return of(set, set.devices());
  }

  /**
   * The windows of some devices.
   *
   * @param set packets of the sample rate
   * @param devices the devices in the order of their numbers; packets of others are passed over
   * @return their windows in the order of the packets
   * @throws io.rffi.api.SampleRateException if a packet has another rate
   * @throws IllegalArgumentException if no packet of theirs is as long as a window
   */
  public LabelledExamples of(PacketSet set, List<String> devices) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    devices.forEach(device -> numbers.put(device, numbers.size()));
    List<float[]> examples = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (LabelledSignal packet : set.packets()) {
      Integer label = numbers.get(packet.device());
      if (label != null) {
        for (float[] window : windows(packet.samples())) {
          examples.add(window);
          labels.add(label);
        }
      }
    }
    if (examples.isEmpty()) {
      throw new IllegalArgumentException(
          "no packet of "
              + devices
              + " in "
              + set.name()
              + " is as long as a window of "
              + frontEnd.samples()
              + " samples");
    }
    return new LabelledExamples(devices, examples, labels);
  }

  /**
   * A share of each device's packets, by their order, so that neither a packet nor neighbours in
   * time lie on both sides of a split.
   *
   * @param set the packets
   * @param from where the share begins, 0 ≤ from &lt; to
   * @param to where it ends, ≤ 1
   * @return those packets
   * @throws IllegalArgumentException if none is left
   */
  public static PacketSet share(PacketSet set, double from, double to) {
    Map<String, Integer> totals = new LinkedHashMap<>();
    set.packets().forEach(packet -> totals.merge(packet.device(), 1, Integer::sum));
    Map<String, Integer> met = new LinkedHashMap<>();
    Predicate<LabelledSignal> within =
        packet -> {
          int place = met.merge(packet.device(), 1, Integer::sum) - 1;
          int total = totals.get(packet.device());
          return place >= Math.round(from * total) && place < Math.round(to * total);
        };
    return new PacketSet(set.name(), set.packets().stream().filter(within).toList());
  }

  private List<float[]> windows(IqSignal packet) {
    int length = frontEnd.samples();
    return IntStream.range(0, packet.length() / length)
        .mapToObj(n -> samples(packet, n * length))
        .filter(window -> window.rms() > 0)
        .map(this::input)
        .toList();
  }

  private IqSignal samples(IqSignal packet, int begin) {
    float[] values = new float[2 * frontEnd.samples()];
    packet.copyTo(begin, frontEnd.samples(), values, 0);
    return IqSignal.of(values, packet.sampleRateHz());
  }

  private float[] input(IqSignal window) {
    FloatBuffer input = FloatBuffer.allocate(frontEnd.inputSize());
    frontEnd.process(window.normalised(), input);
    return input.array();
  }
}
