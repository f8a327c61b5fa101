package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EmbeddingSpaceMismatchException;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import io.rffi.match.Galleries.Case;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/**
 * What every exact {@link NeighbourSearch} keeps, against plain loops over {@link
 * Fingerprint#distanceTo}; each implementation's test extends this.
 */
@Tag("property")
public abstract class NeighbourSearchContract {
  /**
   * What is tested.
   *
   * @param gallery what to search
   * @return a search over it
   */
  protected abstract NeighbourSearch over(Gallery gallery);

  @Provide
  Arbitrary<Case> cases() {
    return Galleries.cases();
  }

  @Property
  void findsTheNearestInOrderOfDistanceAndEnrolment(
      @ForAll("cases") Case given, @ForAll @IntRange(min = 1, max = 60) int k) {
    assertThat(over(given.gallery()).nearest(given.probe(), k))
        .containsExactlyElementsOf(byLoop(given.gallery(), given.probe(), k));
  }

  /** What a search finds that looks at all. */
  static List<Neighbour> byLoop(Gallery gallery, Fingerprint probe, int k) {
    List<Neighbour> all = new ArrayList<>();
    for (EnrolledDevice device : gallery.devices()) {
      for (int n = 0; n < device.fingerprints().size(); n++) {
        double distance = probe.distanceTo(device.fingerprints().get(n));
        all.add(new Neighbour(device.id(), n, distance));
      }
    }
    // The sort is stable: equal distances stay in the order of enrolment.
    all.sort(Comparator.comparingDouble(Neighbour::distance));
    return all.subList(0, Math.min(k, all.size()));
  }

  @Property(tries = 200)
  void findsTheSameForManyProbesAtOnce(
      @ForAll("cases") Case given, @ForAll @IntRange(min = 1, max = 6) int k) {
    NeighbourSearch search = over(given.gallery());
    List<Fingerprint> probes = new ArrayList<>(List.of(given.probe(), given.probe()));
    given.gallery().devices().forEach(device -> probes.addAll(device.fingerprints()));
    assertThat(search.nearestAll(probes, k))
        .isEqualTo(probes.stream().map(probe -> search.nearest(probe, k)).toList());
    assertThat(search.nearestAll(List.of(), k)).isEmpty();
  }

  @Example
  void findsNothingInAnEmptyGallery() {
    Fingerprint probe = Fingerprint.of(Galleries.space(Metric.COSINE), 1, 2, 3);
    assertThat(over(new Gallery(0, List.of())).nearest(probe, 15)).isEmpty();
  }

  @Example
  void takesValuesAtTheLimitsOfAFloat() {
    EmbeddingSpace space = Galleries.space(Metric.EUCLIDEAN);
    Fingerprint far = Fingerprint.of(space, Float.MAX_VALUE, -Float.MAX_VALUE, 0);
    Fingerprint near = Fingerprint.of(space, Float.MIN_VALUE, 0, -0f);
    NeighbourSearch search = over(Galleries.of(List.of(List.of(far), List.of(near))));
    assertThat(search.nearest(Fingerprint.of(space, 0, 0, 0), 2))
        .extracting(Neighbour::deviceId)
        .containsExactly("b", "a");
    assertThat(search.nearest(far, 1).get(0).distance()).isZero();
  }

  @Example
  void tellsFarFromFartherWhereALearnedSimilarityIsZero() {
    LearnedSimilarity similarity = LearnedSimilarity.of(0, -1);
    EmbeddingSpace line = new EmbeddingSpace("line", "none", 1, similarity);
    Fingerprint farther = Fingerprint.of(line, 3000);
    Fingerprint far = Fingerprint.of(line, 2000);
    Fingerprint probe = Fingerprint.of(line, 0);
    assertThat(similarity.of(probe, far)).isZero();
    assertThat(over(Galleries.of(List.of(List.of(farther), List.of(far)))).nearest(probe, 1))
        .extracting(Neighbour::deviceId)
        .containsExactly("b");
  }

  @Example
  void refusesAnotherSpaceAndAPointlessK() {
    NeighbourSearch search = over(Galleries.clouds(2, 2, 0.1, 1));
    Fingerprint foreign = Fingerprint.of(Galleries.space(Metric.COSINE), 1, 2, 3);
    assertThatThrownBy(() -> search.nearest(foreign, 1))
        .isInstanceOf(EmbeddingSpaceMismatchException.class);
    assertThatThrownBy(
            () -> search.nearest(Fingerprint.of(Galleries.space(Metric.EUCLIDEAN), 1, 2, 3), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
