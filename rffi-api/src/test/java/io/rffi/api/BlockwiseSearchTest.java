package io.rffi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** With packets of 8 samples at 1 kHz, each marked by its first, and 4 more that end them. */
@Tag("property")
class BlockwiseSearchTest {
  private static final double RATE_HZ = 1000;
  private static final int LENGTH = 8;
  private static final int REACH = 12;

  private static final Waveform WAVEFORM = () -> "marks";

  /** Finds a packet whose end is cut off, too, and is less certain of it. */
  private static final class Marks implements PreambleExtractor {
    private int longest;

    @Override
    public List<Preamble> extract(IqSignal capture) {
      longest = Math.max(longest, capture.length());
      List<Preamble> found = new ArrayList<>();
      for (int n = 0; n + LENGTH <= capture.length(); n++) {
        if (capture.i(n) == 1) {
          found.add(
              new Preamble(
                  capture.slice(n, LENGTH),
                  n,
                  2,
                  n + REACH <= capture.length(),
                  0,
                  OptionalDouble.empty(),
                  SignalQuality.UNMEASURED,
                  WAVEFORM));
        }
      }
      return found;
    }

    @Override
    public OptionalDouble reachSeconds(double sampleRateHz) {
      return OptionalDouble.of(REACH / sampleRateHz);
    }
  }

  private static IqSignal capture(List<Integer> gaps, int rest) {
    int length = rest;
    for (int gap : gaps) {
      length += gap + LENGTH;
    }
    float[] iq = new float[2 * length];
    int at = 0;
    for (int gap : gaps) {
      iq[2 * (at + gap)] = 1;
      at += gap + LENGTH;
    }
    return IqSignal.of(iq, RATE_HZ);
  }

  @Property
  void findsTheSameAsInTheWhole(
      @ForAll @Size(max = 40) List<@IntRange(max = 60) Integer> gaps,
      @ForAll @IntRange(max = 60) int rest,
      @ForAll @IntRange(min = 1, max = 300) int blockSamples) {
    IqSignal capture = capture(gaps, rest);
    Marks blockwise = new Marks();

    Iterable<Preamble> found =
        BlockwiseSearch.in(SignalSource.of("marks", capture), blockwise, blockSamples);

    assertThat(found)
        .usingElementComparator(BlockwiseSearchTest::compare)
        .containsExactlyElementsOf(new Marks().extract(capture));
    int overlap = 2 * REACH + 2;
    assertThat(blockwise.longest).isLessThanOrEqualTo(Math.max(blockSamples, 2 * overlap));
  }

  private static int compare(Preamble a, Preamble b) {
    boolean same = a.delimited() == b.delimited() && a.samples().equals(b.samples());
    return same ? Double.compare(a.startSample(), b.startSample()) : 1;
  }

  @Example
  void packetsOfOtherWaveformsMayLieUnderOneAnother() {
    IqSignal capture = capture(List.of(100, 5), 100);
    PreambleExtractor both =
        new PreambleExtractor() {
          @Override
          public List<Preamble> extract(IqSignal block) {
            List<Preamble> found = new ArrayList<>();
            for (Preamble mark : new Marks().extract(block)) {
              found.add(mark);
              found.add(
                  new Preamble(
                      mark.samples(),
                      mark.startSample() + 1,
                      2,
                      mark.delimited(),
                      0,
                      OptionalDouble.empty(),
                      SignalQuality.UNMEASURED,
                      () -> "others"));
            }
            return found;
          }

          @Override
          public OptionalDouble reachSeconds(double sampleRateHz) {
            return OptionalDouble.of(REACH / sampleRateHz);
          }
        };
    for (int blockSamples = 52; blockSamples < 130; blockSamples++) {
      assertThat(BlockwiseSearch.in(SignalSource.of("marks", capture), both, blockSamples))
          .extracting(Preamble::startSample)
          .as("blocks of " + blockSamples)
          .containsExactly(100.0, 101.0, 113.0, 114.0);
    }
  }

  @Example
  void refusesARateAtWhichNothingFitsIntoMemory() {
    SignalSource source = SignalSource.of("fast", IqSignal.of(new float[2], 1e9));
    PreambleExtractor slow =
        new PreambleExtractor() {
          @Override
          public List<Preamble> extract(IqSignal capture) {
            return List.of();
          }

          @Override
          public OptionalDouble reachSeconds(double sampleRateHz) {
            return OptionalDouble.of(1);
          }
        };
    assertThatThrownBy(() -> slow.search(source))
        .isInstanceOf(SampleRateException.class)
        .hasMessageContaining("is the rate wrong?");
  }

  @Example
  void anEmptySourceHasNoPacket() {
    SignalSource empty = SignalSource.of("empty", IqSignal.of(new float[0], RATE_HZ));
    assertThat(new Marks().search(empty)).isEmpty();
    PreambleExtractor whole = capture -> new Marks().extract(capture);
    assertThat(whole.search(empty)).isEmpty();
  }
}
