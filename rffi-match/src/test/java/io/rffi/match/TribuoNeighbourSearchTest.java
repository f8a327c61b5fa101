package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EmbeddingSpaceMismatchException;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.Neighbour;
import io.rffi.match.Galleries.Case;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.groups.Tuple;

/** The search against plain loops over {@link Fingerprint#distanceTo}. */
class TribuoNeighbourSearchTest {
  /** Of distances that two orders of one sum give. */
  private static final double ROUNDING = 1e-12;

  @Provide
  Arbitrary<Case> cases() {
    return Galleries.cases();
  }

  @Provide
  Arbitrary<Case> onGrid() {
    return Galleries.onGrid(Metric.EUCLIDEAN);
  }

  @Property
  void findsTheNearest(@ForAll("cases") Case given, @ForAll @IntRange(min = 1, max = 60) int k) {
    List<Neighbour> all = allNearestFirst(given);

    List<Neighbour> found = new TribuoNeighbourSearch(given.gallery()).nearest(given.probe(), k);

    assertThat(found).hasSize(Math.min(k, all.size()));
    assertThat(found)
        .extracting(Neighbour::deviceId, Neighbour::index)
        .doesNotHaveDuplicates()
        .isSubsetOf(owners(all));
    for (int n = 0; n < found.size(); n++) {
      Neighbour near = found.get(n);
      EnrolledDevice device = given.gallery().device(near.deviceId()).orElseThrow();
      double own = given.probe().distanceTo(device.fingerprints().get(near.index()));
      assertThat(near.distance()).isNotNegative().isCloseTo(own, within(ROUNDING));
      assertThat(near.distance()).isCloseTo(all.get(n).distance(), within(ROUNDING));
    }
  }

  /**
   * Only of the grid: there the squares are whole, so distances that are equal compute as equal.
   */
  @Property
  void keepsTheOrderOfEnrolmentAtEqualDistance(
      @ForAll("onGrid") Case given, @ForAll @IntRange(min = 1, max = 60) int k) {
    List<Neighbour> found = new TribuoNeighbourSearch(given.gallery()).nearest(given.probe(), k);

    assertThat(found)
        .extracting(Neighbour::deviceId, Neighbour::index)
        .containsExactlyElementsOf(owners(allNearestFirst(given)).stream().limit(k).toList());
  }

  /** By a stable sort: equal distances stay in the order of enrolment. */
  private static List<Neighbour> allNearestFirst(Case given) {
    List<Neighbour> all = new ArrayList<>();
    for (EnrolledDevice device : given.gallery().devices()) {
      for (int n = 0; n < device.fingerprints().size(); n++) {
        double distance = given.probe().distanceTo(device.fingerprints().get(n));
        all.add(new Neighbour(device.id(), n, distance));
      }
    }
    all.sort(Comparator.comparingDouble(Neighbour::distance));
    return all;
  }

  private static List<Tuple> owners(List<Neighbour> neighbours) {
    return neighbours.stream().map(near -> tuple(near.deviceId(), near.index())).toList();
  }

  @Example
  void findsNothingInAnEmptyGallery() {
    Fingerprint probe = Fingerprint.of(Galleries.space(Metric.COSINE), 1, 2, 3);
    assertThat(new TribuoNeighbourSearch(new Gallery(0, List.of())).nearest(probe, 15)).isEmpty();
  }

  @Example
  void takesValuesAtTheLimitsOfAFloat() {
    EmbeddingSpace space = Galleries.space(Metric.EUCLIDEAN);
    Fingerprint far = Fingerprint.of(space, Float.MAX_VALUE, -Float.MAX_VALUE, 0);
    Fingerprint near = Fingerprint.of(space, Float.MIN_VALUE, 0, -0f);
    TribuoNeighbourSearch search =
        new TribuoNeighbourSearch(Galleries.of(List.of(List.of(far), List.of(near))));
    assertThat(search.nearest(Fingerprint.of(space, 0, 0, 0), 2))
        .extracting(Neighbour::deviceId)
        .containsExactly("b", "a");
    assertThat(search.nearest(far, 1).get(0).distance()).isZero();
  }

  @Example
  void refusesAnotherSpaceAndAPointlessK() {
    TribuoNeighbourSearch search = new TribuoNeighbourSearch(Galleries.clouds(2, 2, 0.1, 1));
    Fingerprint foreign = Fingerprint.of(Galleries.space(Metric.COSINE), 1, 2, 3);
    assertThatThrownBy(() -> search.nearest(foreign, 1))
        .isInstanceOf(EmbeddingSpaceMismatchException.class);
    assertThatThrownBy(
            () -> search.nearest(Fingerprint.of(Galleries.space(Metric.EUCLIDEAN), 1, 2, 3), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
