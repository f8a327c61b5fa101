package io.rffi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Embedder} keeps; each implementation's test extends this. */
public abstract class EmbedderContract {
  private static final int MANY = 75; // more than one batch of the network, and not a multiple

  private Embedder embedder;

  /**
   * An embedder under test.
   *
   * @return a new one at each call, all of one space
   */
  protected abstract Embedder create();

  /**
   * An embedder of another space that takes the same preambles.
   *
   * @return a new one
   */
  protected abstract Embedder createOther();

  /**
   * The sample rate that the embedder takes.
   *
   * @return in Hz
   */
  protected abstract double sampleRateHz();

  /**
   * The length that the embedder takes.
   *
   * @return in samples
   */
  protected abstract int samples();

  @BeforeEach
  void open() {
    embedder = create();
  }

  @AfterEach
  void close() {
    embedder.close();
  }

  /** White noise that the embedder takes. */
  protected IqSignal noise(long seed) {
    return noise(seed, samples(), sampleRateHz());
  }

  /** Many different ones. */
  protected List<IqSignal> noises(int count) {
    List<IqSignal> all = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      all.add(noise(seed));
    }
    return all;
  }

  private static IqSignal noise(long seed, int length, double rate) {
    Random random = new Random(seed);
    float[] values = new float[2 * length];
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) random.nextGaussian();
    }
    return IqSignal.of(values, rate);
  }

  @Test
  void keepsTheOrderAndGivesInABatchWhatItGivesSingly() {
    List<IqSignal> preambles = noises(MANY);
    List<Fingerprint> together = embedder.embed(preambles);
    assertThat(together).hasSize(MANY);
    for (int n = 0; n < MANY; n++) {
      float[] alone = embedder.embed(List.of(preambles.get(n))).get(0).toArray();
      assertThat(together.get(n).toArray()).containsExactly(alone, within(1e-6f));
    }
  }

  @Test
  void tellsDifferentPreamblesApart() {
    List<Fingerprint> two = embedder.embed(noises(2));
    assertThat(two.get(0).distanceTo(two.get(1))).isGreaterThan(1e-3);
  }

  @Test
  void embedsNothingAsNothing() {
    assertThat(embedder.embed(List.of())).isEmpty();
  }

  @Test
  void refusesAnotherSampleRate() {
    IqSignal faster = noise(1, samples(), 2 * sampleRateHz());
    assertThatThrownBy(() -> embedder.embed(List.of(faster)))
        .isInstanceOf(SampleRateException.class);
  }

  @Test
  void refusesAnotherLength() {
    for (int length : new int[] {0, samples() - 1, samples() + 1}) {
      IqSignal other = noise(1, length, sampleRateHz());
      assertThatThrownBy(() -> embedder.embed(List.of(other)))
          .isInstanceOf(SignalQualityException.class);
    }
  }

  @Test
  void refusesSilence() {
    IqSignal silence = IqSignal.of(new float[2 * samples()], sampleRateHz());
    assertThatThrownBy(() -> embedder.embed(List.of(silence)))
        .isInstanceOf(SignalQualityException.class);
  }

  @Test
  void aRefusalLeavesNothingBehind() {
    Fingerprint before = embedder.embed(List.of(noise(7))).get(0);
    IqSignal silence = IqSignal.of(new float[2 * samples()], sampleRateHz());
    assertThatThrownBy(() -> embedder.embed(List.of(noise(1), silence, noise(2))))
        .isInstanceOf(SignalQualityException.class);
    assertThat(embedder.embed(List.of(noise(7))).get(0)).isEqualTo(before);
  }

  @Test
  void fingerprintsOfAnotherSpaceCannotBeCompared() {
    try (Embedder other = createOther()) {
      Fingerprint here = embedder.embed(List.of(noise(1))).get(0);
      Fingerprint there = other.embed(List.of(noise(1))).get(0);
      assertThat(here.space()).isNotEqualTo(there.space());
      assertThatThrownBy(() -> here.distanceTo(there))
          .isInstanceOf(EmbeddingSpaceMismatchException.class);
    }
  }

  @Test
  void twoEmbeddersOfOneModelShareTheSpace() {
    try (Embedder twin = create()) {
      assertThat(twin.embed(noises(3))).isEqualTo(embedder.embed(noises(3)));
    }
  }
}
