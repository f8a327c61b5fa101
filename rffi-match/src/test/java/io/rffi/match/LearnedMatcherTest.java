package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Matcher;
import io.rffi.api.Metric;
import io.rffi.api.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** k-NN by a learned similarity keeps what every matcher keeps. */
class LearnedMatcherTest extends MatcherContract {
  /** One weight has the sign that a difference makes two fingerprints more alike. */
  private static final LearnedSimilarity SIMILARITY = LearnedSimilarity.of(3, -1, -0.8f, 0.1f);

  @Override
  protected Matcher.Factory withThreshold(double threshold) {
    return KnnMatcher.with(
        KnnOptions.defaults().withSimilarity(SIMILARITY).withThreshold(Threshold.fixed(threshold)));
  }

  @Override
  protected double distance(Fingerprint a, Fingerprint b) {
    return SIMILARITY.distance(a, b);
  }

  @Provide
  Arbitrary<Galleries.Case> cases() {
    return Galleries.cases();
  }

  @Property
  void findsTheNearestInOrderOfDistanceAndEnrolment(
      @ForAll("cases") Galleries.Case given, @ForAll @IntRange(min = 1, max = 60) int k) {
    List<Neighbour> all = new ArrayList<>();
    for (EnrolledDevice device : given.gallery().devices()) {
      for (int n = 0; n < device.fingerprints().size(); n++) {
        Fingerprint enrolled = device.fingerprints().get(n);
        double z = 3;
        z -= Math.abs((double) given.probe().at(0) - enrolled.at(0));
        z -= 0.8f * Math.abs((double) given.probe().at(1) - enrolled.at(1));
        z += 0.1f * Math.abs((double) given.probe().at(2) - enrolled.at(2));
        all.add(new Neighbour(device.id(), n, -Math.log(1 / (1 + Math.exp(-z)))));
      }
    }
    all.sort(Comparator.comparingDouble(Neighbour::distance));

    List<Neighbour> found =
        new LearnedNeighbourSearch(given.gallery(), SIMILARITY).nearest(given.probe(), k);

    assertThat(found).hasSize(Math.min(k, all.size()));
    for (int n = 0; n < found.size(); n++) {
      assertThat(found.get(n).distance()).isCloseTo(all.get(n).distance(), within(1e-9));
    }
    for (int n = 1; n < found.size(); n++) {
      if (found.get(n).distance() == found.get(n - 1).distance()) {
        assertThat(place(given.gallery(), found.get(n)))
            .isGreaterThan(place(given.gallery(), found.get(n - 1)));
      }
    }
  }

  private static int place(Gallery gallery, Neighbour neighbour) {
    List<String> ids = gallery.devices().stream().map(EnrolledDevice::id).toList();
    return 100 * ids.indexOf(neighbour.deviceId()) + neighbour.index();
  }

  @Test
  void decidesByTheWeightsAndNotByTheMetric() {
    EmbeddingSpace plane = new EmbeddingSpace("plane", "none", 2, Metric.EUCLIDEAN);
    Gallery gallery =
        new Gallery(
            1,
            List.of(
                new EnrolledDevice("left", List.of(Fingerprint.of(plane, 0, 1))),
                new EnrolledDevice("right", List.of(Fingerprint.of(plane, 0.5f, 0)))));
    // Only the first value counts: "right" is nearer by Euclid, "left" by what was learnt.
    Fingerprint probe = Fingerprint.of(plane, 0, 0);
    Matcher matcher =
        KnnMatcher.with(
                KnnOptions.defaults()
                    .withK(1)
                    .withSimilarity(LearnedSimilarity.of(1, -10, 0))
                    .withThreshold(Threshold.fixed(LearnedSimilarity.EVEN_ODDS)))
            .over(gallery);
    Identification who = matcher.identify(probe);
    Evidence why = who.evidence().orElseThrow();
    assertThat(who)
        .isInstanceOfSatisfying(
            Identification.Recognised.class,
            recognised -> assertThat(recognised.deviceId()).isEqualTo("left"));
    assertThat(why.score()).isCloseTo(Math.log1p(Math.exp(-1)), within(1e-12));
    assertThat(why.margin()).isCloseTo(Math.log1p(Math.exp(4)) - why.score(), within(1e-6));
    // At 0.2 the probability of "left" has fallen to σ(−1), below one half.
    assertThat(matcher.identify(Fingerprint.of(plane, 0.2f, 1)))
        .isInstanceOf(Identification.Rogue.class);
  }

