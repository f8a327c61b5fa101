package io.rffi.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Parts that have nothing in common. */
@Tag("property")
class SplitsTest {
  private static List<LabelledSignal> packets(int devices, int each) {
    return Points.set("set", 1, devices, each, 0.1, 5).packets();
  }

  private static Map<String, Long> counts(List<LabelledSignal> packets) {
    return packets.stream()
        .collect(Collectors.groupingBy(LabelledSignal::device, Collectors.counting()));
  }

  @Property(tries = 50)
  void fewShotEnrolsAsManyOfEachAndLosesNone(
      @ForAll @IntRange(min = 1, max = 6) int devices,
      @ForAll @IntRange(min = 1, max = 9) int count,
      @ForAll long seed) {
    List<LabelledSignal> packets = packets(devices, 10);

    Splits.Split<LabelledSignal> split = Splits.fewShot(packets, count, seed);

    assertThat(counts(split.first()).values()).containsOnly((long) count);
    assertThat(counts(split.rest()).values()).containsOnly(10L - count);
    List<LabelledSignal> all = new ArrayList<>(split.first());
    all.addAll(split.rest());
    assertThat(all).containsExactlyInAnyOrderElementsOf(packets);
    assertThat(Splits.fewShot(packets, count, seed)).isEqualTo(split);
  }

  @Test
  void fewShotDrawsOthersWithAnotherSeed() {
    List<LabelledSignal> packets = packets(3, 10);

    assertThat(Splits.fewShot(packets, 5, 1)).isNotEqualTo(Splits.fewShot(packets, 5, 2));
    assertThatThrownBy(() -> Splits.fewShot(packets, 10, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("device 1 has 10 packets");
    assertThatThrownBy(() -> Splits.fewShot(packets, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsEqualPacketsApart() {
    LabelledSignal one = Points.packet("a", 1);
    LabelledSignal equal = Points.packet("a", 1);

    Splits.Split<LabelledSignal> split = Splits.firstOfEach(List.of(one, equal), 1);

    assertThat(split.first()).hasSize(1);
    assertThat(split.rest()).hasSize(1);
  }

  @Test
  void firstOfEachKeepsTheOrder() {
    List<LabelledSignal> packets = packets(2, 4);

    Splits.Split<LabelledSignal> split = Splits.firstOfEach(packets, 3);

    assertThat(split.rest()).containsExactly(packets.get(3), packets.get(7));
  }

  @Property(tries = 50)
  void devicesStandOnOneSide(
      @ForAll @IntRange(min = 2, max = 9) int devices,
      @ForAll @IntRange(min = 1, max = 99) int percent,
      @ForAll long seed) {
    List<LabelledSignal> packets = packets(devices, 3);

    Splits.Split<LabelledSignal> split = Splits.byDevice(packets, percent / 100.0, seed);

    Set<String> first = counts(split.first()).keySet();
    Set<String> rest = counts(split.rest()).keySet();
    assertThat(first).isNotEmpty().doesNotContainAnyElementsOf(rest);
    assertThat(rest).isNotEmpty();
    assertThat(first.size() + rest.size()).isEqualTo(devices);
    assertThat(split.first().size() + split.rest().size()).isEqualTo(packets.size());
  }

  @Test
  void everyConditionIsHeldOutOnce() {
    PacketSet monday = new PacketSet("mon-lab", packets(1, 1));
    PacketSet again = new PacketSet("mon-hall", packets(1, 1));
    PacketSet friday = new PacketSet("fri-lab", packets(1, 1));
    List<PacketSet> sets = List.of(monday, again, friday);

    Map<String, Splits.Split<PacketSet>> days =
        Splits.leaveOneOut(sets, set -> set.name().substring(0, 3));

    assertThat(days.keySet()).containsExactly("mon", "fri");
    assertThat(days.get("mon"))
        .isEqualTo(new Splits.Split<>(List.of(friday), List.of(monday, again)));
    assertThat(days.get("fri"))
        .isEqualTo(new Splits.Split<>(List.of(monday, again), List.of(friday)));
    assertThatThrownBy(() -> Splits.leaveOneOut(List.of(monday), PacketSet::name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aShareLeavesSomethingOnBothSides() {
    assertThatThrownBy(() -> Splits.byDevice(packets(1, 5), 0.5, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Splits.byDevice(packets(3, 5), 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
