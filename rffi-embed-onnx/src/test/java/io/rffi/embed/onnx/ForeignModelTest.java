package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.rffi.api.RffiException;
import io.rffi.api.SignalQualityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are unusual, and still used, or refused at the packet and not at the load. */
@Tag("golden")
class ForeignModelTest {
  private static final Golden GOLDEN = Golden.of("convolutional");

  @TempDir Path folder;

  private OnnxEmbedder load(ModelProto.Builder model) throws IOException {
    return OnnxEmbedder.load(
        Files.write(folder.resolve("foreign.onnx"), model.build().toByteArray()));
  }

  @Test
  void aBatchFixedToOneGoesOneByOne() throws IOException {
    try (OnnxEmbedder embedder = load(TestModels.withFixedBatch(1))) {
      assertThat(embedder.embed(GOLDEN.signals()))
          .zipSatisfy(
              GOLDEN.embeddings(),
              (fingerprint, expected) ->
                  assertThat(fingerprint.at(5)).isCloseTo(expected.get(5), within(1e-5f)));
    }
  }

  @Test
  void theModelsOwnDescriptionWinsOverAFileBesideIt() throws IOException {
    Files.writeString(folder.resolve("foreign.json"), "{\"frontEnd\": \"iq-window\"}");
    try (OnnxEmbedder embedder = load(TestModels.convolutional())) {
      assertThat(embedder.frontEnd().samples()).isEqualTo(128);
    }
  }

  @Test
  void aNetworkThatGivesNaNIdentifiesNobody() throws IOException {
    ModelProto.Builder model = TestModels.convolutional();
    fill(model, Float.NaN);
    try (OnnxEmbedder embedder = load(model)) {
      assertThatExceptionOfType(SignalQualityException.class)
          .isThrownBy(() -> embedder.embed(GOLDEN.signals()))
          .withMessageContaining("NaN");
    }
  }

  @Test
  void aNetworkThatGivesZeroHasNoDirectionToNormalise() throws IOException {
    ModelProto.Builder model = TestModels.convolutional();
    fill(model, 0);
    try (OnnxEmbedder embedder = load(model)) {
      assertThatExceptionOfType(SignalQualityException.class)
          .isThrownBy(() -> embedder.embed(GOLDEN.signals()));
    }
  }

  private static void fill(ModelProto.Builder model, float weight) {
    int bits = Float.floatToIntBits(weight);
    byte[] one = {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)};
    for (TensorProto.Builder tensor : model.getGraphBuilder().getInitializerBuilderList()) {
      byte[] raw = new byte[tensor.getRawData().size()];
      for (int n = 0; n < raw.length; n++) {
        raw[n] = one[n % 4];
      }
      tensor.setRawData(ByteString.copyFrom(raw));
    }
  }

  /** Whatever is damaged: the model is refused or embeds, and the process lives. */
  @Test
  void aDamagedByteIsNeverMoreThanARefusal() throws IOException {
    byte[] whole = TestModels.convolutionalBytes();
    Random random = new Random(1);
    Path file = folder.resolve("damaged.onnx");
    int refused = 0;
    for (int n = 0; n < 400; n++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      try (OnnxEmbedder embedder = OnnxEmbedder.load(file)) {
        assertThat(embedder.embed(GOLDEN.signals())).hasSize(GOLDEN.signals().size());
      } catch (RffiException expected) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, 399);
  }
}
