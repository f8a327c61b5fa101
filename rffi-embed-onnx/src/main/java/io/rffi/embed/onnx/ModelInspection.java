package io.rffi.embed.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.rffi.api.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks through a model before ONNX Runtime sees it, and refuses one that would read other files or
 * unfold tensors that it doesn't hold.
 *
 * <p>Walks over the protocol buffer instead of parsing it: loading the generated classes alone
 * would take a third of a gateway's start-up, and nothing here needs the weights.
 */
final class ModelInspection {
  /** As deep as protocol buffers nest messages by default. */
  private static final int MAX_DEPTH = 100;

  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_METADATA = 14;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_EXTERNAL_DATA = 13;
  private static final int TENSOR_DATA_LOCATION = 14;
  private static final int EXTERNAL = 1;
  private static final int ENTRY_KEY = 1;
  private static final int ENTRY_VALUE = 2;

  private final String name;
  private final CodedInputStream in;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private boolean hasGraph;

  private ModelInspection(ModelBytes model) {
    name = model.name();
    in = CodedInputStream.newInstance(model.bytes());
  }

  /**
   * Refuses what is no ONNX model, and tensors that are sparse or lie in another file, wherever
   * they hide.
   *
   * @return the model's metadata
   */
  static Map<String, String> inspect(ModelBytes model) {
    ModelInspection inspection = new ModelInspection(model);
    try {
      // Without this limit, a message that claims to go on past the end would count as complete.
      inspection.in.pushLimit(model.bytes().length);
      inspection.walk(OnnxMessage.MODEL, 0);
    } catch (IOException e) {
      throw new ModelException(
          "model " + model.name() + " is no ONNX model, or cut short; get the file again", e);
    }
    if (!inspection.hasGraph) {
      throw new ModelException("model " + model.name() + " is no ONNX model: it holds no graph");
    }
    return inspection.metadata;
  }

  private void walk(OnnxMessage message, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new ModelException("model " + name + " nests deeper than any ONNX model");
    }
    if (message == OnnxMessage.SPARSE_TENSOR) {
      throw new ModelException(
          "model %s holds a sparse tensor, which takes as much memory as it claims to; "
                  .formatted(name)
              + "export it with dense weights");
    }
    if (message == OnnxMessage.TENSOR) {
      tensor();
      return;
    }
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = messageField(tag);
      OnnxMessage child = message.child(field);
      if (child != null) {
        hasGraph |= message == OnnxMessage.MODEL && field == MODEL_GRAPH;
        int outer = enter();
        walk(child, depth + 1);
        in.popLimit(outer);
      } else if (message == OnnxMessage.MODEL && field == MODEL_METADATA) {
        Map.Entry<String, String> entry = entry();
        if (metadata.put(entry.getKey(), entry.getValue()) != null) {
          throw new ModelException(
              "model " + name + " has the metadata " + entry.getKey() + " twice");
        }
      } else {
        skip(tag);
      }
    }
  }

  private void tensor() throws IOException {
    String tensor = "";
    String location = "no location given";
    boolean external = false;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (messageField(tag) == TENSOR_NAME) {
        tensor = text();
      } else if (messageField(tag) == TENSOR_EXTERNAL_DATA) {
        external = true;
        Map.Entry<String, String> entry = entry();
        location = entry.getKey().equals("location") ? entry.getValue() : location;
      } else if (tag == varintTag(TENSOR_DATA_LOCATION)) {
        external |= in.readEnum() == EXTERNAL;
      } else {
        skip(tag);
      }
    }
    if (external) {
      throw new ModelException(
          "model %s keeps the tensor \"%s\" in another file (%s), which is not read; "
                  .formatted(name, tensor, location)
              + "export it with all weights inside");
    }
  }

  private Map.Entry<String, String> entry() throws IOException {
    String key = "";
    String value = "";
    int outer = enter();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (messageField(tag)) {
        case ENTRY_KEY -> key = text();
        case ENTRY_VALUE -> value = text();
        default -> skip(tag);
      }
    }
    in.popLimit(outer);
    return Map.entry(key, value);
  }

  /** Enters a message; what is returned takes {@link CodedInputStream#popLimit} out of it. */
  private int enter() throws IOException {
    return in.pushLimit(in.readRawVarint32());
  }

  private String text() throws IOException {
    return new String(in.readByteArray(), StandardCharsets.UTF_8);
  }

  private void skip(int tag) throws IOException {
    if (!in.skipField(tag)) {
      throw new IOException("a group ends that never began");
    }
  }

  /** The field's number if it holds a message, a text or bytes; 0, which no field has, if not. */
  private static int messageField(int tag) {
    return WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED
        ? WireFormat.getTagFieldNumber(tag)
        : 0;
  }

  private static int varintTag(int field) {
    return field << 3 | WireFormat.WIRETYPE_VARINT;
  }
}
