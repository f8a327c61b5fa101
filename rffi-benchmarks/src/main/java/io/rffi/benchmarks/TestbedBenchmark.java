package io.rffi.benchmarks;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Reception;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One reception of {@code lora-60} on one thread: a whole packet sent, through its channel and the
 * receiver, and its preamble cut out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class TestbedBenchmark {
  /** Near and at rest, far and at rest, fast. */
  @Param({"training", "D6", "doppler-100"})
  private String set;

  private final Testbed testbed = Testbeds.of("lora-60", Difficulty.DEFAULT, 1, 1);
  private int next;

  /** Receptions in order of the index, over and over. */
  @Benchmark
  public Reception receive() {
    TestSet receptions = testbed.set(set);
    next = (next + 1) % receptions.receptions();
    return testbed.receive(receptions, next);
  }
}
