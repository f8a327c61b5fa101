package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import io.rffi.match.RandomGalleries.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ExactSearchTest extends NeighbourSearchContract {
  @Override
  protected NeighbourSearch over(Gallery gallery) {
    return new ExactSearch(gallery);
  }

  @Provide
  Arbitrary<Class<? extends Metric>> metrics() {
    return Arbitraries.of(
        Metric.EUCLIDEAN.getClass(), Metric.COSINE.getClass(), LearnedSimilarity.class);
  }

  @Property(tries = 400)
  void findsWhatALoopFindsWhereMostIsSkipped(
      @ForAll long seed,
      @ForAll("metrics") Class<? extends Metric> metric,
      @ForAll @IntRange(min = 1, max = 40) int dimension,
      @ForAll Values values,
      @ForAll @IntRange(min = 1, max = 700) int size,
      @ForAll @IntRange(min = 1, max = 40) int k) {
    RandomGalleries galleries = new RandomGalleries(seed, metric, dimension, values);
    Gallery gallery = galleries.gallery(size);
    List<Fingerprint> probes = Stream.generate(() -> galleries.probe(gallery)).limit(5).toList();
    assertThat(new ExactSearch(gallery).nearestAll(probes, k))
        .isEqualTo(byLoop(gallery, probes, k));
  }

  private static List<List<Neighbour>> byLoop(Gallery gallery, List<Fingerprint> probes, int k) {
    return probes.stream().map(probe -> byLoop(gallery, probe, k)).toList();
  }

  @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
  void findsWhatALoopFindsInManyGroups(
      @ForAll long seed,
      @ForAll("metrics") Class<? extends Metric> metric,
      @ForAll Values values,
      @ForAll @IntRange(min = 3000, max = 9000) int size) {
    RandomGalleries galleries = new RandomGalleries(seed, metric, 17, values);
    Gallery gallery = galleries.gallery(size);
    List<Fingerprint> probes = Stream.generate(() -> galleries.probe(gallery)).limit(70).toList();
    ExactSearch search = new ExactSearch(gallery);
    assertThat(search.nearestAll(probes, 15)).isEqualTo(byLoop(gallery, probes, 15));
    assertThat(search.nearest(probes.get(0), 300)).isEqualTo(byLoop(gallery, probes.get(0), 300));
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void findsAfterEachChangeWhatALoopFindsAndBeforeItTheSame(
      @ForAll long seed,
      @ForAll("metrics") Class<? extends Metric> metric,
      @ForAll Values values,
      @ForAll @IntRange(min = 0, max = 3000) int size) {
    RandomGalleries galleries = new RandomGalleries(seed, metric, 5, values);
    NeighbourSearch.Factory factory = ExactSearch.factory();
    List<Gallery> states = new ArrayList<>(List.of(galleries.gallery(size)));
    List<NeighbourSearch> searches = new ArrayList<>(List.of(factory.over(states.get(0))));
    for (int n = 0; n < 8; n++) {
      states.add(galleries.changed(states.get(n)));
      searches.add(factory.over(states.get(n + 1)));
    }
    for (int n = 0; n < states.size(); n++) {
      List<Fingerprint> probes = new ArrayList<>();
      for (int m = 0; m < 4; m++) {
        probes.add(galleries.probe(states.get(n)));
      }
      assertThat(searches.get(n).nearestAll(probes, 9)).isEqualTo(byLoop(states.get(n), probes, 9));
    }
  }

  @Example
  void goesOnWithAnotherSpace() {
    RandomGalleries flat = new RandomGalleries(1, Metric.EUCLIDEAN.getClass(), 3, Values.CLOUDS);
    RandomGalleries round = new RandomGalleries(2, Metric.COSINE.getClass(), 4, Values.CLOUDS);
    Gallery first = flat.gallery(500);
    Gallery empty = new Gallery(2, List.of());
    Gallery second = round.gallery(500);
    ExactSearch search = new ExactSearch(first).updated(second);
    Fingerprint probe = round.probe(second);
    assertThat(search.nearest(probe, 5)).isEqualTo(byLoop(second, probe, 5));
    assertThat(search.updated(empty).nearest(probe, 5)).isEmpty();
    assertThat(search.updated(empty).updated(second).nearest(probe, 5))
        .isEqualTo(byLoop(second, probe, 5));
  }

  @Example
  void findsTheFirstEnrolledOfManyAtOneDistance() {
    for (Metric metric : Galleries.METRICS) {
      EmbeddingSpace space = Galleries.space(metric);
      Fingerprint same = Fingerprint.of(space, 1, 2, 3);
      List<List<Fingerprint>> all = new ArrayList<>();
      for (int device = 0; device < 300; device++) {
        all.add(List.of(same, same, same, same, same));
      }
      Gallery gallery = Galleries.of(all);
      for (Fingerprint probe : List.of(same, Fingerprint.of(space, 0, 0, 0))) {
        assertThat(new ExactSearch(gallery).nearest(probe, 7))
            .isEqualTo(byLoop(gallery, probe, 7))
            .extracting(Neighbour::deviceId)
            .containsExactly("a", "a", "a", "a", "a", "b", "b");
      }
    }
  }
}
