package io.rffi.embed.onnx;

import java.util.Map;

/** The messages of {@code onnx.proto} from which a tensor can be reached. */
enum OnnxMessage {
  MODEL,
  TRAINING_INFO,
  FUNCTION,
  GRAPH,
  NODE,
  ATTRIBUTE,
  SPARSE_TENSOR,
  TENSOR;

  /** By message and field number. */
  private static final Map<OnnxMessage, Map<Integer, OnnxMessage>> CHILDREN =
      Map.of(
          MODEL, Map.of(7, GRAPH, 20, TRAINING_INFO, 25, FUNCTION),
          TRAINING_INFO, Map.of(1, GRAPH, 2, GRAPH),
          FUNCTION, Map.of(7, NODE, 11, ATTRIBUTE),
          GRAPH, Map.of(1, NODE, 5, TENSOR, 15, SPARSE_TENSOR),
          NODE, Map.of(5, ATTRIBUTE),
          ATTRIBUTE,
              Map.of(
                  5, TENSOR, 6, GRAPH, 10, TENSOR, 11, GRAPH, 22, SPARSE_TENSOR, 23, SPARSE_TENSOR),
          SPARSE_TENSOR, Map.of(1, TENSOR, 2, TENSOR),
          TENSOR, Map.of());

  /** The message in a field, null if no tensor can be reached through it. */
  OnnxMessage child(int field) {
    return CHILDREN.get(this).get(field);
  }
}
