package io.rffi.embed.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Models that are sound protocol buffers and say something else than they should: they come as far
 * as to the runtime, which a model with a changed byte rarely does.
 */
final class OtherModels {
  private static final int MOST_STEPS = 3;
  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    2,
    3,
    6,
    7,
    8,
    10,
    11,
    16,
    17,
    255,
    1 << 16,
    1 << 28,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 33,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final List<String> TEXTS =
      List.of(
          "",
          "Relu",
          "Conv",
          "Gemm",
          "MatMul",
          "Reshape",
          "Flatten",
          "Transpose",
          "Squeeze",
          "Concat",
          "Split",
          "Slice",
          "Gather",
          "Pad",
          "AveragePool",
          "MaxPool",
          "LpNormalization",
          "BatchNormalization",
          "Softmax",
          "Identity",
          "If",
          "Loop",
          "Scan",
          "Cast",
          "Shape",
          "Constant",
          "ReduceMean",
          "LSTM",
          "Einsum",
          "QLinearConv",
          "FusedConv",
          "TopK",
          "ai.onnx.ml",
          "com.microsoft",
          "axis",
          "axes",
          "pads",
          "kernel_shape",
          "strides",
          "group",
          "auto_pad",
          "SAME_UPPER",
          "then_branch",
          "body",
          "perm");

  private OtherModels() {}

  /** A model with one to three fields changed somewhere. */
  static byte[] like(ModelProto model, RandomGenerator random) {
    ModelProto.Builder changed = model.toBuilder();
    for (int steps = 1 + random.nextInt(MOST_STEPS); steps > 0; steps--) {
      // Of the rest most is the description, and a wrong one comes no farther.
      Message.Builder root = random.nextInt(20) == 0 ? changed : changed.getGraphBuilder();
      Message.Builder message = anyMessage(root, random);
      List<FieldDescriptor> fields = new ArrayList<>(message.getAllFields().keySet());
      if (random.nextInt(8) == 0) {
        fields = message.getDescriptorForType().getFields();
      }
      if (!fields.isEmpty()) {
        change(message, fields.get(random.nextInt(fields.size())), random);
      }
    }
    return changed.build().toByteArray();
  }

  /** Deeper ones as likely as the one at the top. */
  private static Message.Builder anyMessage(Message.Builder root, RandomGenerator random) {
    Message.Builder at = root;
    while (random.nextInt(6) != 0) {
      List<Message.Builder> children = new ArrayList<>();
      for (Map.Entry<FieldDescriptor, Object> entry : at.getAllFields().entrySet()) {
        FieldDescriptor field = entry.getKey();
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
          continue;
        }
        if (field.isRepeated()) {
          for (int n = 0; n < at.getRepeatedFieldCount(field); n++) {
            children.add(at.getRepeatedFieldBuilder(field, n));
          }
        } else {
          children.add(at.getFieldBuilder(field));
        }
      }
      if (children.isEmpty()) {
        break;
      }
      at = children.get(random.nextInt(children.size()));
    }
    return at;
  }

  private static void change(Message.Builder in, FieldDescriptor field, RandomGenerator random) {
    if (!field.isRepeated()) {
      if (random.nextInt(5) == 0) {
        in.clearField(field);
      } else if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
        in.setField(field, other(field, in.getField(field), random));
      }
      return;
    }
    int count = in.getRepeatedFieldCount(field);
    if (count == 0) {
      if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
        in.addRepeatedField(field, other(field, null, random));
      }
      return;
    }
    int at = random.nextInt(count);
    Object value = in.getRepeatedField(field, at);
    switch (random.nextInt(4)) {
      case 0 -> {
        List<Object> rest = new ArrayList<>((List<?>) in.getField(field));
        rest.remove(at);
        in.setField(field, rest);
      }
      case 1 -> in.addRepeatedField(field, value);
      case 2 -> {
        int with = random.nextInt(count);
        in.setRepeatedField(field, at, in.getRepeatedField(field, with));
        in.setRepeatedField(field, with, value);
      }
      default -> {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
          in.setRepeatedField(field, at, other(field, value, random));
        }
      }
    }
  }

  private static Object other(FieldDescriptor field, Object now, RandomGenerator random) {
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    return switch (field.getJavaType()) {
      case INT -> (int) number;
      case LONG -> number;
      case FLOAT -> (float) number;
      case DOUBLE -> (double) number;
      case BOOLEAN -> number % 2 == 0;
      case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
      case BYTE_STRING -> other((ByteString) now, random);
      case ENUM -> {
        var values = field.getEnumType().getValues();
        yield values.get(random.nextInt(values.size()));
      }
      case MESSAGE -> throw new IllegalArgumentException("has no other value: " + field);
    };
  }

  private static ByteString other(ByteString now, RandomGenerator random) {
    if (now == null || now.isEmpty() || random.nextBoolean()) {
      return ByteString.copyFromUtf8(TEXTS.get(random.nextInt(TEXTS.size())));
    }
    return now.substring(0, random.nextInt(now.size()));
  }
}
