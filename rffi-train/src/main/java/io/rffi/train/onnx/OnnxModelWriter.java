package io.rffi.train.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.rffi.io.file.StagedFile;
import io.rffi.train.engine.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes trained networks as ONNX files (opset 17, IR version 8) with a dynamic batch size. Equal
 * networks and metadata make equal bytes.
 */
public final class OnnxModelWriter {
  /** The graph's input, batch × channels × rows × columns. */
  public static final String INPUT = "input";

  /** The graph's output, batch × dimension. */
  public static final String OUTPUT = "embedding";

  private static final int OPSET = 17;
  private static final int IR_VERSION = 8;

  private OnnxModelWriter() {}

  /**
   * The bytes of an ONNX file.
   *
   * @param trained the network and its parameters
   * @param metadata what the file says of itself, written in the map's order
   * @return a serialised ModelProto
   */
  public static byte[] toBytes(TrainedNetwork trained, Map<String, String> metadata) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("rffi")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
            .setGraph(new OnnxGraph(trained).build());
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }

  /**
   * Writes an ONNX file; a file that was there is replaced in one step, or stays.
   *
   * @param trained the network and its parameters
   * @param metadata what the file says of itself
   * @param file where to write
   * @throws IOException if the file can't be written
   */
  public static void write(TrainedNetwork trained, Map<String, String> metadata, Path file)
      throws IOException {
    StagedFile.replace(file, toBytes(trained, metadata));
  }
}
