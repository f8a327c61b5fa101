package io.rffi.train.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.UnsafeByteOperations;
import io.rffi.train.engine.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Tensors and their types, as ONNX writes them. */
final class OnnxValues {
  private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;

  private OnnxValues() {}

  /** A float value of any batch size. */
  static ValueInfoProto info(String name, long... dimensionsOfOne) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("batch"));
    for (long dimension : dimensionsOfOne) {
      shape.addDim(Dimension.newBuilder().setDimValue(dimension));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(shape)))
        .build();
  }

  static TensorProto tensor(String name, Tensor tensor) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * tensor.size()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor.values());
    TensorProto.Builder proto =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(FLOAT)
            .setRawData(UnsafeByteOperations.unsafeWrap(bytes));
    for (long dimension : tensor.shape()) {
      proto.addDims(dimension);
    }
    return proto.build();
  }
}
