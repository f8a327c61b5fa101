package io.rffi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link PreambleExtractor} keeps; each implementation's test extends this. */
public abstract class PreambleExtractorContract {
  /** In samples, how far a start moves at most when level, phase or blocks are others. */
  private static final double SAME_START = 0.05;

  private static final double SAME_CARRIER_HZ = 1;

  /** Of an RMS of 1, what may differ. */
  private static final double SAME_SAMPLES = 1e-2;

  /**
   * What is tested.
   *
   * @return one that has searched nothing yet
   */
  protected abstract PreambleExtractor extractor();

  /**
   * What is searched; where the extractor sees less than all at once, longer than four times that.
   *
   * @return always the same
   */
  protected abstract IqSignal capture();

  /**
   * What there is to find.
   *
   * @return how many preambles lie in the capture, at least one
   */
  protected abstract int preambles();

  /**
   * A rate that does not carry the waveform.
   *
   * @return in Hz; empty if every rate will do
   */
  protected abstract OptionalDouble tooSlowHz();

  /**
   * What is found in silence.
   *
   * @return how many, 0 unless every capture is a packet to the extractor
   */
  protected int foundInSilence() {
    return 0;
  }

  /**
   * What is found in noise as long as the capture.
   *
   * @return how many, 0 unless the extractor knows no packet from noise
   */
  protected int foundInNoise() {
    return 0;
  }

  private List<Preamble> found() {
    List<Preamble> found = extractor().extract(capture());
    assertThat(found).hasSize(preambles());
    return found;
  }

  private static double length(Preamble preamble, double rateHz) {
    return preamble.samples().length() / preamble.samples().sampleRateHz() * rateHz;
  }

