package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.Metric;
import io.rffi.api.ModelException;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.spectrogram.ChannelIndependentSpectrogram;
import io.rffi.dsp.spectrogram.StftGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenFrontEndTest {
  private static final StftGrid GRID = new StftGrid(16, 8, 4, 8);
  private static final FrontEnd KNOWN = FrontEnd.channelIndependent(1e6, 128, GRID);

  /** Draws the same, and nobody can know that. */
  private static final FrontEnd OWN =
      FrontEnd.of("mine-1", 1e6, 128, new ChannelIndependentSpectrogram(GRID));

  @TempDir private Path folder;

  private Path write(ModelProto.Builder model) throws IOException {
    return Files.write(folder.resolve("model.onnx"), model.build().toByteArray());
  }

  private static Map<String, String> metadataOf(String frontEnd) {
    Map<String, String> metadata = TestModels.metadata();
    metadata.put("rffi.frontEnd", frontEnd);
    for (String key : KNOWN.parameters().keySet()) {
      metadata.remove("rffi." + key);
    }
    return metadata;
  }

  private static Fingerprint embed(OnnxEmbedder embedder) {
    Random random = new Random(3);
    float[] iq = new float[256];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) random.nextGaussian();
    }
    return embedder.embedOne(IqSignal.of(iq, 1e6));
  }

  @Test
  void mayBeTheOneThatIsDescribed() throws IOException {
    Path model = write(TestModels.convolutional());
    try (OnnxEmbedder described = OnnxEmbedder.load(model);
        OnnxEmbedder given = OnnxEmbedder.load(model, KNOWN)) {
      assertThat(given.description()).isEqualTo(described.description());
      assertThat(embed(given)).isEqualTo(embed(described));
    }
  }

  @Test
  void servesAModelWithoutDescription() throws IOException {
    Path model = write(TestModels.withMetadata(Map.of()));
    try (OnnxEmbedder embedder = OnnxEmbedder.load(model, OWN)) {
      assertThat(embedder.space().metric()).isEqualTo(Metric.EUCLIDEAN);
      assertThat(embedder.space().frontEnd()).startsWith("mine-1 sampleRateHz=1000000.0");
      assertThat(embedder.description().threshold()).isEmpty();
      assertThat(embed(embedder).dimension()).isEqualTo(embedder.space().dimension());
    }
  }

  @Test
  void mayBeOfOnesOwnAndDescribed() throws IOException {
    Path model = write(TestModels.withMetadata(metadataOf("mine-1")));
    try (OnnxEmbedder own = OnnxEmbedder.load(model, OWN);
        OnnxEmbedder known = OnnxEmbedder.load(write(TestModels.convolutional()))) {
      assertThat(own.description().metric()).isEqualTo(known.description().metric());
      assertThat(embed(own).toArray()).containsExactly(embed(known).toArray());
      assertThat(own.space()).isNotEqualTo(known.space());
    }
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxEmbedder.load(write(TestModels.withMetadata(metadataOf("mine-1")))))
        .withMessageContaining("\"mine-1\"")
        .withMessageContaining("load the model with it");
  }

  @Test
  void isRefusedIfAnotherIsDescribed() throws IOException {
    Path model = write(TestModels.convolutional());
    refuses(model, OWN, "frontEnd is \"channel-independent-spectrogram\", and \"mine-1\"");
    refuses(model, FrontEnd.channelIndependent(2e6, 128, GRID), "sampleRateHz is 1000000.0, and");
    StftGrid lower = new StftGrid(16, 8, 3, 8);
    refuses(model, FrontEnd.channelIndependent(1e6, 128, lower), "firstRow is 4, and 3");
  }

  @Test
  void isRefusedIfTheNetworkTakesAnotherPicture() throws IOException {
    StftGrid fewer = new StftGrid(16, 8, 4, 7);
    refuses(
        write(TestModels.withMetadata(Map.of())),
        FrontEnd.channelIndependent(1e6, 128, fewer),
        "its front end gives [1, 7, ");
  }

  private static void refuses(Path model, FrontEnd given, String because) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxEmbedder.load(model, given))
        .withMessageContaining(because);
  }
}
