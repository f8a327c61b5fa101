package io.rffi.train.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.rffi.io.file.StagedFile;
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

  /**
   * Writes a model with other metadata.
   *
   * @param file an ONNX file
   * @param out where to write it, whole or not at all; may be the same file
   * @param entries take the place of those of equal keys, and are added otherwise
   * @throws IOException if the file can't be read, is no ONNX file, or can't be written
   */
  public static void put(Path file, Path out, Map<String, String> entries) throws IOException {
    Map<String, String> all = read(file);
    all.putAll(entries);
    ModelProto.Builder model =
        ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder().clearMetadataProps();
    all.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    StagedFile.replace(out, model.build().toByteArray());
  }
}
