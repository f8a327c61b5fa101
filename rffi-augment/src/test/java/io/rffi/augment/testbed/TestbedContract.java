package io.rffi.augment.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Testbed} keeps; one subclass for each. */
abstract class TestbedContract {
  /** A small one: two receptions of each unit at most. */
  abstract Testbed testbed(Difficulty difficulty, long seed);

  private Testbed testbed() {
    return testbed(Difficulty.DEFAULT, 1);
  }

  @Test
  void setsHaveNamesOfTheirOwnAndUnitsThatExist() {
    Testbed testbed = testbed();
    assertThat(testbed.sets()).isNotEmpty();
    assertThat(testbed.sets().stream().map(TestSet::name)).doesNotHaveDuplicates();
    for (TestSet set : testbed.sets()) {
      assertThat(testbed.set(set.name())).isEqualTo(set);
      assertThat(set.name()).matches("[A-Za-z0-9-]+");
      assertThat(set.units()).allMatch(unit -> unit >= 0 && unit < testbed.units());
      assertThat(set.units()).doesNotHaveDuplicates();
    }
  }

  @Test
  void aReceptionDependsOnNothingThatWentBefore() {
    Testbed testbed = testbed();
    TestSet set = testbed.sets().get(0);
    int count = Math.min(8, set.receptions());
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.reverse(order);
    List<Reception> backwards = order.stream().map(n -> testbed().receive(set, n)).toList();
    List<Reception> parallel =
        IntStream.range(0, count).parallel().mapToObj(n -> testbed.receive(set, n)).toList();
    for (int n = 0; n < count; n++) {
      assertThat(parallel.get(n)).isEqualTo(backwards.get(count - 1 - n));
    }
    assertThat(testbed.receptions(set).limit(count)).isEqualTo(parallel);
  }

  @Test
  void everyReceptionIsAnother() {
    Testbed testbed = testbed();
    List<IqSignal> captures = new ArrayList<>();
    for (TestSet set : testbed.sets()) {
      captures.add(testbed.receive(set, 0).capture());
      captures.add(testbed.receive(set, set.receptions() - 1).capture());
    }
    captures.add(testbed(Difficulty.DEFAULT, 2).receive(testbed.sets().get(0), 0).capture());
    captures.add(testbed(Difficulty.EASY, 1).receive(testbed.sets().get(0), 0).capture());
    captures.add(testbed(Difficulty.HARD, 1).receive(testbed.sets().get(0), 0).capture());
    assertThat(captures).doesNotHaveDuplicates();
  }

  @Test
  void receptionsKeepWhatTheySay() {
    Testbed testbed = testbed();
    for (TestSet set : testbed.sets()) {
      int length = testbed.receive(set, 0).examples().get(0).length();
      for (int index = 0; index < set.receptions(); index += Math.max(1, set.receptions() / 5)) {
        Reception reception = testbed.receive(set, index);
        assertThat(reception.unit()).isEqualTo(set.unit(index));
        assertThat(reception.examples()).hasSize(set.examplesPerReception());
        assertThat(reception.packetStart()).isNotNegative();
        assertThat(reception.packetStart() + reception.packetLength())
            .isLessThanOrEqualTo(reception.capture().length());
        assertThat(reception.snrDb()).isBetween(10.0, 120.0);
        for (IqSignal example : reception.examples()) {
          assertThat(example.length()).isEqualTo(length);
          assertThat(example.toArray()).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY);
        }
        assertThat(meanPower(reception.examples())).isCloseTo(1, within(0.1));
      }
    }
  }

  /** An extractor normalises a packet, not each window of it. */
  private static double meanPower(List<IqSignal> examples) {
    return examples.stream().mapToDouble(IqSignal::rms).map(rms -> rms * rms).average().orElse(0);
  }

  @Test
  void refusesWhatThereIsNot() {
    Testbed testbed = testbed();
    TestSet set = testbed.sets().get(0);
    assertThatThrownBy(() -> testbed.receive(set, set.receptions()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> testbed.receive(set, -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> testbed.set("no such set"))
        .hasMessageContaining("no such set")
        .hasMessageContaining(set.name());
    TestSet foreign = new TestSet("foreign", "of nobody", List.of(0), 1, 1);
    assertThatThrownBy(() -> testbed.receive(foreign, 0)).hasMessageContaining("foreign");
    assertThatThrownBy(() -> testbed.family(testbed.units()))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
