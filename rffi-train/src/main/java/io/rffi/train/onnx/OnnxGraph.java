package io.rffi.train.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.rffi.train.engine.Tensor;
import io.rffi.train.engine.TrainedNetwork;
import io.rffi.train.network.Layer;
import io.rffi.train.network.Layer.AveragePool;
import io.rffi.train.network.Layer.BatchNormalise;
import io.rffi.train.network.Layer.Convolution;
import io.rffi.train.network.Layer.Dense;
import io.rffi.train.network.Layer.Dropout;
import io.rffi.train.network.Layer.Flatten;
import io.rffi.train.network.Layer.L2Normalise;
import io.rffi.train.network.Layer.Limit;
import io.rffi.train.network.Layer.Relu;
import io.rffi.train.network.Layer.Residual;
import io.rffi.train.network.Layer.Size;
import io.rffi.train.network.Layer.Standardise;
import io.rffi.train.network.Network;
import java.util.Iterator;
import java.util.List;

/** Makes an ONNX graph from layer records; takes the parameters in the order of the layers. */
final class OnnxGraph {
  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Network network;
  private final Iterator<Tensor> parameters;
  private int dimension;
  private int names;

  OnnxGraph(TrainedNetwork trained) {
    this.network = trained.network();
    this.parameters = trained.parameters().iterator();
  }

  GraphProto build() {
    graph
        .setName(network.name())
        .addInput(
            OnnxValues.info(
                OnnxModelWriter.INPUT,
                network.channels(),
                network.input().rows(),
                network.input().columns()));
    String last = sequence(network.layers(), OnnxModelWriter.INPUT);
    if (parameters.hasNext()) {
      throw new IllegalArgumentException("more parameters than network " + network.name() + " has");
    }
    add("Identity", List.of(last), OnnxModelWriter.OUTPUT);
    return graph.addOutput(OnnxValues.info(OnnxModelWriter.OUTPUT, dimension)).build();
  }

  private String sequence(List<Layer> layers, String input) {
    String value = input;
    for (Layer layer : layers) {
      value = layer(layer, value);
    }
    return value;
  }

  private String layer(Layer layer, String in) {
    if (layer instanceof Standardise standardise) {
      return standardise(standardise, in);
    }
    if (layer instanceof BatchNormalise normalise) {
      return add(
          "BatchNormalization",
          List.of(in, parameter(), parameter(), parameter(), parameter()),
          number("epsilon", normalise.epsilon()));
    }
    if (layer instanceof Convolution convolution) {
      return convolution(convolution, in);
    }
    if (layer instanceof Limit limit) {
      return limit(limit.limit(), in);
    }
    if (layer instanceof Relu) {
      return add("Relu", List.of(in));
    }
    if (layer instanceof Residual residual) {
      String body = sequence(residual.body(), in);
      String shortcut = sequence(residual.shortcut(), in);
      return add("Relu", List.of(add("Add", List.of(body, shortcut))));
    }
    if (layer instanceof AveragePool pool) {
      return add(
          "AveragePool",
          List.of(in),
          pair("kernel_shape", pool.cell()),
          pair("strides", pool.cell()));
    }
    if (layer instanceof Flatten) {
      return add("Flatten", List.of(in), integer("axis", 1));
    }
    if (layer instanceof Dense dense) {
      dimension = dense.units();
      return add("Gemm", List.of(in, parameter(), parameter()), integer("transB", 1));
    }
    if (layer instanceof Dropout) {
      return in;
    }
    if (layer instanceof L2Normalise) {
      return add("LpNormalization", List.of(in), integer("axis", 1), integer("p", 2));
    }
    throw new IllegalArgumentException("unknown layer " + layer);
  }

  private String standardise(Standardise layer, String in) {
    String centred = add("Sub", List.of(limit(layer.limit(), in), parameter()));
    return add("Mul", List.of(centred, parameter()));
  }

  private String limit(float largest, String in) {
    long[] scalar = {};
    String low = constant(Tensor.of(scalar, -largest));
    String high = constant(Tensor.of(scalar, largest));
    return add("Clip", List.of(in, low, high));
  }

  private String convolution(Convolution layer, String in) {
    int rows = layer.padding().rows();
    int columns = layer.padding().columns();
    return add(
        "Conv",
        List.of(in, parameter(), parameter()),
        pair("kernel_shape", layer.kernel()),
        pair("strides", layer.stride()),
        integers("pads", rows, columns, rows, columns));
  }

  private String parameter() {
    if (!parameters.hasNext()) {
      throw new IllegalArgumentException(
          "fewer parameters than network " + network.name() + " needs");
    }
    return constant(parameters.next());
  }

  private String constant(Tensor tensor) {
    String name = "c" + names++;
    graph.addInitializer(OnnxValues.tensor(name, tensor));
    return name;
  }

  private String add(String operator, List<String> inputs, AttributeProto... attributes) {
    return add(operator, inputs, "v" + names++, attributes);
  }

  private String add(
      String operator, List<String> inputs, String output, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(operator + "_" + output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    return output;
  }

  private static AttributeProto pair(String name, Size size) {
    return integers(name, size.rows(), size.columns());
  }

  private static AttributeProto integer(String name, int value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  private static AttributeProto number(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  private static AttributeProto integers(String name, int... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    for (int value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }
}
