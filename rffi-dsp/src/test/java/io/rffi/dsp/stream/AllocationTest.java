package io.rffi.dsp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While nothing is found, nothing is allocated. */
class AllocationTest {
  /** The noise lasts 0.26 s and is detected by no detector: candidates would be counted. */
  @ParameterizedTest
  @CsvSource({"1e6", "2.048e6"})
  void noiseAllocatesNothing(double rate) {
    ScanPlan plan =
        ScanPlan.at(rate).withRaster(-200e3, 200e3, 3, TestStreams.SF7, TestStreams.SF8);
    PreambleScanner scanner =
        new PreambleScanner(
            plan,
            preamble -> {
              throw new AssertionError("a preamble in noise");
            });
    float[] noise = TestStreams.noise((1 << 18) + 777, 0.1, 9);
    // First classes are loaded and code is compiled.
    for (int n = 0; n < 10; n++) {
      scan(scanner, noise);
    }
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    thread.getCurrentThreadAllocatedBytes();
    long before = thread.getCurrentThreadAllocatedBytes();
    int blocks = 0;
    for (int n = 0; n < 10; n++) {
      blocks += scan(scanner, noise);
    }
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;
    assertThat(scanner.statistics().candidates()).isZero();
    // Not a byte a block; the measurement itself may cost some.
    assertThat(allocated).as("bytes for %d blocks", blocks).isLessThan(blocks);
  }

  private static int scan(PreambleScanner scanner, float[] noise) {
    int blocks = 0;
    for (int at = 0; at + 1000 <= noise.length / 2; at += 1000) {
      scanner.accept(noise, 2 * at, 1000);
      blocks++;
    }
    return blocks;
  }
}
