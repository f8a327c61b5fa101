package io.rffi.embed.onnx;

import io.rffi.api.ModelException;

/** Loads a bundled model twice, and says in a line each how that went. */
final class LoadTwice {
  static final String LOADED = "loaded" + System.lineSeparator();

  private LoadTwice() {}

  public static void main(String[] args) {
    for (int n = 0; n < 2; n++) {
      try (OnnxEmbedder embedder = OnnxEmbedder.bundledLora()) {
        System.out.print(embedder.space().dimension() > 0 ? LOADED : "");
      } catch (ModelException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
