package io.rffi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

@Tag("property")
class FingerprintTest {
  private static final EmbeddingSpace EUCLIDEAN = new EmbeddingSpace("m", "f", 3, Metric.EUCLIDEAN);
  private static final EmbeddingSpace COSINE = new EmbeddingSpace("m", "f", 3, Metric.COSINE);

  @Test
  void measuresDistanceByItsSpacesMetric() {
    assertThat(Fingerprint.of(EUCLIDEAN, 1, 2, 3).distanceTo(Fingerprint.of(EUCLIDEAN, 1, 5, 7)))
        .isEqualTo(5);
    assertThat(Fingerprint.of(COSINE, 2, 0, 0).distanceTo(Fingerprint.of(COSINE, 5, 0, 0)))
        .isZero();
    assertThat(Fingerprint.of(COSINE, 1, 0, 0).distanceTo(Fingerprint.of(COSINE, 0, 3, 0)))
        .isEqualTo(1);
    assertThat(Fingerprint.of(COSINE, 1, 0, 0).distanceTo(Fingerprint.of(COSINE, -1, 0, 0)))
        .isEqualTo(2);
    assertThat(Fingerprint.of(COSINE, 0, 0, 0).distanceTo(Fingerprint.of(COSINE, 1, 0, 0)))
        .isEqualTo(1);
  }

  /** Any finite values: a distance is a number, not below 0, and the same both ways. */
  @Property
  void aDistanceIsNeverNaN(
      @ForAll @Size(3) float[] a, @ForAll @Size(3) float[] b, @ForAll boolean cosine) {
    EmbeddingSpace space = cosine ? COSINE : EUCLIDEAN;
    Fingerprint one = Fingerprint.of(space, a);
    Fingerprint other = Fingerprint.of(space, b);
    assertThat(one.distanceTo(other)).isNotNaN().isNotNegative();
    assertThat(one.distanceTo(other)).isEqualTo(other.distanceTo(one));
    assertThat(Fingerprint.of(EUCLIDEAN, a).distanceTo(Fingerprint.of(EUCLIDEAN, a)))
        .isCloseTo(0, within(0.0));
  }

  @Test
  void isNeverNaNItself() {
    assertThatThrownBy(() -> Fingerprint.of(EUCLIDEAN, 1, Float.NaN, 3))
        .isInstanceOf(SignalQualityException.class)
        .hasMessageContaining("dimension 1");
  }

  @Test
  void refusesAnotherDimensionAndAnotherSpace() {
    assertThatThrownBy(() -> Fingerprint.of(EUCLIDEAN, 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
    Fingerprint here = Fingerprint.of(EUCLIDEAN, 1, 2, 3);
    Fingerprint there =
        Fingerprint.of(new EmbeddingSpace("other", "f", 3, Metric.EUCLIDEAN), 1, 2, 3);
    assertThatThrownBy(() -> here.distanceTo(there))
        .isInstanceOf(EmbeddingSpaceMismatchException.class)
        .hasMessageContaining("id=m")
        .hasMessageContaining("id=other");
  }
}
