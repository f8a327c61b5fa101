package io.rffi.dsp.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.dsp.Resampler;
import io.rffi.dsp.lora.LoraParameters;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("property")
class QuantisationStepsTest {
  private static IqSignal chirps(double snrDb, int seed) {
    return new Scene(LoraParameters.EU868_SF7, 1e6, 10, seed)
        .carrier(1000.0 * (seed % 90) + 17)
        .snr(snrDb)
        .signal();
  }

  /** Whole steps, of which the packet's RMS are so many. */
  private static float[] converted(IqSignal signal, double levelSteps) {
    float[] iq = signal.toArray();
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) Math.rint(iq[n] * levelSteps);
    }
    return iq;
  }

  private static float[] scaled(float[] iq, double scale, double offsetI, double offsetQ) {
    float[] other = new float[iq.length];
    for (int n = 0; n < iq.length; n++) {
      other[n] = (float) (scale * (iq[n] + (n % 2 == 0 ? offsetI : offsetQ)));
    }
    return other;
  }

  /** From a signal that hardly reaches two steps to one of ten bits. */
  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1.5, 3, 6, 12, 25, 50, 100, 400})
  void countsTheStepsOfAPacket(double levelSteps) {
    for (int seed = 0; seed < 20; seed++) {
      double level = QuantisationSteps.level(converted(chirps(30, seed), levelSteps));
      assertThat(level).isCloseTo(levelSteps, within(0.05 * levelSteps + 0.25));
    }
  }

  /** As files scale integers, as somebody's program does, and with any constant on top. */
  @Property(tries = 300)
  void dependsNeitherOnScaleNorOnOffset(
      @ForAll @DoubleRange(min = 0.7, max = 90) double levelSteps,
      @ForAll @DoubleRange(min = -6, max = 6) double exponent,
      @ForAll @DoubleRange(min = -300, max = 300) double offsetI,
      @ForAll @DoubleRange(min = -300, max = 300) double offsetQ,
      @ForAll @DoubleRange(min = 0, max = 60) double snrDb,
      @ForAll @IntRange(max = 1 << 20) int seed) {
    float[] whole = converted(chirps(snrDb, seed), levelSteps);
    double level = QuantisationSteps.level(whole);
    assertThat(level).isFinite();
    float[] other = scaled(whole, Math.pow(10, exponent), offsetI, offsetQ);
    assertThat(QuantisationSteps.level(other)).isCloseTo(level, within(0.01 * level));
  }

  /** The scales of 8-bit, centred unsigned and 16-bit files. */
  @Test
  void readsTheScalesOfFiles() {
    float[] whole = converted(chirps(40, 3), 5);
    double level = QuantisationSteps.level(whole);
    for (double scale : new double[] {0x1p-7, 0x1p-15, 1 / 127.5, 1 / 32_767.0, 0x1p-31}) {
      assertThat(QuantisationSteps.level(scaled(whole, scale, 0, 0)))
          .isCloseTo(level, within(1e-3 * level));
      assertThat(QuantisationSteps.level(scaled(whole, scale, 0.5, 0.5)))
          .isCloseTo(level, within(1e-3 * level));
    }
  }

  @Test
  void unequalGainsOfIAndQHaveStepsOfTheirOwn() {
    float[] iq = converted(chirps(40, 5), 5);
    double level = QuantisationSteps.level(iq);
    for (int n = 1; n < iq.length; n += 2) {
      iq[n] *= 1.037f;
    }
    assertThat(QuantisationSteps.level(iq)).isCloseTo(level, within(1e-3 * level));
  }

  /** Nobody's converter is seen in floats, in what was resampled, in silence or in nothing. */
  @Test
  void isInfiniteWhereThereAreNoSteps() {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(QuantisationSteps.level(chirps(30, seed).toArray())).isInfinite();
    }
    IqSignal coarse = IqSignal.of(converted(chirps(30, 1), 5), 1e6);
    assertThat(QuantisationSteps.level(new Resampler(1.1e6).resample(coarse).toArray()))
        .isInfinite();
    assertThat(QuantisationSteps.level(new float[0])).isInfinite();
    assertThat(QuantisationSteps.level(new float[2000])).isInfinite();
  }

  /** The level is that of the preamble, whatever the capture has besides. */
  @Test
  void isMeasuredWherePreambleAndCaptureAreKnown() {
    IqSignal cut = chirps(30, 7);
    float[] packet = converted(cut, 4);
    float[] capture = new float[packet.length + 20_000];
    System.arraycopy(packet, 0, capture, 10_000, packet.length);
    IqSignal recorded = IqSignal.of(scaled(capture, 0x1p-7, 0, 0), 1e6);
    RepeatedSymbols ten = new RepeatedSymbols(1024, 10, 125e3);

    assertThat(QualityMeter.measure(recorded, 5000, 10, cut, ten).levelSteps())
        .isCloseTo(4, within(0.3));
    assertThat(QualityMeter.measure(recorded, 5000, cut).levelSteps()).isCloseTo(4, within(0.3));
    assertThat(QualityMeter.measure(cut, ten).levelSteps()).isInfinite();
  }
}
