package io.rffi.embed.onnx;

import io.rffi.api.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The model that lies in this module's jar, with its expected hash and its model card beside it.
 */
final class BundledModel {
  private static final String MODEL = "lora.onnx";
  private static final String HASH = "lora.onnx.sha256";

  private BundledModel() {}

  static ModelBytes lora() {
    byte[] model = resource(MODEL);
    // As sha256sum writes it: the hash, perhaps followed by the file's name.
    String hash = new String(resource(HASH), StandardCharsets.UTF_8).strip().split("\\s+", 2)[0];
    return new ModelBytes("bundled " + MODEL, model).requireSha256(hash);
  }

  private static byte[] resource(String name) {
    try (InputStream in = BundledModel.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new ModelException(
            "this build of rffi-embed-onnx holds no "
                + name
                + "; load a model of your own with OnnxEmbedder.load");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ModelException("bundled " + name + " can't be read: " + e, e);
    }
  }
}
