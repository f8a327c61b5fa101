package io.rffi.cli;

import io.rffi.embed.onnx.OnnxEmbedder;

/** Loads the bundled model, says so, and waits to be killed. */
final class LoadAndWait {
  static final String LOADED = "loaded";

  private LoadAndWait() {}

  public static void main(String[] args) throws InterruptedException {
    try (OnnxEmbedder embedder = OnnxEmbedder.bundledLora()) {
      System.out.println(LOADED + " " + embedder.space().id());
      Thread.sleep(60_000);
    }
  }
}
