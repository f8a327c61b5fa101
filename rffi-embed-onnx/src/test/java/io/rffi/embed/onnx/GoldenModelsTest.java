package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.Fingerprint;
import io.rffi.api.Metric;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.spectrogram.StftGrid;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From samples to fingerprints, against numpy; all but the first are described by a sidecar. */
@Tag("golden")
class GoldenModelsTest {
  @ParameterizedTest
  @ValueSource(strings = {"convolutional", "channel", "log", "window"})
  void givesWhatNumpyGives(String model) {
    Golden golden = Golden.of(model);
    try (OnnxEmbedder embedder = OnnxEmbedder.load(Golden.file(model + ".onnx"))) {
      List<Fingerprint> fingerprints = embedder.embed(golden.signals());
      assertThat(fingerprints).hasSameSizeAs(golden.embeddings());
      for (int n = 0; n < fingerprints.size(); n++) {
        float[] values = fingerprints.get(n).toArray();
        List<Float> expected = golden.embeddings().get(n);
        assertThat(values).hasSize(expected.size());
        for (int k = 0; k < values.length; k++) {
          assertThat(values[k])
              .as("%s %d, %d", model, n, k)
              .isCloseTo(expected.get(k), within(1e-5f));
        }
      }
    }
  }

  @Test
  void readsTheDescriptionInTheModel() {
    try (OnnxEmbedder embedder = OnnxEmbedder.load(Golden.file("convolutional.onnx"))) {
      assertThat(embedder.description())
          .isEqualTo(
              ModelDescription.of(
                  FrontEnd.channelIndependent(1e6, 128, new StftGrid(16, 8, 4, 8)),
                  true,
                  Metric.EUCLIDEAN));
      assertThat(embedder.space().frontEnd())
          .isEqualTo(embedder.frontEnd().canonical() + " l2Normalise=true");
      assertThat(embedder.space().dimension()).isEqualTo(6);
    }
  }

  @Test
  void readsTheDescriptionBesideTheModel() {
    try (OnnxEmbedder embedder = OnnxEmbedder.load(Golden.file("window.onnx"))) {
      assertThat(embedder.frontEnd()).isEqualTo(FrontEnd.iqWindow(1e6, 32));
    }
    try (OnnxEmbedder embedder = OnnxEmbedder.load(Golden.file("log.onnx"))) {
      assertThat(embedder.space().metric()).isEqualTo(Metric.COSINE);
    }
  }
}
