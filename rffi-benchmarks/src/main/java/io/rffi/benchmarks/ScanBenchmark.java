package io.rffi.benchmarks;

import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.stream.PreambleScanner;
import io.rffi.dsp.stream.ScanPlan;
import io.rffi.dsp.stream.ScanStatistics;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Scanning noise, in samples a microsecond (Msps) on one thread; with {@code -prof gc} also what is
 * allocated a sample. After each iteration the same by the thread's own processor time, which a
 * machine that does other things too can't falsify.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ScanBenchmark {
  private static final int BLOCK = 1 << 14;

  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  /** A block begins anywhere in the noise, so that hardly any noise comes back as it was. */
  private static final int NOISE = 1 << 20;

  private static final int STEP = 31 * BLOCK + 977;

  /** One channel off the centre at several rates, and a gateway's eight at 2 MHz. */
  public enum Scene {
    ONE_CHANNEL_1M,
    ONE_CHANNEL_2M048,
    ONE_CHANNEL_10M,
    ONE_CHANNEL_1M_SF12,
    EIGHT_CHANNELS_2M,
    EIGHT_CHANNELS_2M_SF7_TO_SF12;

    ScanPlan plan() {
      return switch (this) {
        case ONE_CHANNEL_1M -> ScanPlan.at(1e6).withChannel(200e3, sf(7));
        case ONE_CHANNEL_2M048 -> ScanPlan.at(2.048e6).withChannel(200e3, sf(7));
        case ONE_CHANNEL_10M -> ScanPlan.at(10e6).withChannel(200e3, sf(7));
        case ONE_CHANNEL_1M_SF12 -> ScanPlan.at(1e6).withChannel(200e3, sf(12));
        case EIGHT_CHANNELS_2M -> ScanPlan.gateway(2e6, sf(7));
        case EIGHT_CHANNELS_2M_SF7_TO_SF12 ->
            ScanPlan.gateway(2e6, sf(7), sf(8), sf(9), sf(10), sf(11), sf(12));
      };
    }

    private static LoraParameters sf(int spreadingFactor) {
      return new LoraParameters(spreadingFactor, 125_000);
    }
  }

  @Param Scene scene;

  private float[] noise;
  private PreambleScanner scanner;
  private int place;
  private long samplesBefore;
  private double nanosBefore;

  @Setup
  public void prepare() {
    Random random = new Random(1);
    noise = new float[2 * NOISE];
    for (int n = 0; n < noise.length; n++) {
      noise[n] = (float) (0.1 * random.nextGaussian());
    }
    scanner =
        new PreambleScanner(
            scene.plan(),
            found -> {
              throw new IllegalStateException("a preamble in noise at " + found.startSample());
            });
  }

  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public void noise() {
    place = (place + STEP) % (NOISE - BLOCK);
    scanner.accept(noise, 2 * place, BLOCK);
  }

  @Setup(Level.Iteration)
  public void startTheClock() {
    samplesBefore = scanner.statistics().samples();
    nanosBefore = THREAD.getCurrentThreadCpuTime();
  }

  @TearDown(Level.Iteration)
  public void tell() {
    double nanos = THREAD.getCurrentThreadCpuTime() - nanosBefore;
    ScanStatistics statistics = scanner.statistics();
    System.out.printf(
        "%.1f Msps of processor time; %d candidates in %.0f s of noise%n",
        1e3 * (statistics.samples() - samplesBefore) / nanos,
        statistics.candidates(),
        statistics.samples() / scene.plan().sampleRateHz());
  }
}
