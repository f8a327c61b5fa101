package io.rffi.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.augment.random.Seeds;
import io.rffi.eval.heldout.LabelledPairs;
import io.rffi.train.descent.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Tag("property")
class PairsTest {
  @Property(tries = 200)
  void everyExampleGetsAsManyPartnersOfItsOwnAsOfOthersAndNoneTwice(
      @ForAll @Size(min = 4, max = 60) List<@IntRange(min = 0, max = 4) Integer> labels,
      @ForAll @IntRange(min = 1, max = 6) int partners,
      @ForAll long seed) {
    boolean possible =
        labels.stream().distinct().count() > 1
            && labels.stream().distinct().count() < labels.size();
    if (!possible) {
      assertThatThrownBy(() -> LabelledPairs.of(labels, partners, seed))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    LabelledPairs pairs = LabelledPairs.of(labels, partners, seed);
    Map<Integer, Set<Integer>> same = new HashMap<>();
    Map<Integer, Set<Integer>> other = new HashMap<>();
    for (int pair = 0; pair < pairs.size(); pair++) {
      int first = pairs.first(pair);
      int second = pairs.second(pair);
      assertThat(first).isNotEqualTo(second);
      assertThat(pairs.same(pair)).isEqualTo(labels.get(first).equals(labels.get(second)));
      Map<Integer, Set<Integer>> kind = pairs.same(pair) ? same : other;
      assertThat(kind.computeIfAbsent(first, key -> new HashSet<>()).add(second)).isTrue();
    }
    for (int example = 0; example < labels.size(); example++) {
      int device = labels.get(example);
      int alike = (int) labels.stream().filter(label -> label == device).count();
      int expected = Math.min(partners, Math.min(alike - 1, labels.size() - alike));
      assertThat(same.getOrDefault(example, Set.of())).hasSize(expected);
      assertThat(other.getOrDefault(example, Set.of())).hasSize(expected);
    }
  }

  private static LabelledExamples examples() {
    List<float[]> inputs = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      inputs.add(new float[] {n, n % 4});
      labels.add(n % 4);
    }
    return new LabelledExamples(List.of("a", "b", "c", "d"), inputs, labels);
  }

  private static PairSampler sampler(long seed) {
    LabelledExamples examples = examples();
    return new PairSampler(
        examples, LabelledPairs.of(examples.labels(), 5, 1), 32, Augmentation.NONE, seed);
  }

  @Example
  void anEpochMeetsEveryPairOnceAndTheNextInAnotherOrder() {
    PairSampler sampler = sampler(7);
    // 40 examples × 10 pairs, of which 12 batches of 32 take 384.
    assertThat(sampler.batchesPerEpoch()).isEqualTo(12);
    List<Set<List<Float>>> orders = new ArrayList<>();
    for (int epoch = 0; epoch < 2; epoch++) {
      Set<List<Float>> met = new HashSet<>();
      for (int n = 0; n < 12; n++) {
        Batch batch = sampler.batch(epoch * 12L + n);
        assertThat(batch.size()).isEqualTo(64);
        for (int pair = 0; pair < 32; pair++) {
          float first = batch.examples().get(2 * pair)[0];
          float second = batch.examples().get(2 * pair + 1)[0];
          assertThat(met.add(List.of(first, second))).isTrue();
        }
        for (int example = 0; example < 64; example++) {
          assertThat(batch.labels().get(example)).isEqualTo((int) batch.examples().get(example)[1]);
        }
      }
      orders.add(met);
    }
    assertThat(orders.get(1)).isNotEqualTo(orders.get(0));
  }

  @Example
  void batchesDependOnSeedAndNumberAlone() {
    PairSampler one = sampler(7);
    PairSampler again = sampler(7);
    again.batch(3);
    assertThat(again.batch(17).labels()).isEqualTo(one.batch(17).labels());
    assertThat(sampler(8).batch(17).labels()).isNotEqualTo(one.batch(17).labels());
  }

  @Example
  void randomPhasesTurnAndKeepThePower() {
    float[] window = {3, 0, 4, 1};
    LabelledExamples two =
        new LabelledExamples(List.of("a", "b"), List.of(window, window), List.of(0, 1));
    DrawnExamples source = new DrawnExamples(two, Augmentation.RANDOM_PHASE);
    List<float[]> drawn = source.draw(0, 20, 0, Seeds.trainingGenerator(1));
    for (float[] turned : drawn) {
      assertThat(turned[0] * turned[0] + turned[2] * turned[2]).isBetween(24.999f, 25.001f);
      assertThat(turned[1] * turned[1] + turned[3] * turned[3]).isBetween(0.999f, 1.001f);
      // The angle between the two samples is the same.
      assertThat(turned[0] * turned[1] + turned[2] * turned[3]).isBetween(3.999f, 4.001f);
    }
    assertThat(drawn.stream().map(turned -> turned[0]).distinct()).hasSizeGreaterThan(15);
    assertThat(window).containsExactly(3, 0, 4, 1);
  }

  @Example
  void drawsWithoutReplacementWhereThereAreEnough() {
    DrawnExamples source = new DrawnExamples(examples(), Augmentation.NONE);
    List<float[]> ten = source.draw(2, 10, 0, Seeds.trainingGenerator(3));
    assertThat(ten.stream().map(input -> input[0]).distinct()).hasSize(10);
    assertThat(ten).allSatisfy(input -> assertThat(input[1]).isEqualTo(2));
    assertThat(source.draw(2, 13, 0, Seeds.trainingGenerator(3))).hasSize(13);
    LabelledExamples lonely = examples().subset(n -> n % 4 == 0);
    assertThatThrownBy(() -> new DrawnExamples(lonely, Augmentation.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[10, 0, 0, 0]");
  }

  @Example
  void labelsAndExamplesMustFit() {
    List<float[]> one = List.of(new float[1]);
    assertThatThrownBy(() -> new LabelledExamples(List.of("a"), one, List.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LabelledExamples(List.of("a"), one, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(IntStream.range(0, 40).filter(n -> n % 3 == 0).count())
        .isEqualTo(examples().subset(n -> n % 3 == 0).size());
  }
}
