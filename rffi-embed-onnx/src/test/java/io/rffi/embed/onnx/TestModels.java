package io.rffi.embed.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** Variants of the convolutional test network, each with something changed. */
final class TestModels {
  static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
  static final int DOUBLE = TensorProto.DataType.DOUBLE_VALUE;

  private TestModels() {}

  static byte[] convolutionalBytes() {
    try {
      return Files.readAllBytes(Golden.file("convolutional.onnx"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static ModelProto.Builder convolutional() {
    try {
      return ModelProto.parseFrom(convolutionalBytes()).toBuilder();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The name of the network's output, before anything is appended. */
  static String output(ModelProto.Builder model) {
    return model.getGraph().getOutput(0).getName();
  }

  static ModelProto.Builder withMetadata(Map<String, String> metadata) {
    ModelProto.Builder model = convolutional().clearMetadataProps();
    metadata.forEach((key, value) -> model.addMetadataProps(entry(key, value)));
    return model;
  }

  static Map<String, String> metadata() {
    return ModelInspection.inspect(new ModelBytes("convolutional", convolutionalBytes()));
  }

  static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  static ModelProto.Builder withFixedBatch(int batch) {
    ModelProto.Builder model = convolutional();
    fix(model.getGraphBuilder().getInputBuilder(0), batch);
    fix(model.getGraphBuilder().getOutputBuilder(0), batch);
    return model;
  }

  private static void fix(ValueInfoProto.Builder value, int batch) {
    value
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .getShapeBuilder()
        .setDim(0, Dimension.newBuilder().setDimValue(batch));
  }

  /** A tensor without a shape. */
  static ValueInfoProto value(String name, int type) {
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(type)))
        .build();
  }

  static NodeProto node(String operator, String input, String output, AttributeProto... with) {
    NodeProto.Builder node =
        NodeProto.newBuilder().setOpType(operator).addInput(input).addOutput(output);
    for (AttributeProto attribute : with) {
      node.addAttribute(attribute);
    }
    return node.build();
  }

  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto attribute(String name, GraphProto value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.GRAPH)
        .setG(value)
        .build();
  }

  static AttributeProto attribute(String name, TensorProto value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.TENSOR)
        .setT(value)
        .build();
  }

  /** The network followed by one more node, whose output is the new output. */
  static ModelProto.Builder then(String operator, int type, AttributeProto... with) {
    ModelProto.Builder model = convolutional();
    String before = output(model);
    model.getGraphBuilder().addNode(node(operator, before, "last", with));
    model.getGraphBuilder().setOutput(0, value("last", type));
    return model;
  }

  /** A tensor whose values are said to lie in another file. */
  static TensorProto external(String location) {
    return TensorProto.newBuilder()
        .setName("elsewhere")
        .setDataType(FLOAT)
        .addDims(1)
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(entry("location", location))
        .build();
  }
}
