package io.rffi.embed.onnx;

import io.rffi.api.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The models that lie in this module's jar, each with its expected hash and its card beside it. */
final class BundledModel {
  private BundledModel() {}

  static ModelBytes lora() {
    return model("lora.onnx");
  }

  static ModelBytes iq() {
    return model("iq.onnx");
  }

  private static ModelBytes model(String name) {
    byte[] model = resource(name);
    // As sha256sum writes it: the hash, perhaps followed by the file's name.
    String text = new String(resource(name + ".sha256"), StandardCharsets.UTF_8);
    return new ModelBytes("bundled " + name, model).requireSha256(text.strip().split("\\s+", 2)[0]);
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
