package io.rffi.embed.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.rffi.api.ModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The identity of a model's fingerprints: the SHA-256 of its file without the entries of its
 * metadata that state its limits or hold decision statistics.
 *
 * <p>What is measured later, or again, changes no fingerprint: what is enrolled stays known. All
 * else counts, so that no model can pass for another: two files with one identity hold the same
 * network and the same front end.
 */
final class SpaceId {
  private static final int MODEL_METADATA = 14;
  private static final int ENTRY_KEY = 1;

  private SpaceId() {}

  /**
   * The identity of a model that was looked through already.
   *
   * @return in lower-case hexadecimal; of a model without such entries its file's own SHA-256
   */
  static String of(ModelBytes model) {
    byte[] bytes = model.bytes();
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    ByteArrayOutputStream rest = new ByteArrayOutputStream(bytes.length);
    try {
      while (!in.isAtEnd()) {
        int from = in.getTotalBytesRead();
        int tag = in.readTag();
        if (!isOutsideSpace(in, tag)) {
          rest.write(bytes, from, in.getTotalBytesRead() - from);
        }
      }
    } catch (IOException e) {
      throw new ModelException("model " + model.name() + " is no ONNX model, or cut short", e);
    }
    return rest.size() == bytes.length
        ? model.sha256()
        : new ModelBytes(model.name(), rest.toByteArray()).sha256();
  }

  /** Reads a field to its end. */
  private static boolean isOutsideSpace(CodedInputStream in, int tag) throws IOException {
    if (WireFormat.getTagFieldNumber(tag) != MODEL_METADATA
        || WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      in.skipField(tag);
      return false;
    }
    String key = "";
    int outer = in.pushLimit(in.readRawVarint32());
    for (int inner = in.readTag(); inner != 0; inner = in.readTag()) {
      if (WireFormat.getTagFieldNumber(inner) == ENTRY_KEY
          && WireFormat.getTagWireType(inner) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        key = new String(in.readByteArray(), StandardCharsets.UTF_8);
      } else {
        in.skipField(inner);
      }
    }
    in.popLimit(outer);
    return DescriptionFields.OUTSIDE_SPACE.contains(key);
  }
}
