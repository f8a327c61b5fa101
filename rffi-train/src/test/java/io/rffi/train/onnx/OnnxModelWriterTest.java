package io.rffi.train.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.rffi.api.IqSignal;
import io.rffi.augment.channel.Range;
import io.rffi.augment.node.Conditions;
import io.rffi.augment.node.NodeFamily;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.train.data.SimulatedLora;
import io.rffi.train.descent.Batch;
import io.rffi.train.descent.Optimiser;
import io.rffi.train.descent.SoftTriplet;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.engine.TrainedNetwork;
import io.rffi.train.engine.Trainer;
import io.rffi.train.network.IqNetworks;
import io.rffi.train.network.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxModelWriterTest {
  static List<Network> networks() {
    return List.of(
        Network.compactLora(),
        Network.publishedLora(),
        IqNetworks.siamese(IqNetworks.PUBLISHED_DROPOUT),
        IqNetworks.unitLength(0.1f),
        IqNetworks.trunk(),
        IqNetworks.head(0));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void onnxRuntimeAgreesWithTheTrainedBlock(Network network) throws OrtException {
    List<float[]> examples = randomExamples(network, 5);
    try (EmbeddingModel model = new EmbeddingModel(network, 2, 7)) {
      float[][] expected = model.embed(examples);
      byte[] file = OnnxModelWriter.toBytes(model.snapshot(), Map.of());
      assertClose(run(file, network, examples), expected);
      assertClose(run(file, network, examples.subList(0, 1)), new float[][] {expected[0]});
    }
  }

  /** Trained a little, so that running means and standardisation are not at their first values. */
  @Test
  void onnxRuntimeAgreesOnPacketsToo() throws OrtException {
    Network network = Network.compactLora();
    List<float[]> examples =
        new SimulatedLora(
                FrontEnd.LORA_MEAN_SYMBOL,
                Conditions.TRAINING,
                NodeFamily.TRAINED,
                5,
                new Range(1, 1),
                3)
            .draw(2, 5, 1, new SplittableRandom(1));
    try (Trainer trainer =
        new Trainer(new EmbeddingModel(network, 1, 7), new SoftTriplet(0.2f), 2, Optimiser.ADAM)) {
      EmbeddingModel model = trainer.model();
      Batch batch = new Batch(examples.subList(0, 4), List.of(0, 0, 1, 1));
      model.standardise(List.of(batch));
      for (int n = 0; n < 3; n++) {
        trainer.step(batch, 1e-3);
      }
      byte[] file = OnnxModelWriter.toBytes(model.snapshot(), Map.of());
      assertClose(run(file, network, examples), model.embed(examples));
    }
  }

  @Test
  @Tag("recording")
  void onnxRuntimeAgreesOnARealPacket() throws IOException, OrtException {
    Path recording = Path.of("../../shared/recordings/lora/suai_sf7_bw125_1.sigmf-data");
    assumeThat(recording).exists();
    FloatBuffer samples =
        ByteBuffer.wrap(Files.readAllBytes(recording))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    float[] interleaved = new float[samples.remaining()];
    samples.get(interleaved);
    IqSignal preamble =
        LoraPreambleExtractor.of(LoraParameters.EU868_SF7)
            .extract(IqSignal.of(interleaved, 2e6))
            .get(0)
            .samples();
    FloatBuffer input = FloatBuffer.allocate(FrontEnd.LORA_MEAN_SYMBOL.inputSize());
    FrontEnd.LORA_MEAN_SYMBOL.process(preamble, input);
    List<float[]> examples = List.of(input.array());
    Network network = Network.compactLora();
    try (EmbeddingModel model = new EmbeddingModel(network, 1, 7)) {
      byte[] file = OnnxModelWriter.toBytes(model.snapshot(), Map.of());
      assertClose(run(file, network, examples), model.embed(examples));
    }
  }

  @Test
  void theCompactNetworkStaysSmall() {
    try (EmbeddingModel model = new EmbeddingModel(Network.compactLora(), 2, 7)) {
      TrainedNetwork trained = model.snapshot();
      assertThat(trained.size()).isLessThan(1_000_000);
      assertThat(OnnxModelWriter.toBytes(trained, Map.of()).length).isLessThan(5_000_000);
    }
  }

  @Test
  void metadataComesBack(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("model.onnx");
    try (EmbeddingModel model = new EmbeddingModel(Network.compactLora(), 2, 7)) {
      OnnxModelWriter.write(model.snapshot(), Map.of("rffi.metric", "euclidean"), file);
    }
    try (OrtSession session =
        OrtEnvironment.getEnvironment().createSession(Files.readAllBytes(file))) {
      assertThat(session.getMetadata().getCustomMetadata())
          .containsExactly(Map.entry("rffi.metric", "euclidean"));
    }
    try (var files = Files.list(folder)) {
      assertThat(files).as("nothing unfinished stays").containsExactly(file);
    }
  }

  @Test
  void parametersOfAnotherNetworkAreRefused() {
    TrainedNetwork without = new TrainedNetwork(Network.compactLora(), List.of());
    assertThatThrownBy(() -> OnnxModelWriter.toBytes(without, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fewer parameters");
  }

  private static List<float[]> randomExamples(Network network, int count) {
    Random random = new Random(11);
    List<float[]> examples = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      float[] example = new float[network.input().rows() * network.input().columns()];
      for (int k = 0; k < example.length; k++) {
        example[k] = (float) random.nextGaussian();
      }
      examples.add(example);
    }
    return examples;
  }

  private static float[][] run(byte[] file, Network network, List<float[]> examples)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {examples.size(), 1, network.input().rows(), network.input().columns()};
    FloatBuffer input = FloatBuffer.allocate(examples.size() * examples.get(0).length);
    examples.forEach(input::put);
    try (OrtSession session = environment.createSession(file);
        OnnxTensor tensor = OnnxTensor.createTensor(environment, input.flip(), shape);
        OrtSession.Result result = session.run(Map.of(OnnxModelWriter.INPUT, tensor))) {
      return (float[][]) result.get(0).getValue();
    }
  }

  private static void assertClose(float[][] actual, float[][] expected) {
    assertThat(actual.length).isEqualTo(expected.length);
    for (int n = 0; n < expected.length; n++) {
      for (int k = 0; k < expected[n].length; k++) {
        assertThat(actual[n][k]).isCloseTo(expected[n][k], within(1e-5f));
      }
    }
  }
}
