package io.rffi.benchmarks;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.Neighbour;
import io.rffi.match.ExactSearch;
import java.util.ArrayList;
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

/** Exact neighbours (k = 15) on one thread, in galleries of 15 fingerprints a device. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class SearchBenchmark {
  private static final int EACH = 15;
  private static final int K = 15;
  private static final int BATCH = 32;

  /** Fingerprints and their dimension. */
  @Param({"100000x512", "100000x32", "1000000x32"})
  private String size;

  /**
   * {@code clusters}: devices at N(0, 1) on each axis, their fingerprints around them at 0.3 of
   * that. {@code uniform}: no fingerprint is nearer to those of its device than to others, so that
   * nothing can be skipped as a whole.
   */
  @Param({"clusters", "uniform"})
  private String values;

  private final Random random = new Random(1);
  private EmbeddingSpace space;
  private Gallery gallery;
  private Gallery enrolled;
  private Gallery replaced;
  private ExactSearch search;
  private final List<Fingerprint> probes = new ArrayList<>();
  private int next;

  @Setup
  public void enrol() {
    int by = size.indexOf('x');
    int dimension = Integer.parseInt(size.substring(by + 1));
    int devices = Integer.parseInt(size.substring(0, by)) / EACH + 1;
    space = new EmbeddingSpace("benchmark", "none", dimension, Metric.EUCLIDEAN);
    List<EnrolledDevice> all = new ArrayList<>();
    for (int device = 0; device < devices; device++) {
      List<Fingerprint> own = fingerprints(EACH + 1);
      all.add(new EnrolledDevice("device-" + device, own.subList(0, EACH)));
      if (device % (devices / BATCH) == 0 && probes.size() < BATCH) {
        probes.add(own.get(EACH));
      }
    }
    gallery = new Gallery(1, all);
    EnrolledDevice fresh = new EnrolledDevice("device-" + devices, fingerprints(EACH));
    List<EnrolledDevice> changed = new ArrayList<>(all);
    changed.add(fresh);
    enrolled = new Gallery(2, changed);
    changed = new ArrayList<>(all);
    changed.set(devices / 2, fresh);
    replaced = new Gallery(2, changed);
    search = new ExactSearch(gallery);
  }

  private List<Fingerprint> fingerprints(int count) {
    boolean clusters = values.equals("clusters");
    float[] centre = new float[space.dimension()];
    for (int n = 0; n < centre.length; n++) {
      centre[n] = (float) random.nextGaussian();
    }
    List<Fingerprint> own = new ArrayList<>();
    for (int m = 0; m < count; m++) {
      float[] point = new float[centre.length];
      for (int n = 0; n < point.length; n++) {
        point[n] =
            clusters
                ? centre[n] + 0.3f * (float) random.nextGaussian()
                : 2 * random.nextFloat() - 1;
      }
      own.add(Fingerprint.of(space, point));
    }
    return own;
  }

  @Benchmark
  public List<Neighbour> one() {
    next = (next + 1) % BATCH;
    return search.nearest(probes.get(next), K);
  }

  /** Per probe. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<List<Neighbour>> batch() {
    return search.nearestAll(probes, K);
  }

  @Benchmark
  public ExactSearch pack() {
    return new ExactSearch(gallery);
  }

  /** A device more, at the end. */
  @Benchmark
  public ExactSearch enrolOne() {
    return search.updated(enrolled);
  }

  /** Another device in the middle: what shares a group with it is packed anew. */
  @Benchmark
  public ExactSearch replaceOne() {
    return search.updated(replaced);
  }
}
