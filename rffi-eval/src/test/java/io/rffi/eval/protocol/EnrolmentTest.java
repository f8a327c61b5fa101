package io.rffi.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.metric.DeviceBootstrap;
import io.rffi.eval.metric.MatchRank;
import io.rffi.eval.metric.Separation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The protocol against plain loops, and what it refuses. */
class EnrolmentTest {
  private static final DeviceBootstrap BOOTSTRAP = DeviceBootstrap.standard();

  private final PacketSet enrolled = Points.set("enrolment", 1, 8, 9, 0.45, 1);
  private final PacketSet test = Points.set("D1", 2, 7, 20, 0.45, 2);
  private final PacketSet rogues = Points.set("rogue", 11, 14, 20, 0.45, 3);
  private final Enrolment enrolment = Enrolment.of(Points.embedded(enrolled), 5);

  private record Hit(String device, double distance) {}

  /** All enrolled packets, the nearest first, by a second way of counting. */
  private List<Hit> hits(LabelledSignal probe) {
    List<Hit> hits = new ArrayList<>();
    for (LabelledSignal packet : enrolled.packets()) {
      double sum = 0;
      float[] one = packet.samples().toArray();
      float[] other = probe.samples().toArray();
      for (int n = 0; n < one.length; n++) {
        sum += Math.pow((double) one[n] - other[n], 2);
      }
      hits.add(new Hit(packet.device(), Math.sqrt(sum)));
    }
    hits.sort(Comparator.comparingDouble(Hit::distance));
    return hits;
  }

