package io.rffi.benchmarks;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.Metric;
import io.rffi.api.Verification;
import io.rffi.match.KnnMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

/** Decisions on one thread over a large gallery: fingerprints of 512 values, 15 a device. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MatchBenchmark {
  private static final int DIMENSION = 512;
  private static final int EACH = 15;
  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("benchmark", "none", DIMENSION, Metric.EUCLIDEAN);

  @Param({"6667"})
  private int devices;

  private Gallery gallery;
  private Matcher matcher;
  private Fingerprint probe;

  @Setup
  public void enrol() {
    Random random = new Random(1);
    List<EnrolledDevice> enrolled = new ArrayList<>();
    for (int device = 0; device < devices; device++) {
      float[] centre = values(random, new float[DIMENSION], 1);
      List<Fingerprint> own = new ArrayList<>();
      for (int n = 0; n < EACH; n++) {
        own.add(Fingerprint.of(SPACE, values(random, centre, 0.1f)));
      }
      enrolled.add(new EnrolledDevice("device-" + device, own));
      if (device == devices / 2) {
        probe = Fingerprint.of(SPACE, values(random, centre, 0.1f));
      }
    }
    gallery = new Gallery(1, enrolled);
    matcher = over();
  }

  private static float[] values(Random random, float[] centre, float spread) {
    float[] values = new float[centre.length];
    for (int n = 0; n < values.length; n++) {
      values[n] = centre[n] + spread * (float) random.nextGaussian();
    }
    return values;
  }

  @Benchmark
  public Matcher over() {
    return KnnMatcher.withThreshold(10).over(gallery);
  }

  @Benchmark
  public Identification identify() {
    return matcher.identify(probe);
  }

  @Benchmark
  public Verification verify() {
    return matcher.verify("device-7", probe);
  }
}