  @Test
  void tellsFarFromFartherWhereTheSimilarityIsZero() {
    EmbeddingSpace line = new EmbeddingSpace("line", "none", 1, Metric.EUCLIDEAN);
    Gallery gallery =
        new Gallery(
            1,
            List.of(
                new EnrolledDevice("farther", List.of(Fingerprint.of(line, 3000))),
                new EnrolledDevice("far", List.of(Fingerprint.of(line, 2000)))));
    LearnedSimilarity similarity = LearnedSimilarity.of(0, -1);
    Fingerprint probe = Fingerprint.of(line, 0);
    assertThat(similarity.of(probe, gallery.devices().get(1).fingerprints().get(0))).isZero();
    assertThat(new LearnedNeighbourSearch(gallery, similarity).nearest(probe, 1))
        .extracting(Neighbour::deviceId)
        .containsExactly("far");
  }

  @Test
  void calibratesOnTheGalleryByTheLearnedDistance() {
    Gallery gallery = Galleries.clouds(30, 20, 0.002, 1);
    KnnOptions options =
        KnnOptions.defaults()
            .withThreshold(Threshold.calibrated(0.1))
            .withSimilarity(LearnedSimilarity.of(2, -30, -30, -30));
    Matcher matcher = KnnMatcher.with(options).over(gallery);
    Fingerprint known = gallery.devices().get(3).fingerprints().get(0);
    assertThat(matcher.identify(known)).isInstanceOf(Identification.Recognised.class);
    assertThat(matcher.identify(Fingerprint.of(known.space(), 5, 5, 5)))
        .isInstanceOf(Identification.Rogue.class);
  }

  @Test
  void refusesASimilarityOfAnotherDimension() {
    Gallery gallery = Galleries.clouds(2, 2, 0.1, 1);
    LearnedSimilarity two = LearnedSimilarity.of(0, -1, -1);
    assertThatThrownBy(() -> new LearnedNeighbourSearch(gallery, two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 weights")
        .hasMessageContaining("3 values");
    Fingerprint probe = gallery.devices().get(0).fingerprints().get(0);
    assertThatThrownBy(() -> new LearnedNeighbourSearch(gallery, SIMILARITY).nearest(probe, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void similarityAndDistanceAgree() {
    Random random = new Random(5);
    EmbeddingSpace space = Galleries.space(Metric.EUCLIDEAN);
    for (int n = 0; n < 200; n++) {
      Fingerprint a =
          Fingerprint.of(space, random.nextFloat(), 9 * random.nextFloat(), random.nextFloat());
      Fingerprint b =
          Fingerprint.of(space, random.nextFloat(), 9 * random.nextFloat(), random.nextFloat());
      double similarity = SIMILARITY.of(a, b);
      assertThat(SIMILARITY.distance(a, b)).isCloseTo(-Math.log(similarity), within(1e-12));
      assertThat(SIMILARITY.of(b, a)).isEqualTo(similarity);
      assertThat(similarity > 0.5)
          .isEqualTo(SIMILARITY.distance(a, b) < LearnedSimilarity.EVEN_ODDS);
    }
  }

  @Test
  void refusesParametersThatAreNotFinite() {
    assertThatThrownBy(() -> LearnedSimilarity.of(Float.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bias");
    assertThatThrownBy(() -> LearnedSimilarity.of(0, 1, Float.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight 1");
    assertThatThrownBy(() -> LearnedSimilarity.of(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
