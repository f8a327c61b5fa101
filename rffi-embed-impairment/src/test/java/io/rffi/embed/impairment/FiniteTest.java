package io.rffi.embed.impairment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import io.rffi.dsp.template.Templates80211;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes in, values are finite, or the signal is refused. */
@Tag("property")
class FiniteTest {
  private static final List<ImpairmentEstimator> ESTIMATORS =
      List.of(
          Measured.LORA_ESTIMATOR.withCarrier(),
          WaveformImpairments.of(Templates80211.longTraining(5)).withCarrier(),
          BlindImpairments.of(5e6, 128).withCarrier());

  /** A few samples in silence, a constant, a real signal, a tiny one, a huge one, noise. */
  private static float[] odd(int kind, int samples, long seed) {
    Random random = new Random(seed);
    float[] iq = new float[2 * samples];
    for (int n = 0; n < iq.length; n++) {
      iq[n] =
          switch (kind) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> n % 2 == 0 ? (float) random.nextGaussian() : 0;
            case 3 -> 1e-37f * (float) random.nextGaussian();
            case 4 -> 1e37f * (float) random.nextGaussian();
            default -> (float) random.nextGaussian();
          };
    }
    if (kind == 0) {
      for (int n = 0; n < 3; n++) {
        iq[random.nextInt(iq.length)] = 1;
      }
    }
    return iq;
  }

  @Property(tries = 60)
  void valuesAreFiniteOrTheSignalRefused(
      @ForAll @IntRange(max = 5) int kind,
      @ForAll long seed,
      @ForAll @IntRange(max = 2) int which) {
    ImpairmentEstimator estimator = ESTIMATORS.get(which);
    IqSignal signal = IqSignal.of(odd(kind, estimator.samples(), seed), estimator.sampleRateHz());
    double[] values;
    try {
      values = estimator.estimate(signal);
    } catch (SignalQualityException refused) {
      assertThat(refused.check()).isIn("chirp", "waveform");
      return;
    }
    assertThat(values).hasSize(estimator.quantities().size());
    for (int n = 0; n < values.length; n++) {
      assertThat(values[n])
          .as(estimator.quantities().get(n).name())
          .matches(Double::isFinite, "finite");
    }
    assertThat(ImpairmentEmbedder.of(estimator).embed(List.of(signal))).hasSize(1);
  }
}
