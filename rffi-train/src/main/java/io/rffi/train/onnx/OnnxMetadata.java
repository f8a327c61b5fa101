package io.rffi.train.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what an ONNX file says of itself, without running it. */
public final class OnnxMetadata {
  private OnnxMetadata() {}

  /**
   * The metadata of a model.
   *
   * @param file an ONNX file
   * @return the entries in the file's order; of equal keys the last
   * @throws IOException if the file can't be read or is no ONNX file
   */
  public static Map<String, String> read(Path file) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try {
      ModelProto.parseFrom(Files.readAllBytes(file))
          .getMetadataPropsList()
          .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    } catch (InvalidProtocolBufferException e) {
      throw new IOException(file + " is damaged, or no ONNX file: " + e.getMessage(), e);
    }
    return entries;
  }
}
