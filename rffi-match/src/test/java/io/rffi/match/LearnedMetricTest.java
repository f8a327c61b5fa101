package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Matcher;
import java.util.List;
import org.junit.jupiter.api.Test;

/** k-NN in a space with a learned similarity. */
class LearnedMetricTest {
  @Test
  void decidesByTheWeights() {
    // Only the first value counts: "right" is nearer by Euclid, "left" by what was learnt.
    EmbeddingSpace plane = new EmbeddingSpace("plane", "none", 2, LearnedSimilarity.of(1, -10, 0));
    Gallery gallery =
        new Gallery(
            1,
            List.of(
                new EnrolledDevice("left", List.of(Fingerprint.of(plane, 0, 1))),
                new EnrolledDevice("right", List.of(Fingerprint.of(plane, 0.5f, 0)))));
    Matcher matcher =
        KnnMatcher.with(
                KnnOptions.defaults()
                    .withK(1)
                    .withThreshold(Threshold.fixed(LearnedSimilarity.EVEN_ODDS)))
            .over(gallery);
    Identification who = matcher.identify(Fingerprint.of(plane, 0, 0));
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
  void calibratesOnTheGallery() {
    Gallery gallery = Galleries.clouds(30, 20, 0.002, 1, LearnedSimilarity.of(2, -30, -30, -30));
    Matcher matcher =
        KnnMatcher.with(KnnOptions.defaults().withThreshold(Threshold.calibrated(0.1)))
            .over(gallery);
    Fingerprint known = gallery.devices().get(3).fingerprints().get(0);
    assertThat(matcher.identify(known)).isInstanceOf(Identification.Recognised.class);
    assertThat(matcher.identify(Fingerprint.of(known.space(), 5, 5, 5)))
        .isInstanceOf(Identification.Rogue.class);
  }
}
