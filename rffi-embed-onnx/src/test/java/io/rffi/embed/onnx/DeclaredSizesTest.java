package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rffi.api.Metric;
import io.rffi.api.ModelException;
import io.rffi.dsp.FrontEnd;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files that ask for much memory, and a large one: refused before any is taken. */
@Timeout(60)
class DeclaredSizesTest {
  @TempDir private Path folder;

  private void assertRefused(ModelProto.Builder model, String because) throws IOException {
    Path file = Files.write(folder.resolve("some.onnx"), model.build().toByteArray());
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxEmbedder.load(file).close())
        .withMessageContaining(file.toString())
        .withMessageContaining(because);
  }

  /** A network of one node whose result has a shape that nobody can foretell. */
  private static ModelProto.Builder window(long samples, long dimension) {
    ModelProto.Builder model = TestModels.convolutional().clearMetadataProps();
    ModelDescription.of(FrontEnd.iqWindow(1e6, (int) samples), false, Metric.EUCLIDEAN)
        .toMetadata()
        .forEach((key, value) -> model.addMetadataProps(TestModels.entry(key, value)));
    GraphProto.Builder graph = GraphProto.newBuilder().setName("window");
    graph.addInput(shaped("in", 1, 2, samples));
    graph.addNode(TestModels.node("Shape", "in", "shape"));
    graph.addNode(TestModels.node("Cast", "shape", "float", TestModels.attribute("to", 1)));
    graph.addNode(TestModels.node("NonZero", "float", "where"));
    graph.addNode(TestModels.node("Cast", "where", "out", TestModels.attribute("to", 1)));
    graph.addOutput(shaped("out", dimension));
    return model.setGraph(graph);
  }

  private static ValueInfoProto shaped(String name, long... dimensions) {
    ValueInfoProto.Builder value = TestModels.value(name, TestModels.FLOAT).toBuilder();
    var shape = value.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
    shape.addDim(Dimension.newBuilder().setDimParam("batch"));
    for (long dimension : dimensions) {
      shape.addDim(Dimension.newBuilder().setDimValue(dimension));
    }
    return value.build();
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000, 100_000_000, Integer.MAX_VALUE})
  void aFingerprintOfManyValues(long dimension) throws IOException {
    assertRefused(window(32, dimension), "values");
  }

  @ParameterizedTest
  @ValueSource(longs = {10_000_000, 200_000_000, Integer.MAX_VALUE})
  void anInputOfManyValues(long samples) throws IOException {
    assertRefused(window(samples, 3), "values");
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 29, 1L << 33, 1L << 62})
  void aSparseTensorThatIsMostlyNothing(long size) throws IOException {
    ModelProto.Builder model = TestModels.convolutional();
    SparseTensorProto.Builder sparse = SparseTensorProto.newBuilder().addDims(size);
    sparse.setValues(
        TensorProto.newBuilder()
            .setName("sparse")
            .setDataType(TestModels.FLOAT)
            .addDims(1)
            .addFloatData(1));
    sparse.setIndices(
        TensorProto.newBuilder()
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(1)
            .addInt64Data(0));
    model.getGraphBuilder().addSparseInitializer(sparse);
    model.getGraphBuilder().addNode(TestModels.node("Size", "sparse", "size"));
    assertRefused(model, "sparse");
  }

  @Test
  void largeInputsGoThroughSingly() {
    assertThat(shape(FrontEnd.iqWindow(1e6, 1 << 21)).batch(32)).isEqualTo(1);
    assertThat(shape(FrontEnd.iqWindow(1e6, 1 << 18)).batch(32)).isEqualTo(8);
    assertThat(shape(FrontEnd.LORA_SYMBOLS).batch(32)).isEqualTo(32);
  }

  private static NetworkShape shape(FrontEnd frontEnd) {
    return new NetworkShape("in", "out", frontEnd, 128, false);
  }

  @Test
  void aTensorOfMoreValuesThanItHolds() throws IOException {
    ModelProto.Builder model = TestModels.convolutional();
    model.getGraphBuilder().getInitializerBuilder(0).setDims(0, 1L << 40);
    assertRefused(model, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"waveform\": \"", " "})
  void aSidecarOfManyMegabytes(String repeated) throws IOException {
    Files.write(
        folder.resolve("big.onnx"),
        TestModels.convolutional().clearMetadataProps().build().toByteArray());
    Path json = folder.resolve("big.json");
    Files.write(
        json, repeated.repeat(20_000_000 / repeated.length()).getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxEmbedder.load(folder.resolve("big.onnx")))
        .withMessageContaining(json.toString())
        .withMessageContaining("MiB")
        .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(500));
  }

  @Test
  void aLongValueIsQuotedInPart() throws IOException {
    Path json = folder.resolve("long.json");
    Files.writeString(json, "{\"threshold\": \"" + "9".repeat(100_000) + "\"}");
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelDescription.fromSidecar(json))
        .withMessageContaining("threshold is \"999")
        .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(500));
  }

  @Test
  void aFileThatDoesNotFitIntoTheHeap() throws IOException {
    Path file = folder.resolve("huge.onnx");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(Integer.MAX_VALUE - 8);
    }
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxEmbedder.load(file))
        .withMessageContaining(file.toString());
  }
}
