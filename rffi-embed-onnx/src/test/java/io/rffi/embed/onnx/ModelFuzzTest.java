package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.ModelException;
import io.rffi.api.SignalQualityException;
import io.rffi.api.fuzz.Fuzzing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Damaged models and sidecars: refused with a {@link ModelException}, or they run, perhaps to no
 * finite numbers. Should native code take the JVM down, then what did it lies in {@code
 * target/fuzz} too.
 */
class ModelFuzzTest {
  private static final Path FOLDER = Path.of("target", "fuzz");
  private static final List<String> DESCRIBED_BESIDE = List.of("channel", "log", "window");
  private static final int LONGEST_PREAMBLE = 1 << 14;

  @BeforeAll
  static void makeFolderAndWarmUp() throws IOException {
    Files.createDirectories(FOLDER);
    loadAndEmbed(TestModels.convolutionalBytes());
  }

  private static List<ModelProto> soundModels() throws IOException {
    List<ModelProto> models = new ArrayList<>();
    models.add(TestModels.convolutional().build());
    for (String name : DESCRIBED_BESIDE) {
      ModelProto.Builder model =
          ModelProto.parseFrom(Files.readAllBytes(Golden.file(name + ".onnx"))).toBuilder();
      ModelDescription.fromSidecar(Golden.file(name + ".json"))
          .toMetadata()
          .forEach((key, value) -> model.addMetadataProps(TestModels.entry(key, value)));
      models.add(model.build());
    }
    return models;
  }

  private static Fuzzing models(String name) throws IOException {
    return new Fuzzing(
        name,
        soundModels().stream().map(ModelProto::toByteArray).toList(),
        List.copyOf(TestModels.metadata().keySet()),
        List.of(ModelException.class, SignalQualityException.class));
  }

  /** Damaged bytes are taken for a random number, undamaged ones for what they are. */
  private static Fuzzing.Target otherModels() throws IOException {
    List<ModelProto> models = soundModels();
    Set<Integer> undamaged =
        models.stream()
            .map(model -> Arrays.hashCode(model.toByteArray()))
            .collect(Collectors.toSet());
    return input -> {
      int number = Arrays.hashCode(input);
      SplittableRandom random = new SplittableRandom(number);
      ModelProto model = models.get(random.nextInt(models.size()));
      loadAndEmbed(undamaged.contains(number) ? input : OtherModels.like(model, random));
    };
  }

  private static void loadAndEmbed(byte[] input) throws IOException {
    Path file = Files.write(FOLDER.resolve("model.onnx"), input);
    try (OnnxEmbedder embedder = OnnxEmbedder.load(file)) {
      int samples = embedder.frontEnd().samples();
      if (samples <= LONGEST_PREAMBLE) {
        Random random = new Random(1);
        float[] iq = new float[2 * samples];
        for (int n = 0; n < iq.length; n++) {
          iq[n] = (float) random.nextGaussian();
        }
        IqSignal preamble = IqSignal.of(iq, embedder.frontEnd().sampleRateHz());
        List<Fingerprint> prints = embedder.embed(List.of(preamble));
        assertThat(prints).hasSize(1);
      }
    }
  }

  private static Fuzzing sidecars() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String name : DESCRIBED_BESIDE) {
      seeds.add(Files.readAllBytes(Golden.file(name + ".json")));
    }
    seeds.add(
        ("{\"frontEnd\": \"mean-symbol-spectrogram\", \"sampleRateHz\": 1e6, \"samples\": 8192,"
                + " \"symbolSamples\": 1024, \"floorDb\": -20, \"fftLength\": 256, \"hop\": 128,"
                + " \"firstRow\": 77, \"rows\": 102, \"l2Normalise\": true, \"metric\":"
                + " \"euclidean\", \"threshold\": 0.5, \"thresholdFalseAcceptRate\": 0.01,"
                + " \"waveform\": \"lora sf7 125000\", \"similarityBias\": 1.5,"
                + " \"similarityWeights\": [-1, -2.5, 3e-4]}")
            .getBytes(StandardCharsets.UTF_8));
    List<String> words =
        List.of("\"rows\":", "NaN", "-Infinity", "1e999", "null", "[[[[", "{\"a\":", "\"", "-0");
    return new Fuzzing("sidecar", seeds, words, List.of(ModelException.class));
  }

  private static void readSidecar(byte[] input) throws IOException {
    Path file = Files.write(FOLDER.resolve("sidecar.json"), input);
    assertThat(ModelDescription.fromSidecar(file).frontEnd().inputSize()).isPositive();
  }

  @Test
  void someDamagedModels() throws IOException {
    models("model").run(500, ModelFuzzTest::loadAndEmbed);
    models("other-model").run(500, otherModels());
  }

  @Test
  void someDamagedSidecars() throws IOException {
    sidecars().run(500, ModelFuzzTest::readSidecar);
  }

  @Test
  @Tag("fuzz")
  void manyDamagedModels() throws IOException {
    models("model").run(200_000, ModelFuzzTest::loadAndEmbed);
  }

  @Test
  @Tag("fuzz")
  void manyOtherModels() throws IOException {
    models("other-model").run(200_000, otherModels());
  }

  @Test
  @Tag("fuzz")
  void manyDamagedSidecars() throws IOException {
    sidecars().run(200_000, ModelFuzzTest::readSidecar);
  }
}
