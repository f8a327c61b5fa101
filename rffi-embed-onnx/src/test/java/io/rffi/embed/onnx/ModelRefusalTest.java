package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.rffi.api.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that are refused before they run, each by name and with what to do. */
class ModelRefusalTest {
  @TempDir Path folder;

  private void assertRefused(ModelProto.Builder model, String because) throws IOException {
    assertRefused(model.build().toByteArray(), because);
  }

  private void assertRefused(byte[] model, String because) throws IOException {
    assertRefused(Files.write(folder.resolve("some.onnx"), model), because);
  }

  private static void assertRefused(Path model, String because) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxEmbedder.load(model).close())
        .withMessageContaining(model.toString())
        .withMessageContaining(because);
  }

  @Test
  void whatCannotBeRead() {
    assertRefused(folder.resolve("missing.onnx"), "can't be read");
    assertRefused(folder, "can't be read");
  }

  @Test
  void whatIsNoOnnxModel() throws IOException {
    assertRefused(new byte[0], "holds no graph");
    assertRefused(new byte[1000], "no ONNX model");
    assertRefused("{\"model\": true}".getBytes(StandardCharsets.UTF_8), "no ONNX model");
    assertRefused(TestModels.convolutional().clearGraph(), "holds no graph");
  }

  @Test
  void theRuntimesOwnFormat() throws IOException, OrtException {
    Path ort = folder.resolve("converted.ort");
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
      options.setOptimizedModelFilePath(ort.toString());
      OrtEnvironment.getEnvironment()
          .createSession(TestModels.convolutionalBytes(), options)
          .close();
    }
    assertRefused(ort, "no ONNX model");
  }

  @Test
  void whatWasCutShortAnywhere() throws IOException {
    byte[] whole = TestModels.convolutionalBytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertRefused(part, "some.onnx");
    }
  }

  @Test
  void whatHasAnotherHash() {
    Path model = Golden.file("convolutional.onnx");
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxEmbedder.load(model, "0".repeat(64)))
        .withMessageContaining("was changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"weights.bin", "../../etc/passwd", "/etc/passwd", ""})
  void weightsInAnotherFile(String location) throws IOException {
    TensorProto external = TestModels.external(location);
    ModelProto.Builder initializer = TestModels.convolutional();
    initializer.getGraphBuilder().addInitializer(external);
    assertRefused(initializer, "(" + location + ")");

    GraphProto.Builder branch = GraphProto.newBuilder().setName("branch").addInitializer(external);
    assertRefused(
        TestModels.then(
            "If", TestModels.FLOAT, TestModels.attribute("then_branch", branch.build())),
        "another file");

    assertRefused(
        TestModels.then("Identity", TestModels.FLOAT, TestModels.attribute("value", external)),
        "another file");

    NodeProto hidden =
        TestModels.node("Identity", "a", "b", TestModels.attribute("value", external));
    assertRefused(
        TestModels.convolutional()
            .addFunctions(FunctionProto.newBuilder().setName("f").addNode(hidden)),
        "another file");
  }

  @Test
  void graphsThatNestWithoutEnd() throws IOException {
    GraphProto graph = GraphProto.newBuilder().setName("innermost").build();
    for (int n = 0; n < 60; n++) {
      NodeProto node = TestModels.node("If", "c", "o", TestModels.attribute("then_branch", graph));
      graph = GraphProto.newBuilder().setName("around").addNode(node).build();
    }
    assertRefused(ModelProto.newBuilder().setIrVersion(8).setGraph(graph), "nests deeper");
  }

  @Test
  void aMarkedTensorWithoutALocation() throws IOException {
    ModelProto.Builder model = TestModels.convolutional();
    model
        .getGraphBuilder()
        .getInitializerBuilder(0)
        .setDataLocation(TensorProto.DataLocation.EXTERNAL);
    assertRefused(model, "no location given");
  }

  @Test
  void moreThanOneInputOrOutput() throws IOException {
    ModelProto.Builder inputs = TestModels.convolutional();
    inputs.getGraphBuilder().addInput(TestModels.value("more", TestModels.FLOAT));
    assertRefused(inputs, "2 inputs");

    ModelProto.Builder outputs = TestModels.convolutional();
    outputs.getGraphBuilder().addOutput(TestModels.value("x2", TestModels.FLOAT));
    assertRefused(outputs, "2 outputs");
  }

  @Test
  void otherNumbersThanFloat32() throws IOException {
    ModelProto.Builder input = TestModels.convolutional();
    GraphProto.Builder graph = input.getGraphBuilder();
    String name = graph.getInput(0).getName();
    graph.addNode(
        0, TestModels.node("Cast", "wide", name, TestModels.attribute("to", TestModels.FLOAT)));
    graph.setInput(0, TestModels.value("wide", TestModels.DOUBLE));
    assertRefused(input, "float32");

    assertRefused(
        TestModels.then("Cast", TestModels.DOUBLE, TestModels.attribute("to", TestModels.DOUBLE)),
        "float32");
  }

  @Test
  void anInputThatDoesNotFitTheFrontEnd() throws IOException {
    Map<String, String> metadata = new HashMap<>(TestModels.metadata());
    metadata.put("rffi.rows", "7");
    assertRefused(TestModels.withMetadata(metadata), "takes [any, 1, 8, 14]");
  }

  @Test
  void anOutputThatIsNoRowOfValues() throws IOException {
    ModelProto.Builder picture = TestModels.convolutional();
    picture.getGraphBuilder().setOutput(0, TestModels.value("x2", TestModels.FLOAT));
    assertRefused(picture, "needed [batch, dimension]");
    assertRefused(TestModels.then("Transpose", TestModels.FLOAT), "gives [6, any]");
  }

  @Test
  void aFixedBatch() throws IOException {
    assertRefused(TestModels.withFixedBatch(4), "dynamic batch axis");
  }

  @Test
  void whatTheRuntimeDoesNotKnow() throws IOException {
    assertRefused(TestModels.then("Fingerprint", TestModels.FLOAT), "Fingerprint");
    ModelProto.Builder future = TestModels.convolutional();
    future.getOpsetImportBuilder(0).setVersion(999);
    assertRefused(future, "opset");
  }

  @Test
  void aSimilarityOfAnotherDimension() throws IOException {
    Map<String, String> metadata = new HashMap<>(TestModels.metadata());
    metadata.put("rffi.similarityBias", "1");
    metadata.put("rffi.similarityWeights", "-1 -1");
    assertRefused(
        TestModels.withMetadata(metadata), "gives 6 values, but describes a similarity of 2");
  }

  @Test
  void noDescriptionAtAll() throws IOException {
    assertRefused(TestModels.withMetadata(Map.of("author", "somebody")), "some.json");
  }

  @Test
  void aDescriptionOfANewerFormat() throws IOException {
    Map<String, String> metadata = new HashMap<>(TestModels.metadata());
    metadata.put("rffi.formatVersion", "2");
    assertRefused(TestModels.withMetadata(metadata), "update rffi");
  }

  @Test
  void aDescriptionThatSaysTwoThings() throws IOException {
    assertRefused(
        TestModels.convolutional().addMetadataProps(TestModels.entry("rffi.rows", "9")), "twice");
  }
}
