package io.rffi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The smaller values: what they refuse, and that they keep what they were given. */
class ValuesTest {
  private static final EmbeddingSpace SPACE = new EmbeddingSpace("m", "f", 1, Metric.EUCLIDEAN);
  private static final Spectrogram.Axes AXES = new Spectrogram.Axes(-10, 5, 0, 1);

  @Test
  void aSpectrogramIsRowMajorAndCopied() {
    float[] cells = {1, 2, 3, 4, 5, 6};
    Spectrogram picture = Spectrogram.of(cells, 2, 3, AXES);
    cells[0] = 99;
    assertThat(picture.at(0, 0)).isEqualTo(1);
    assertThat(picture.at(1, 0)).isEqualTo(4);
    FloatBuffer target = FloatBuffer.allocate(6);
    picture.putInto(target);
    assertThat(target.array()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThatThrownBy(() -> picture.at(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Spectrogram.of(new float[5], 2, 3, AXES))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Spectrogram.of(new float[] {1, Float.NaN}, 1, 2, AXES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0, 1)");
  }

  @Test
  void aGalleryHasEachDeviceOnceAndOneSpace() {
    EnrolledDevice a = new EnrolledDevice("a", List.of(Fingerprint.of(SPACE, 1)));
    Gallery gallery = new Gallery(3, List.of(a));
    assertThat(gallery.device("a")).contains(a);
    assertThat(gallery.device("b")).isEmpty();
    assertThat(gallery.space()).contains(SPACE);
    assertThat(new Gallery(0, List.of()).space()).isEqualTo(Optional.empty());
    assertThatThrownBy(() -> new Gallery(1, List.of(a, a)))
        .isInstanceOf(IllegalArgumentException.class);
    EmbeddingSpace other = new EmbeddingSpace("n", "f", 1, Metric.EUCLIDEAN);
    EnrolledDevice foreign = new EnrolledDevice("b", List.of(Fingerprint.of(other, 1)));
    assertThatThrownBy(() -> new Gallery(1, List.of(a, foreign)))
        .isInstanceOf(EmbeddingSpaceMismatchException.class);
    assertThatThrownBy(
            () ->
                new EnrolledDevice(
                    "c", List.of(Fingerprint.of(SPACE, 1), Fingerprint.of(other, 1))))
        .isInstanceOf(EmbeddingSpaceMismatchException.class);
  }

  @Test
  void evidenceIsCopiedAndNeverNaN() {
    List<Neighbour> neighbours = new ArrayList<>(List.of(new Neighbour("a", 0, 0.5)));
    Evidence evidence = new Evidence(0.5, 0.5, 1, neighbours, Map.of("a", 1));
    neighbours.clear();
    assertThat(evidence.neighbours()).hasSize(1);
    assertThat(evidence.withinThreshold()).isTrue();
    assertThatThrownBy(() -> new Evidence(Double.NaN, 1, 1, List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Evidence(1, Double.NaN, 1, List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void embeddingSpacesAndPreamblesAreChecked() {
    assertThatThrownBy(() -> new EmbeddingSpace(" ", "f", 1, Metric.COSINE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EmbeddingSpace("m", "f", 0, Metric.COSINE))
        .isInstanceOf(IllegalArgumentException.class);
    IqSignal samples = IqSignal.of(new float[2], 1);
    assertThatThrownBy(() -> preamble(samples, 0, 0, OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> preamble(samples, 8, Double.NaN, OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> preamble(samples, 8, 0, OptionalDouble.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SignalQuality.ofSnrDb(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SignalQuality(10, 1.1, false, 0, 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SignalQuality(10, 0, false, 0, -1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPreambleCanBeCountedFromAnEarlierSample() {
    IqSignal samples = IqSignal.of(new float[2], 1);
    Preamble preamble = preamble(samples, 8, 0, OptionalDouble.of(3));
    assertThat(preamble.after(1000).startSample()).isEqualTo(1000.25);
    assertThat(preamble.after(1000).after(-1000)).isEqualTo(preamble);
  }

  private static Preamble preamble(
      IqSignal samples, int symbols, double cfoHz, OptionalDouble sfoPpm) {
    return new Preamble(
        samples, 0.25, symbols, true, cfoHz, sfoPpm, SignalQuality.ofSnrDb(10), () -> "test");
  }

  @Test
  void channelsFollowOneAnother() {
    ChannelModel twice =
        (in, random) -> IqSignal.of(new float[] {2 * in.i(0), 2 * in.q(0)}, in.sampleRateHz());
    ChannelModel plusOne =
        (in, random) -> IqSignal.of(new float[] {in.i(0) + 1, in.q(0)}, in.sampleRateHz());
    IqSignal out =
        twice.then(plusOne).apply(IqSignal.of(new float[] {3, 4}, 1), new java.util.Random(1));
    assertThat(out.toArray()).containsExactly(7, 8);
  }
}
