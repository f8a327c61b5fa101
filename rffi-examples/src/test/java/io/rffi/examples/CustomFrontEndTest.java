package io.rffi.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomFrontEndTest {
  @TempDir private Path folder;

  /** A network that gives what it takes. */
  private Path flatten() throws IOException {
    GraphProto graph =
        GraphProto.newBuilder()
            .setName("flatten")
            .addInput(tensor("input", 1, 1, 64))
            .addOutput(tensor("output", 64))
            .addNode(
                NodeProto.newBuilder().setOpType("Flatten").addInput("input").addOutput("output"))
            .build();
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
            .setGraph(graph)
            .build();
    return Files.write(folder.resolve("flatten.onnx"), model.toByteArray());
  }

  private static ValueInfoProto tensor(String name, int... axes) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("batch"));
    for (int axis : axes) {
      shape.addDim(Dimension.newBuilder().setDimValue(axis));
    }
    TypeProto.Tensor.Builder type =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }

  @Test
  void theNetworkSeesTheLevels() throws IOException {
    float[] iq = new float[2 * 8192];
    Arrays.fill(iq, 0, 8192, 1);
    Arrays.fill(iq, 8192, iq.length, 10);
    try (OnnxEmbedder embedder = CustomFrontEnd.load(flatten())) {
      Fingerprint print = embedder.embedOne(IqSignal.of(iq, 1e6));
      assertThat(embedder.space().frontEnd()).startsWith("levels-128 ");
      assertThat((double) print.at(63) - print.at(0)).isCloseTo(20, within(1e-3));
    }
  }
}
