package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fields that are walked, against the descriptors that the ONNX project's file compiles to. */
class OnnxMessageTest {
  private static final Map<OnnxMessage, Descriptor> DESCRIPTORS =
      Map.of(
          OnnxMessage.MODEL, OnnxMl.ModelProto.getDescriptor(),
          OnnxMessage.TRAINING_INFO, OnnxMl.TrainingInfoProto.getDescriptor(),
          OnnxMessage.FUNCTION, OnnxMl.FunctionProto.getDescriptor(),
          OnnxMessage.GRAPH, OnnxMl.GraphProto.getDescriptor(),
          OnnxMessage.NODE, OnnxMl.NodeProto.getDescriptor(),
          OnnxMessage.ATTRIBUTE, OnnxMl.AttributeProto.getDescriptor(),
          OnnxMessage.SPARSE_TENSOR, OnnxMl.SparseTensorProto.getDescriptor(),
          OnnxMessage.TENSOR, OnnxMl.TensorProto.getDescriptor());

  @Test
  void everyFieldThatLeadsToATensorIsWalked() {
    Map<Descriptor, OnnxMessage> messages = new HashMap<>();
    DESCRIPTORS.forEach((message, descriptor) -> messages.put(descriptor, message));
    for (OnnxMessage message : OnnxMessage.values()) {
      if (message == OnnxMessage.TENSOR) {
        continue; // the goal
      }
      for (FieldDescriptor field : DESCRIPTORS.get(message).getFields()) {
        boolean leads =
            field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && reachesTensor(field.getMessageType(), new HashSet<>());
        assertThat(message.child(field.getNumber()))
            .as(field.getFullName())
            .isEqualTo(leads ? messages.get(field.getMessageType()) : null);
        assertThat(!leads || messages.containsKey(field.getMessageType())).isTrue();
      }
    }
  }

  private static boolean reachesTensor(Descriptor from, Set<Descriptor> seen) {
    if (from.equals(OnnxMl.TensorProto.getDescriptor())) {
      return true;
    }
    return seen.add(from)
        && from.getFields().stream()
            .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
            .anyMatch(field -> reachesTensor(field.getMessageType(), seen));
  }
}