  /** The same, but for rounding. */
  private static void assertSame(List<Preamble> actual, List<Preamble> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int n = 0; n < actual.size(); n++) {
      Preamble one = actual.get(n);
      Preamble other = expected.get(n);
      assertThat(one.startSample()).isCloseTo(other.startSample(), within(SAME_START));
      assertThat(one.cfoHz()).isCloseTo(other.cfoHz(), within(SAME_CARRIER_HZ));
      assertThat(one.symbols()).isEqualTo(other.symbols());
      assertThat(one.delimited()).isEqualTo(other.delimited());
      assertThat(one.waveform()).isEqualTo(other.waveform());
      assertThat(one.samples().sampleRateHz()).isEqualTo(other.samples().sampleRateHz());
      assertThat(one.samples().length()).isEqualTo(other.samples().length());
      assertThat(distance(one.samples(), other.samples())).isLessThan(SAME_SAMPLES);
    }
  }

  /** The RMS of what is left of one when the other, turned by some phase, is taken off. */
  private static double distance(IqSignal one, IqSignal other) {
    double re = 0;
    double im = 0;
    double energy = 0;
    for (int n = 0; n < one.length(); n++) {
      re += (double) one.i(n) * other.i(n) + (double) one.q(n) * other.q(n);
      im += (double) one.q(n) * other.i(n) - (double) one.i(n) * other.q(n);
      energy += (double) one.i(n) * one.i(n) + (double) one.q(n) * one.q(n);
      energy += (double) other.i(n) * other.i(n) + (double) other.q(n) * other.q(n);
    }
    return Math.sqrt(Math.max(0, energy - 2 * Math.hypot(re, im)) / one.length());
  }

  @Test
  void preamblesLieInTheCaptureInTimeOrder() {
    double before = Double.NEGATIVE_INFINITY;
    for (Preamble preamble : found()) {
      double end = preamble.startSample() + length(preamble, capture().sampleRateHz());
      assertThat(preamble.startSample()).isGreaterThan(before).isGreaterThan(-1);
      assertThat(end).isLessThan(capture().length() + 1.0);
      before = preamble.startSample();
    }
  }

  @Test
  void preamblesAreNormalisedAndTheirReachIsSeen() {
    OptionalDouble reach = extractor().reachSeconds(capture().sampleRateHz());
    for (Preamble preamble : found()) {
      assertThat(preamble.samples().rms()).isCloseTo(1, within(1e-4));
      assertThat(length(preamble, 1)).isLessThan(reach.orElse(Double.POSITIVE_INFINITY));
    }
  }

  @Test
  void silenceHasNoPacket() {
    IqSignal silence = IqSignal.of(new float[2 * capture().length()], capture().sampleRateHz());
    assertThat(extractor().extract(silence)).hasSize(foundInSilence());
    assertThat(extractor().search(SignalSource.of("silence", silence))).hasSize(foundInSilence());
  }

  @Test
  void anEmptyCaptureHasNoPacket() {
    IqSignal empty = IqSignal.of(new float[0], capture().sampleRateHz());
    assertThat(extractor().extract(empty)).isEmpty();
    assertThat(extractor().search(SignalSource.of("empty", empty))).isEmpty();
  }

  /** The seed is fixed. At one false alarm an hour, one seed in 10 000 has one, or fewer. */
  @Test
  void noiseHasNoPacket() {
    Random random = new Random(6);
    float[] values = new float[2 * capture().length()];
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) random.nextGaussian();
    }
    IqSignal noise = IqSignal.of(values, capture().sampleRateHz());
    assertThat(extractor().extract(noise)).hasSize(foundInNoise());
  }

  @Test
  void aRateThatDoesNotCarryTheWaveformIsRefused() {
    double slow = tooSlowHz().orElse(1);
    IqSignal capture = IqSignal.of(capture().toArray(), slow);
    if (tooSlowHz().isPresent()) {
      assertThatThrownBy(() -> extractor().extract(capture))
          .isInstanceOf(SampleRateException.class);
      assertThatThrownBy(
              () -> extractor().search(SignalSource.of("slow", capture)).iterator().hasNext())
          .isInstanceOf(SampleRateException.class);
    } else {
      assertThatCode(() -> extractor().extract(capture)).doesNotThrowAnyException();
    }
  }

  @Test
  void noCaptureIsAMistake() {
    assertThatThrownBy(() -> extractor().extract(null)).isInstanceOf(NullPointerException.class);
  }

  /** A first search may leave something behind that a second one uses. */
  @Test
  void searchesOfManyThreadsAreEachAsIfAlone() throws Exception {
    List<Preamble> alone = found();
    IqSignal half = capture().slice(0, capture().length() / 2);
    List<Preamble> ofHalf = extractor().extract(half);
    PreambleExtractor shared = extractor();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<List<Preamble>>> whole = new ArrayList<>();
      List<Future<List<Preamble>>> halves = new ArrayList<>();
      for (int n = 0; n < 3; n++) {
        whole.add(threads.submit(() -> shared.extract(capture())));
        halves.add(threads.submit(() -> shared.extract(half)));
      }
      for (int n = 0; n < 3; n++) {
        assertThat(whole.get(n).get()).isEqualTo(alone);
        assertThat(halves.get(n).get()).isEqualTo(ofHalf);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-60, -9, 8, 60})
  void theLevelChangesNothing(int powerOfTwo) {
    float[] values = capture().toArray();
    for (int n = 0; n < values.length; n++) {
      values[n] = Math.scalb(values[n], powerOfTwo);
    }
    assertSame(extractor().extract(IqSignal.of(values, capture().sampleRateHz())), found());
  }

  @Test
  void theReceiversPhaseChangesNothingElse() {
    double cos = Math.cos(2.1);
    double sin = Math.sin(2.1);
    float[] values = capture().toArray();
    for (int n = 0; n < values.length; n += 2) {
      float i = values[n];
      float q = values[n + 1];
      values[n] = (float) (i * cos - q * sin);
      values[n + 1] = (float) (i * sin + q * cos);
    }
    assertSame(extractor().extract(IqSignal.of(values, capture().sampleRateHz())), found());
  }

  @Test
  void theCentreFrequencyIsMovedByWhatIsRemoved() {
    IqSignal tuned = IqSignal.of(capture().toArray(), capture().sampleRateHz(), 868e6);
    for (Preamble preamble : extractor().extract(tuned)) {
      assertThat(preamble.samples().centreFrequencyHz().orElseThrow())
          .isCloseTo(868e6 + preamble.cfoHz(), within(1e-3));
    }
    assertThat(found())
        .allSatisfy(preamble -> assertThat(preamble.samples().centreFrequencyHz()).isEmpty());
  }

  @Test
  void aSearchFindsTheSame() {
    SignalSource source = SignalSource.of("capture", capture());
    assertThat(extractor().search(source)).containsExactlyElementsOf(found());
  }

  /** In the shortest blocks that there can be, where the extractor does not have to see all. */
  @Test
  void blocksHaveTheSamePackets() {
    SignalSource source = SignalSource.of("capture", capture());
    OptionalDouble reach = extractor().reachSeconds(capture().sampleRateHz());
    reach.ifPresent(
        seconds ->
            assertThat((double) capture().length())
                .as("more than one block")
                .isGreaterThan(4 * seconds * capture().sampleRateHz() + 4));
    List<Preamble> found = new ArrayList<>();
    BlockwiseSearch.in(source, extractor(), 1).forEach(found::add);
    assertSame(found, found());
  }
}
