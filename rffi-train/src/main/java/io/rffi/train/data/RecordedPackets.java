package io.rffi.train.data;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.dsp.FrontEnd;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Packets that were recorded, each drawn through a new channel, so that no input comes twice.
 *
 * <p>The devices are numbered in the order of their first packets. Immutable and thread-safe.
 */
public final class RecordedPackets implements ExampleSource {
  private final List<List<IqSignal>> packets;
  private final ChannelModel augmentation;
  private final FrontEnd frontEnd;

  /**
   * A source of all packets of a set.
   *
   * @param set at least two devices, preambles of the front end's rate and length
   * @param augmentation drawn anew for each packet
   * @param frontEnd what makes the network's input
   * @throws io.rffi.api.SampleRateException if a packet has another rate
   * @throws io.rffi.api.SignalQualityException if a packet has another length or no energy
   */
  public RecordedPackets(PacketSet set, ChannelModel augmentation, FrontEnd frontEnd) {
    Map<String, List<IqSignal>> byDevice = new LinkedHashMap<>();
    FloatBuffer scratch = FloatBuffer.allocate(frontEnd.inputSize());
    for (LabelledSignal packet : set.packets()) {
      // What doesn't fit should be said now, not in the middle of a training.
      frontEnd.process(packet.samples(), scratch.clear());
      byDevice.computeIfAbsent(packet.device(), device -> new ArrayList<>()).add(packet.samples());
    }
    if (byDevice.size() < 2) {
      throw new IllegalArgumentException(
          "to learn what tells devices apart takes two of them; " + set.name() + " has one");
    }
    this.packets = byDevice.values().stream().map(List::copyOf).toList();
    this.augmentation = augmentation;
    this.frontEnd = frontEnd;
  }

  private RecordedPackets(
      List<List<IqSignal>> packets, ChannelModel augmentation, FrontEnd frontEnd) {
    this.packets = packets;
    this.augmentation = augmentation;
    this.frontEnd = frontEnd;
  }

  /**
   * The same packets, drawn through other channels.
   *
   * @param channels drawn anew for each packet
   * @return another source
   */
  public RecordedPackets through(ChannelModel channels) {
    return new RecordedPackets(packets, channels, frontEnd);
  }

  /**
   * Some of the devices, numbered anew in the same order.
   *
   * @param wanted which, by their numbers; two at least
   * @return a source of their packets
   */
  public RecordedPackets ofDevices(IntPredicate wanted) {
    List<List<IqSignal>> some =
        IntStream.range(0, devices()).filter(wanted).mapToObj(packets::get).toList();
    return new RecordedPackets(some, augmentation, frontEnd);
  }

  /** The earlier half of each device's packets. */
  @Override
  public ExampleSource toEnrol() {
    return part(of -> of.subList(0, half(of)));
  }

  /** The later half of each device's packets. */
  @Override
  public ExampleSource toProbe() {
    return part(of -> of.subList(half(of), of.size()));
  }

  private RecordedPackets part(UnaryOperator<List<IqSignal>> part) {
    return new RecordedPackets(packets.stream().map(part).toList(), augmentation, frontEnd);
  }

  private static int half(List<IqSignal> of) {
    if (of.size() < 2) {
      throw new IllegalArgumentException(
          "devices are judged by packets that are not enrolled, but one has a single packet:"
              + " record more of it or leave it out");
    }
    return of.size() / 2;
  }

  @Override
  public int devices() {
    return packets.size();
  }

  /** All in one: nobody knows which models they are of. */
  @Override
  public int group(int device) {
    return 0;
  }

  /** The receiver is the one that recorded. */
  @Override
  public List<float[]> draw(int device, int count, long receiver, RandomGenerator random) {
    List<IqSignal> of = packets.get(device);
    List<float[]> inputs = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      inputs.add(input(augmentation.apply(of.get(random.nextInt(of.size())), random)));
    }
    return inputs;
  }

  private float[] input(IqSignal arrived) {
    FloatBuffer input = FloatBuffer.allocate(frontEnd.inputSize());
    frontEnd.process(arrived.normalised(), input);
    return input.array();
  }
}
