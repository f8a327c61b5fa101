package io.rffi.train.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtEngine;

/** Starts DJL's PyTorch engine without any connection: natives come from the class path. */
public final class PyTorch {
  private PyTorch() {}

  /**
   * A new manager of native memory. The first call in a process loads the natives and fixes the
   * number of threads.
   *
   * @param threads how many threads one operation may use, ≥ 1
   * @return a manager that the caller closes
   */
  public static NDManager start(int threads) {
    setUnlessSet("ai.djl.offline", "true");
    setUnlessSet("OPT_OUT_TRACKING", "true");
    // DJL looks for CUDA by JNA, which would unpack into a folder of its own in the user's cache.
    setUnlessSet("jna.tmpdir", System.getProperty("java.io.tmpdir"));
    setUnlessSet("ai.djl.pytorch.num_threads", Integer.toString(threads));
    setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
    return Engine.getEngine(PtEngine.ENGINE_NAME).newBaseManager();
  }

  /**
   * Makes the random numbers that follow (first values of parameters, what dropout drops) depend on
   * the seed alone.
   *
   * @param seed any value
   */
  public static void seed(long seed) {
    // PyTorch's own seed is 64 bit, DJL's 32.
    Engine.getEngine(PtEngine.ENGINE_NAME).setRandomSeed(Long.hashCode(seed));
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
