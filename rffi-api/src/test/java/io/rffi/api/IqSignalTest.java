package io.rffi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

@Tag("property")
class IqSignalTest {
  @Test
  void interleavesIAndQ() {
    IqSignal signal = IqSignal.of(new float[] {1, 2, 3, 4}, 1e6);
    assertThat(signal.length()).isEqualTo(2);
    assertThat(signal.i(1)).isEqualTo(3);
    assertThat(signal.q(1)).isEqualTo(4);
    assertThat(signal.rms()).isCloseTo(Math.sqrt(15), within(1e-12));
    assertThat(signal.centreFrequencyHz()).isEmpty();
    assertThat(IqSignal.of(new float[0], 1).rms()).isZero();
  }

  @Test
  void cannotBeChangedFromOutside() {
    float[] given = {1, 2, 3, 4};
    IqSignal signal = IqSignal.of(given, 1e6);
    given[0] = 99;
    signal.toArray()[1] = 99;
    assertThat(signal.toArray()).containsExactly(1, 2, 3, 4);
  }

  /** Wherever a NaN or infinity hides, it is found and its sample named. */
  @Property
  void neverHoldsWhatIsNotFinite(
      @ForAll @Size(min = 2, max = 64) float[] values, @ForAll @IntRange(max = 2) int which) {
    float[] even = values.length % 2 == 0 ? values : java.util.Arrays.copyOf(values, 2);
    int place = even.length / 2;
    even[place] = new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}[which];
    assertThatThrownBy(() -> IqSignal.of(even, 1e6))
        .isInstanceOf(SignalQualityException.class)
        .hasMessageContaining("finite samples")
        .hasMessageContaining("sample " + place / 2);
  }

  @Property
  void slicesAreTheSamplesThemselves(
      @ForAll @IntRange(max = 50) int from, @ForAll @IntRange(max = 50) int count) {
    float[] iq = new float[200];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = n;
    }
    IqSignal signal = IqSignal.of(iq, 1e6, 868e6);
    IqSignal slice = signal.slice(from, count);
    assertThat(slice.length()).isEqualTo(count);
    assertThat(slice.centreFrequencyHz()).hasValue(868e6);
    for (int n = 0; n < count; n++) {
      assertThat(slice.i(n)).isEqualTo(signal.i(from + n));
      assertThat(slice.q(n)).isEqualTo(signal.q(from + n));
    }
    float[] copy = new float[2 * count + 1];
    signal.copyTo(from, count, copy, 1);
    assertThat(IqSignal.of(java.util.Arrays.copyOfRange(copy, 1, copy.length), 1e6, 868e6))
        .isEqualTo(slice);
  }

  @Property
  void normalisedHasAnRmsOfOne(@ForAll @IntRange(min = -44, max = 37) int exponent) {
    float scale = (float) Math.pow(10, exponent);
    IqSignal signal = IqSignal.of(new float[] {scale, 2 * scale, -scale, 0}, 1e6, 868e6);
    IqSignal normalised = signal.normalised();
    assertThat(normalised.rms()).isCloseTo(1, within(1e-6));
    assertThat(normalised.q(0)).isCloseTo(-2 * normalised.i(1), within(1e-6f));
    assertThat(normalised.sampleRateHz()).isEqualTo(1e6);
    assertThat(normalised.centreFrequencyHz()).hasValue(868e6);
  }

  @Test
  void silenceStaysSilent() {
    IqSignal silence = IqSignal.of(new float[4], 1e6);
    assertThat(silence.normalised()).isSameAs(silence);
    IqSignal empty = IqSignal.of(new float[0], 1e6);
    assertThat(empty.normalised()).isSameAs(empty);
  }

  @Test
  void refusesWhatIsNoSignal() {
    assertThatThrownBy(() -> IqSignal.of(new float[3], 1e6))
        .isInstanceOf(IllegalArgumentException.class);
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> IqSignal.of(new float[2], rate))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> IqSignal.of(new float[2], 1e6, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IqSignal.of(new float[4], 1e6).slice(1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
