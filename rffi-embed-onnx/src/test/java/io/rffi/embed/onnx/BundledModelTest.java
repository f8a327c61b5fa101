package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.LearnedSimilarity;
import io.rffi.dsp.FrontEnd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledModelTest {
  @Test
  void embedsLoraPreambles() {
    try (OnnxEmbedder embedder = OnnxEmbedder.bundledLora()) {
      assertThat(embedder.frontEnd()).isEqualTo(FrontEnd.LORA_SYMBOLS);
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
  void embedsIqWindows() {
    try (OnnxEmbedder embedder = OnnxEmbedder.bundledIq()) {
      assertThat(embedder.frontEnd()).isEqualTo(FrontEnd.iqWindow(5e6, 128));
      assertThat(embedder.description().threshold()).isPresent();
      LearnedSimilarity similarity = (LearnedSimilarity) embedder.space().metric();
      assertThat(similarity.dimension()).isEqualTo(embedder.space().dimension());
      float[] tone = new float[256];
      for (int n = 0; n < 128; n++) {
        tone[2 * n] = (float) Math.cos(0.3 * n);
        tone[2 * n + 1] = (float) Math.sin(0.3 * n);
      }
      Fingerprint print = embedder.embed(List.of(IqSignal.of(tone, 5e6))).get(0);
      assertThat(similarity.of(print, print)).isGreaterThan(0.5);
    }
  }

  /** What was enrolled before the models stated limits stays known. */
  @Test
  void keepsItsSpaceWithItsLimits() {
    try (OnnxEmbedder lora = OnnxEmbedder.bundledLora();
        OnnxEmbedder iq = OnnxEmbedder.bundledIq()) {
      assertThat(lora.space().id())
          .isEqualTo("d2f8bbf3875c9d640f151583c351ab06f251e0e69d9156e830217aa6e81d999d");
      assertThat(iq.space().id())
          .isEqualTo("4692b6d8b41a16b266dc4fe52c34f65d215dd863836d9c7e38bf095c4109bc93");
      assertThat(lora.description().waveform()).hasValue("lora sf7 125000");
      assertThat(lora.description().limits()).isEqualTo(ModelLimits.of(25, 8));
      assertThat(iq.description().limits()).isEqualTo(ModelLimits.NONE.withMinimumSnrDb(40));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lora", "iq"})
  void comesWithItsModelCard(String name) throws IOException {
    try (InputStream card = OnnxEmbedder.class.getResourceAsStream(name + ".md");
        InputStream hash = OnnxEmbedder.class.getResourceAsStream(name + ".onnx.sha256")) {
      String sha256 =
          new String(hash.readAllBytes(), StandardCharsets.UTF_8).strip().split("\\s+", 2)[0];
      assertThat(new String(card.readAllBytes(), StandardCharsets.UTF_8))
          .contains(sha256)
          .contains("simulated")
          .contains("Apache-2.0");
    }
  }
}
