package io.rffi.dsp.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQuality;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever the samples are, every figure is a number: its record would refuse NaN. */
@Tag("property")
class QualityFuzzTest {
  private static SignalQuality measure(float[] iq, int symbols) {
    IqSignal signal = IqSignal.of(iq, 1e6);
    RepeatedSymbols repeated = new RepeatedSymbols(iq.length / 2 / symbols, symbols, 125e3);
    return QualityMeter.measure(signal, 0.5, 8, signal, repeated);
  }

  @Property(tries = 200)
  void givesFiguresOfAnything(
      @ForAll @IntRange(min = 1, max = 9) int symbols,
      @ForAll @IntRange(min = 4, max = 200) int length,
      @ForAll @IntRange(max = 6) int kind,
      @ForAll @IntRange(max = 1 << 20) int seed) {
    Random random = new Random(seed);
    float[] iq = new float[2 * symbols * length];
    for (int n = 0; n < iq.length; n++) {
      iq[n] =
          switch (kind) {
            case 0 -> Float.MIN_VALUE * random.nextInt(3);
            case 1 -> Float.MAX_VALUE * (random.nextBoolean() ? 1 : -1);
            case 2 -> random.nextInt(1000) == 0 ? 1e30f : 0;
            case 3 -> (float) Math.cos(0.1 * n);
            case 4 -> (float) Math.pow(10, 70 * random.nextDouble() - 35);
            case 5 -> n < iq.length / 2 ? 0 : random.nextFloat();
            default -> random.nextInt(2) - 0.5f;
          };
    }
    SignalQuality quality = measure(iq, symbols);
    assertThat(quality.clippedFraction()).isBetween(0.0, 1.0);
    assertThat(quality.snrDb()).isGreaterThanOrEqualTo(-40);
  }

  @Test
  void silenceHasNoSignal() {
    SignalQuality quality = measure(new float[2 * 8192], 8);
    assertThat(quality.snrDb()).isEqualTo(-40);
    assertThat(quality.gainStepDb()).isZero();
    assertThat(quality.driftHz()).isZero();
  }

  @Test
  void symbolsThatAreMissingAreAGainStep() {
    float[] iq = Scene.sf7(3).snr(30).signal().toArray();
    for (int n = 2 * 3 * 1024; n < 2 * 4 * 1024; n++) {
      iq[n] = 0;
    }
    assertThat(measure(iq, 8).gainStepDb()).isGreaterThan(30);
  }

  @Test
  void givesManyThreadsTheSame() {
    float[] iq = Scene.sf7(5).snr(20).tone(-10, 3000).signal().toArray();
    SignalQuality alone = measure(iq, 8);
    assertThat(IntStream.range(0, 32).parallel().mapToObj(n -> measure(iq, 8)).distinct())
        .containsExactly(alone);
  }
}
