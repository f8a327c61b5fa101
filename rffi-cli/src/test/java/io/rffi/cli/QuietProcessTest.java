package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user's own process does beyond its job: no connection, no name look-up, and no file but
 * where it was told to write. The command lines are long, as those of development environments are.
 * Connections and look-ups are seen only where strace is installed.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class QuietProcessTest {
  @TempDir private Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void openSandbox() throws IOException {
    sandbox = new Sandbox(folder);
  }

  private void assertQuiet(Sandbox.Running ended, Path... declared) {
    assertThat(sandbox.misdeeds(ended, declared)).isEmpty();
    assertThat(sandbox.leftBehind()).isEmpty();
    assumeTrue(sandbox.isWatched(), "without strace only the folders were looked at");
  }

  /** With the bundled model, the exact search and the store on disk. */
  @Test
  void enrolsAndIdentifies() throws Exception {
    Sandbox.Running demo =
        sandbox
            .rffi("demo", "--devices", 2, "--rogues", 1, "--packets", 3, "--fresh", 1, "--dir", "d")
            .ended();
    assertThat(demo.said()).contains("accuracy");
    assertThat(sandbox.work().resolve("d/devices.db")).exists();
    assertQuiet(demo);
  }

  @Test
  void aKillLeavesNothingInTheTemporaryFolder() throws Exception {
    Sandbox.Running running = sandbox.java(List.of(), LoadAndWait.class.getName());
    while (!running.said().contains(LoadAndWait.LOADED)) {
      assertThat(running.process().isAlive()).as(running.said()).isTrue();
      Thread.sleep(20);
    }
    running.kill();
    assertQuiet(running);
  }

  /** DJL keeps PyTorch's libraries in its own cache, which the tests of this project share. */
  @Test
  void trains() throws Exception {
    sandbox.rffi("simulate", "iq-16", "--out", "set", "--scale", 0.01).ended();
    Path cache = Path.of(System.getProperty("user.home"), ".djl.ai");
    Sandbox.Running training =
        sandbox
            .java(
                List.of("-DDJL_CACHE_DIR=" + cache),
                Main.class.getName(),
                List.of(
                        "train",
                        "iq",
                        "--data",
                        "set/run-1.h5",
                        "--rate",
                        5e6,
                        "--devices",
                        "1-12",
                        "--minutes",
                        0.001,
                        "--threads",
                        1,
                        "--out",
                        "iq.onnx")
                    .toArray())
            .ended();
    assertThat(sandbox.work().resolve("iq.onnx")).exists();
    assertQuiet(training, cache);
  }
}
