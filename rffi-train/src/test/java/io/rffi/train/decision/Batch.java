package io.rffi.train.decision;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Matcher;
import io.rffi.augment.testbed.Attack;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Reception;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ten units of one batch in {@code lora-60}, all enrolled near the receiver on one day, and who
 * sends near it on other days: they themselves, units of the same batch, and attackers.
 */
final class Batch {
  private static final int ENROLLED = 15;
  private static final int FIRST = 30;
  private static final int UNITS = 10;
  private static final double SCALE = 0.2;

  private final OnnxEmbedder embedder;
  private final Testbed testbed;
  private final int number;
  private final List<EnrolledDevice> devices;
  private final Map<String, List<Packet>> sets = new HashMap<>();

  /** A packet: who sent it, who it is to be taken for, and its fingerprint. */
  private record Packet(int unit, int claimed, Fingerprint fingerprint) {}

  Batch(OnnxEmbedder embedder, int number, long seed) {
    this.embedder = embedder;
    this.number = number;
    testbed = Testbeds.of("lora-60", Difficulty.DEFAULT, seed, SCALE, EnumSet.allOf(Attack.class));
    devices =
        packets("enrolment").stream()
            .collect(Collectors.groupingBy(Packet::unit))
            .entrySet()
            .stream()
            .map(
                unit ->
                    new EnrolledDevice(
                        Integer.toString(unit.getKey()),
                        unit.getValue().stream().limit(ENROLLED).map(Packet::fingerprint).toList()))
            .toList();
  }

  /** Asks who sent each packet of a set. */
  List<Trial> identify(Matcher.Factory matchers, String set) {
    Matcher matcher = matchers.over(new Gallery(1, devices));
    return sets.computeIfAbsent(set, this::packets).stream()
        .map(
            packet ->
                trial(
                    packet,
                    Trial.verdict(
                        matcher.identify(packet.fingerprint()), Integer.toString(packet.unit()))))
        .toList();
  }

  /** Attackers claim to be whom they imitate, other rogues to be any, and devices themselves. */
  List<Trial> verify(Matcher.Factory matchers, String set) {
    Matcher matcher = matchers.over(new Gallery(1, devices));
    return sets.computeIfAbsent(set, this::packets).stream()
        .map(
            packet ->
                trial(
                    packet,
                    Trial.verdict(
                        matcher.verify(Integer.toString(packet.claimed()), packet.fingerprint()),
                        Integer.toString(packet.unit()))))
        .toList();
  }

  private Trial trial(Packet packet, Trial.Verdict verdict) {
    return new Trial(
        number,
        100 * number + packet.unit(),
        isEnrolled(packet.unit()),
        packet.fingerprint().snrDb(),
        verdict);
  }

  private static boolean isEnrolled(int unit) {
    return unit >= FIRST && unit < FIRST + UNITS;
  }

  private List<Packet> packets(String name) {
    TestSet set = testbed.set(name);
    return IntStream.range(0, set.receptions())
        .filter(index -> !name.equals("enrolment") || isEnrolled(set.unit(index)))
        .parallel()
        .mapToObj(index -> packet(testbed.receive(set, index), index))
        .toList();
  }

  private Packet packet(Reception reception, int index) {
    Fingerprint fingerprint =
        embedder.embedOne(reception.examples().get(0)).withSnrDb(reception.snrDb());
    int unit = reception.unit();
    int claimed = isEnrolled(unit) ? unit : FIRST + index % UNITS;
    return new Packet(unit, reception.imitated().orElse(claimed), fingerprint);
  }
}
