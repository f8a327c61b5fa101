package io.rffi.embed.impairment;

import io.rffi.api.Embedder;
import io.rffi.api.EmbedderContract;
import io.rffi.dsp.template.TemplatesBle;
import org.junit.jupiter.api.Nested;

/** Whatever measures them: the embedder keeps the contract. */
class ImpairmentEmbedderContractTest {
  abstract static class OfEstimator extends EmbedderContract {
    private final ImpairmentEstimator estimator;
    private final ImpairmentEstimator other;

    OfEstimator(ImpairmentEstimator estimator, ImpairmentEstimator other) {
      this.estimator = estimator;
      this.other = other;
    }

    @Override
    protected Embedder create() {
      return ImpairmentEmbedder.of(estimator);
    }

    @Override
    protected Embedder createOther() {
      return ImpairmentEmbedder.of(other);
    }

    @Override
    protected double sampleRateHz() {
      return estimator.sampleRateHz();
    }

    @Override
    protected int samples() {
      return estimator.samples();
    }
  }

  @Nested
  class Lora extends OfEstimator {
    Lora() {
      super(Measured.LORA_ESTIMATOR, Measured.LORA_ESTIMATOR.withCarrier());
    }
  }

  @Nested
  class KnownWaveform extends OfEstimator {
    KnownWaveform() {
      super(
          WaveformImpairments.of(TemplatesBle.advertising()),
          WaveformImpairments.of(TemplatesBle.advertising()).withCarrier());
    }
  }

  @Nested
  class Blind extends OfEstimator {
    Blind() {
      super(BlindImpairments.of(5e6, 128), BlindImpairments.of(5e6, 128).withCarrier());
    }
  }
}
