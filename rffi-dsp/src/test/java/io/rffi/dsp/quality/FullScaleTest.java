package io.rffi.dsp.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.dsp.lora.LoraParameters;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("property")
class FullScaleTest {
  /** Eight symbols at 2 MHz; an infinite SNR is a chirp without any noise. */
  private static float[] chirps(double snrDb, int seed) {
    return new Scene(LoraParameters.EU868_SF7, 2e6, 8, seed)
        .carrier(1000.0 * (seed % 90) + 17)
        .snr(snrDb)
        .signal()
        .toArray();
  }

  /** What a converter of so many bits gives of a level relative to full scale; 0 bits: floats. */
  private static float[] converted(float[] iq, double level, int bits) {
    double steps = bits == 0 ? 0 : 1 << (bits - 1);
    float[] out = new float[iq.length];
    for (int n = 0; n < iq.length; n++) {
      double value = iq[n] * level;
      out[n] =
          (float)
              (bits == 0
                  ? Math.max(-1, Math.min(1, value))
                  : Math.max(-steps, Math.min(steps - 1, Math.rint(value * steps))) / steps);
    }
    return out;
  }

  /** The level at which a part of the samples exceeds full scale in I or Q. */
  private static double levelThatClips(float[] iq, double part) {
    float[] peaks = new float[iq.length / 2];
    for (int n = 0; n < peaks.length; n++) {
      peaks[n] = Math.max(Math.abs(iq[2 * n]), Math.abs(iq[2 * n + 1]));
    }
    Arrays.sort(peaks);
    return 1.0 / peaks[Math.min(peaks.length - 1, (int) Math.round((1 - part) * peaks.length))];
  }

  /** A constant envelope in few steps has many samples at its own extreme: that is no clipping. */
  @Property(tries = 300)
  void isNotReachedByAnUnclippedSignal(
      @ForAll @IntRange(min = 2, max = 16) int bits,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double level,
      @ForAll @DoubleRange(min = -10, max = 90) double snrDb,
      @ForAll @IntRange(max = 1 << 20) int seed) {
    float[] iq = chirps(snrDb > 80 ? Double.POSITIVE_INFINITY : snrDb, seed);
    float[] weak = converted(iq, level * levelThatClips(iq, 0), bits);
    assertThat(FullScale.clippedFraction(weak)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-10, 0, 20, 50, Double.POSITIVE_INFINITY})
  void isNotReachedByFloats(double snrDb) {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(FullScale.clippedFraction(chirps(snrDb, seed))).isZero();
    }
  }

  /**
   * Within a tenth and 0.01 of the true part. With 8 bits and hardly any noise, a part of 5 % and
   * less exceeds full scale by less than a step and isn't seen: so not asked for here.
   */
  @ParameterizedTest
  @CsvSource({
    "0, Infinity",
    "0, 50",
    "0, 20",
    "0, 10",
    "16, 50",
    "16, 20",
    "12, 50",
    "12, 30",
    "12, 10",
    "8, 30",
    "8, 20",
    "8, 10"
  })
  void isReachedByAsManyAsAreClipped(int bits, double snrDb) {
    for (double part : new double[] {0.01, 0.05, 0.2, 0.5, 0.9, 0.99}) {
      for (int seed = 0; seed < 5; seed++) {
        float[] iq = chirps(snrDb, seed);
        float[] clipped = converted(iq, levelThatClips(iq, part), bits);
        assertThat(FullScale.clippedFraction(clipped))
            .as("part %s, seed %s", part, seed)
            .isCloseTo(part, within(0.1 * part + 0.01));
      }
    }
  }

  @Test
  void isReachedByHeavilyOverdrivenChirpsOfEightBits() {
    float[] iq = chirps(Double.POSITIVE_INFINITY, 3);
    for (double part : new double[] {0.2, 0.5, 0.9, 0.99}) {
      float[] clipped = converted(iq, levelThatClips(iq, part), 8);
      assertThat(FullScale.clippedFraction(clipped)).isCloseTo(part, within(0.07));
    }
  }

  @Property(tries = 50)
  void doesNotDependOnTheScale(
      @ForAll @IntRange(min = -20, max = 20) int exponent,
      @ForAll @IntRange(max = 1 << 20) int seed) {
    double scale = Math.pow(10, exponent);
    float[] iq = chirps(25, seed);
    float[] clipped = converted(iq, levelThatClips(iq, 0.1), 12);
    float[] scaled = clipped.clone();
    for (int n = 0; n < scaled.length; n++) {
      scaled[n] *= (float) scale;
    }
    assertThat(FullScale.clippedFraction(scaled)).isEqualTo(FullScale.clippedFraction(clipped));
  }

  @Test
  void isSeenOnOneSideAlone() {
    float[] iq = chirps(20, 4);
    for (int n = 0; n < iq.length; n++) {
      iq[n] = Math.min(0.8f, iq[n]);
    }
    int stand = 0;
    for (int n = 0; n < iq.length; n += 2) {
      stand += iq[n] == 0.8f || iq[n + 1] == 0.8f ? 1 : 0;
    }
    assertThat(FullScale.clippedFraction(iq)).isEqualTo(2.0 * stand / iq.length);
  }

  @Test
  void isNotReachedByNoiseWithAnOffset() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      float[] iq = new float[32_768];
      for (int n = 0; n < iq.length; n++) {
        iq[n] = Math.round(20 * random.nextGaussian() + 2) / 128f;
      }
      assertThat(FullScale.clippedFraction(iq)).isZero();
    }
  }

  @Test
  void isNotReachedBySilenceOrNothing() {
    assertThat(FullScale.clippedFraction(new float[0])).isZero();
    assertThat(FullScale.clippedFraction(new float[2000])).isZero();
    float[] constant = new float[2000];
    Arrays.fill(constant, 1);
    assertThat(FullScale.clippedFraction(constant)).isBetween(0.0, 1.0);
  }
}
