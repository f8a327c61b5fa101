package io.rffi.embed.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.rffi.api.ModelException;
import java.io.IOException;

/** ONNX Runtime in this process: loaded once, silent, and with nothing left on the disk. */
final class NativeRuntime {
  private static OrtEnvironment environment;
  private static String failure;

  private NativeRuntime() {}

  /**
   * The environment of all sessions.
   *
   * @throws ModelException if the native libraries can't be loaded, saying what to do
   */
  static synchronized OrtEnvironment environment() {
    if (failure != null) {
      throw new ModelException(failure);
    }
    if (environment == null) {
      environment = load();
    }
    return environment;
  }

  private static OrtEnvironment load() {
    TelemetryFence.check(OrtEnvironment.class);
    try (NativeFolder natives = NativeFolder.unpack(OrtEnvironment.class)) {
      natives.announce();
      OrtEnvironment loaded = OrtEnvironment.getEnvironment();
      // For Windows; elsewhere the releases that pass the fence gather nothing.
      loaded.setTelemetry(false);
      return loaded;
    } catch (IOException e) {
      throw new ModelException(
          "ONNX Runtime's native libraries can't be unpacked (%s): give them a folder that exists,"
                  .formatted(e)
              + (" can be written to and has 30 MB free; " + otherFolder()),
          e);
    } catch (LinkageError | OrtException | IllegalStateException e) {
      // For the whole life of the process: a class that failed once never loads again.
      failure =
          "ONNX Runtime's native libraries can't be loaded (%s): if their folder allows no programs"
                  .formatted(root(e))
              + (" (noexec) or can't be written to, " + otherFolder());
      throw new ModelException(failure, e);
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String otherFolder() {
    return "start Java with -Djava.io.tmpdir=FOLDER, now " + System.getProperty("java.io.tmpdir");
  }
}
