package io.rffi.benchmarks;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.dsp.burst.BurstDetector;
import io.rffi.dsp.template.PreambleTemplate;
import io.rffi.dsp.template.TemplatePreambleExtractor;
import io.rffi.dsp.template.Templates80211;
import io.rffi.dsp.template.Templates802154;
import io.rffi.dsp.template.TemplatesBle;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Searching noise at a template's search rate; an operation is a sample: ops/µs are Msps. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TemplateBenchmark {
  private static final int SAMPLES = 1 << 19;

  @Param({"80211", "802154", "ble"})
  String template;

  private TemplatePreambleExtractor extractor;
  private IqSignal noise;

  @Setup
  public void prepare() {
    PreambleTemplate wanted =
        switch (template) {
          case "80211" -> Templates80211.preamble();
          case "802154" -> Templates802154.synchronisationHeader();
          default -> TemplatesBle.advertising();
        };
    extractor = TemplatePreambleExtractor.of(wanted);
    Random random = new Random(1);
    float[] iq = new float[2 * SAMPLES];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) random.nextGaussian();
    }
    noise = IqSignal.of(iq, wanted.searchRateHz());
  }

  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public List<Preamble> search() {
    return extractor.extract(noise);
  }

  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public int detectBursts() {
    return BurstDetector.defaults().detect(noise).size();
  }
}
