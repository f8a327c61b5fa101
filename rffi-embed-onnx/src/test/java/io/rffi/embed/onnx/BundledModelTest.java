package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.dsp.FrontEnd;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BundledModelTest {
  @Test
  void embedsLoraPreambles() {
    try (OnnxEmbedder embedder = OnnxEmbedder.bundledLora()) {
      assertThat(embedder.frontEnd()).isEqualTo(FrontEnd.LORA_MEAN_SYMBOL);
      assertThat(embedder.description().threshold()).isPresent();
      assertThat(embedder.description().thresholdFalseAcceptRate()).isPresent();
      Random random = new Random(3);
      float[] noise = new float[2 * embedder.frontEnd().samples()];
      for (int n = 0; n < noise.length; n++) {
        noise[n] = (float) random.nextGaussian();
      }
      IqSignal preamble = IqSignal.of(noise, embedder.frontEnd().sampleRateHz());
      Fingerprint fingerprint = embedder.embed(List.of(preamble)).get(0);
      assertThat(fingerprint.space()).isEqualTo(embedder.space());
    }
  }

  @Test
  void comesWithItsModelCard() {
    assertThat(OnnxEmbedder.class.getResource("lora.md")).isNotNull();
  }
}