  private static String vote(List<Hit> nearest) {
    Map<String, List<Double>> votes = new HashMap<>();
    nearest.forEach(
        hit -> votes.computeIfAbsent(hit.device(), d -> new ArrayList<>()).add(hit.distance()));
    Comparator<Map.Entry<String, List<Double>>> most =
        Comparator.comparingInt(entry -> -entry.getValue().size());
    return votes.entrySet().stream()
        .min(most.thenComparingDouble(entry -> mean(entry.getValue())))
        .orElseThrow()
        .getKey();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static double nearestMean(List<Hit> hits, String device, int k) {
    return mean(
        hits.stream()
            .filter(hit -> hit.device().equals(device))
            .limit(k)
            .map(Hit::distance)
            .toList());
  }

  @Test
  void decidesAsPlainLoopsDo() {
    Evaluation evaluation = enrolment.evaluate(Points.embedded(test), Points.embedded(rogues));

    assertThat(evaluation.known()).hasSize(test.packets().size());
    assertThat(evaluation.rogues()).hasSize(rogues.packets().size());
    int right = 0;
    for (int n = 0; n < test.packets().size(); n++) {
      LabelledSignal packet = test.packets().get(n);
      List<Hit> hits = hits(packet);
      Trial trial = evaluation.known().get(n);
      assertThat(trial.device()).isEqualTo(packet.device());
      assertThat(trial.decided()).isEqualTo(vote(hits.subList(0, 5)));
      assertThat(trial.score())
          .isCloseTo(mean(hits.subList(0, 5).stream().map(Hit::distance).toList()), within(1e-6));
      double own = nearestMean(hits, packet.device(), 5);
      long nearer = enrolled.devices().stream().filter(d -> nearestMean(hits, d, 5) < own).count();
      assertThat(evaluation.ranks().get(n))
          .isEqualTo(new MatchRank(packet.device(), (int) nearer + 1));
      right += trial.decided().equals(packet.device()) ? 1 : 0;
    }
    assertThat(evaluation.accuracy(BOOTSTRAP).value())
        .isCloseTo((double) right / test.packets().size(), within(1e-12));
    assertThat(evaluation.accuracy(BOOTSTRAP).devices()).isEqualTo(6);
    assertThat(evaluation.cumulativeMatch().enrolled()).isEqualTo(8);
    Separation separation = evaluation.separation().orElseThrow();
    assertThat(separation.genuine()).hasSize(test.packets().size());
    assertThat(separation.impostor()).extracting("device").contains("11", "14");
    // Neither trivial nor impossible, or the comparison above says little.
    assertThat(evaluation.accuracy(BOOTSTRAP).value()).isBetween(0.5, 0.99);
    assertThat(separation.curve().area()).isBetween(0.5, 0.99);
  }

  @Test
  void aDeviceWithFewPacketsChangesNoOtherScore() {
    PacketSet many = Points.set("b", 2, 3, 30, 0.1, 1);
    PacketSet uneven =
        PacketSet.together("uneven", List.of(Points.set("a", 1, 1, 2, 0.1, 1), many));
    PacketSet probes = Points.set("test", 2, 3, 10, 0.1, 2);
    Enrolment without = Enrolment.of(Points.embedded(many), 15);
    Enrolment with = Enrolment.of(Points.embedded(uneven), 15);

    assertThat(with.k()).isEqualTo(15);
    assertThat(with.evaluate(Points.embedded(probes)).known())
        .isEqualTo(without.evaluate(Points.embedded(probes)).known());
    Trial thin = with.evaluate(Points.embedded(Points.set("test", 1, 1, 1, 0.1, 3))).known().get(0);
    assertThat(thin.decided()).isEqualTo("1");
    assertThat(enrolment.evaluate(Points.embedded(test)).separation()).isEmpty();
    assertThatThrownBy(() -> Enrolment.of(Points.embedded(uneven), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEmbedderThatTellsNothingApartEarnsTheLastRank() {
    List<LabelledSignal> same = new ArrayList<>();
    for (int device = 0; device < 4; device++) {
      same.add(Points.packet("d" + device, 1, 1));
    }
    Enrolment blind = Enrolment.of(Points.embedded(new PacketSet("same", same)), 1);

    Evaluation evaluation =
        blind.evaluate(
            Points.embedded(new PacketSet("test", List.of(Points.packet("d1", 1, 1.5)))));

    assertThat(evaluation.ranks()).containsExactly(new MatchRank("d1", 4));
  }

  @Test
  void refusesAPacketThatIsEnrolledAndTested() {
    List<LabelledSignal> leaking = new ArrayList<>(test.packets());
    leaking.set(31, new LabelledSignal("3", enrolled.packets().get(40).samples()));
    EmbeddedSet leaky = Points.embedded(new PacketSet("D2", leaking));

    assertThatThrownBy(() -> enrolment.evaluate(leaky))
        .isInstanceOf(SetsMismatchException.class)
        .hasMessageContaining("packet 31 of D2 (device 3)")
        .hasMessageContaining("packet 40 of enrolment (device 5)");
  }

  @Test
  void refusesARogueThatIsAnEnrolledPacketUnderAnotherName() {
    PacketSet disguised =
        new PacketSet(
            "rogue", List.of(new LabelledSignal("x", enrolled.packets().get(0).samples())));

    assertThatThrownBy(() -> enrolment.evaluate(Points.embedded(test), Points.embedded(disguised)))
        .isInstanceOf(SetsMismatchException.class)
        .hasMessageContaining("device x");
  }

  @Test
  void refusesDevicesThatDoNotMeet() {
    EmbeddedSet known = Points.embedded(test);
    EmbeddedSet others = Points.embedded(rogues);

    assertThatThrownBy(() -> enrolment.evaluate(others))
        .isInstanceOf(SetsMismatchException.class)
        .hasMessageContaining("rogue has packets of devices 11, 12, 13, 14")
        .hasMessageContaining("enrolment");
    assertThatThrownBy(() -> enrolment.evaluate(known, known))
        .isInstanceOf(SetsMismatchException.class)
        .hasMessageContaining("devices 2, 3, 4, 5, 6 and 1 more");
  }

  @Test
  void countsPacketsThatAreTooPoor() {
    List<LabelledSignal> some = new ArrayList<>(test.packets());
    some.add(Points.packet("2", 0));

    Evaluation evaluation = enrolment.evaluate(Points.embedded(new PacketSet("D3", some)));

    assertThat(evaluation.rejected()).hasSize(1);
    assertThat(evaluation.rejected().get(0).number()).isEqualTo(test.packets().size());
    assertThat(evaluation.known()).hasSize(test.packets().size());
  }
}
