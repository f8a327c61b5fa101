package io.rffi.cli;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rffi.api.Metric;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.spectrogram.StftGrid;
import io.rffi.embed.onnx.ModelDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A network without weights: a packet's mean power in each frequency row, in decibels. */
final class TestModel {
  static final int DIMENSION = StftGrid.PUBLISHED.rows();

  private static final FrontEnd FRONT_END = FrontEnd.log(1e6, 8192, StftGrid.PUBLISHED);

  private TestModel() {}

  /** With the metadata of a model for LoRa SF7, 125 kHz, without a threshold. */
  static ModelDescription description() {
    return description(Metric.EUCLIDEAN);
  }

  static ModelDescription description(Metric metric) {
    return ModelDescription.of(FRONT_END, true, metric).withWaveform("lora sf7 125000");
  }

  static Path write(Path file, ModelDescription description) throws IOException {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .setProducerName("rffi tests")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
            .setGraph(graph());
    description
        .toMetadata()
        .forEach(
            (key, value) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return Files.write(file, model.build().toByteArray());
  }

  private static GraphProto graph() {
    long[] input = FRONT_END.inputShape();
    return GraphProto.newBuilder()
        .setName("mean power")
        .addInput(value("input", input[0], input[1], input[2]))
        .addOutput(value("output", DIMENSION))
        .addNode(
            NodeProto.newBuilder()
                .setOpType("ReduceMean")
                .addInput("input")
                .addOutput("mean")
                .addAttribute(
                    AttributeProto.newBuilder()
                        .setName("axes")
                        .setType(AttributeProto.AttributeType.INTS)
                        .addInts(3))
                .addAttribute(integer("keepdims", 0)))
        .addNode(
            NodeProto.newBuilder()
                .setOpType("Flatten")
                .addInput("mean")
                .addOutput("output")
                .addAttribute(integer("axis", 1)))
        .build();
  }

  private static AttributeProto integer(String name, int value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static ValueInfoProto value(String name, long... dimensions) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("batch"));
    for (long dimension : dimensions) {
      shape.addDim(Dimension.newBuilder().setDimValue(dimension));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(shape)))
        .build();
  }
}
