package io.rffi.embed.impairment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.Metric;
import io.rffi.augment.transmitter.ChipsetFamily;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.template.TemplatesBle;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImpairmentEmbedderTest {
  private static IqSignal preamble(long packet) {
    Transmitter transmitter = ChipsetFamily.SX1261_SHIELD.draw(1, new SplittableRandom(1));
    return transmitter.preamble(Measured.LORA, 8, Measured.RATE_HZ, new SplittableRandom(packet));
  }

  /** Stores know fingerprints by this: a change of what is measured must change the version. */
  @Test
  void theSpaceSaysWhatIsMeasured() {
    EmbeddingSpace space = ImpairmentEmbedder.lora().space();
    assertThat(space.frontEnd())
        .isEqualTo(
            "lora-impairments-1 sf=7 bandwidthHz=125000 sampleRateHz=1000000.0 symbols=8"
                + " carrier=false");
    assertThat(space.id()).matches("[0-9a-f]{64}");
    assertThat(space.metric()).isEqualTo(Metric.EUCLIDEAN);
    assertThat(space.dimension()).isEqualTo(20);
  }

  @Test
  void whatMeasuresOtherwiseHasAnotherSpace() {
    LoraParameters slow = new LoraParameters(8, 125_000);
    assertThat(
            Stream.of(
                    Measured.LORA_ESTIMATOR,
                    Measured.LORA_ESTIMATOR.withCarrier(),
                    LoraImpairments.of(slow, 1e6, 8),
                    LoraImpairments.of(Measured.LORA, 2e6, 8),
                    LoraImpairments.of(Measured.LORA, 1e6, 6),
                    BlindImpairments.of(1e6, 8192),
                    BlindImpairments.of(1e6, 8192).withCarrier(),
                    WaveformImpairments.of(TemplatesBle.advertising()),
                    WaveformImpairments.of(TemplatesBle.le1m(1)))
                .map(estimator -> ImpairmentEmbedder.of(estimator).space()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aFingerprintIsItsQuantitiesInSpreads() {
    ImpairmentEmbedder embedder = ImpairmentEmbedder.lora();
    double[] values = embedder.estimator().estimate(preamble(1));
    Fingerprint print = embedder.embed(List.of(preamble(1))).get(0);
    for (int n = 0; n < values.length; n++) {
      Quantity quantity = embedder.estimator().quantities().get(n);
      double count = (values[n] - quantity.centre()) / quantity.spread();
      assertThat(print.at(n)).isEqualTo((float) Math.max(-10, Math.min(10, count)));
    }
  }

  @Test
  void manyThreadsGiveWhatOneGives() {
    ImpairmentEmbedder embedder = ImpairmentEmbedder.lora();
    List<IqSignal> preambles = IntStream.range(0, 40).mapToObj(n -> preamble(n)).toList();
    List<Fingerprint> alone = embedder.embed(preambles);
    List<Fingerprint> together =
        preambles.parallelStream().map(one -> embedder.embed(List.of(one)).get(0)).toList();
    assertThat(together).isEqualTo(alone);
  }
}
