package io.rffi.benchmarks;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.dsp.Resampler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a capture of 44 ms to its preamble, and the resampling alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ExtractionBenchmark {
  @Param({"125000", "1000000", "2000000"})
  double sampleRateHz;

  private IqSignal capture;
  private Resampler resampler;

  @Setup
  public void prepare() {
    capture = Packets.capture(0, 1, sampleRateHz);
    resampler = new Resampler(1e6);
  }

  @Benchmark
  public List<Preamble> extract() {
    return Packets.EXTRACTOR.extract(capture);
  }

  @Benchmark
  public IqSignal resamplePreamble() {
    return resampler.cut(capture, 100.3, 8192);
  }
}
