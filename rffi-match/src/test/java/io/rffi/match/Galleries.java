package io.rffi.match;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Galleries for tests. */
final class Galleries {
  static final int DIMENSION = 3;

  /** One weight has the sign that a difference makes two fingerprints more alike. */
  static final LearnedSimilarity LEARNED = LearnedSimilarity.of(3, -1, -0.8f, 0.1f);

  /** One of each kind. */
  static final List<Metric> METRICS = List.of(Metric.EUCLIDEAN, Metric.COSINE, LEARNED);

  private Galleries() {}

  static EmbeddingSpace space(Metric metric) {
    return new EmbeddingSpace("abc123", "test front end", DIMENSION, metric);
  }

  /** A gallery and a probe of its space. */
  record Case(Gallery gallery, Fingerprint probe) {}

  /** Small galleries with unequal enrolments, half of them on the grid. */
  static Arbitrary<Case> cases() {
    Arbitrary<Float> fine = Arbitraries.floats().between(-2, 2).ofScale(4);
    return Arbitraries.of(METRICS)
        .flatMap(metric -> Arbitraries.oneOf(onGrid(metric), cases(metric, fine)));
  }

  /** Of values so few and coarse that equal distances, fingerprints and zero vectors are common. */
  static Arbitrary<Case> onGrid(Metric metric) {
    return cases(metric, Arbitraries.integers().between(-1, 1).map(Integer::floatValue));
  }

  private static Arbitrary<Case> cases(Metric metric, Arbitrary<Float> values) {
    Arbitrary<Fingerprint> prints =
        values
            .array(float[].class)
            .ofSize(DIMENSION)
            .map(array -> Fingerprint.of(space(metric), array));
    Arbitrary<Gallery> galleries =
        prints.list().ofMinSize(1).ofMaxSize(8).list().ofMinSize(1).ofMaxSize(6).map(Galleries::of);
    return Combinators.combine(galleries, prints).as(Case::new);
  }

  /** Devices named a, b, c …, and after z by numbers. */
  static Gallery of(List<List<Fingerprint>> fingerprints) {
    List<EnrolledDevice> devices = new ArrayList<>();
    for (List<Fingerprint> own : fingerprints) {
      int place = devices.size();
      String id = place < 26 ? String.valueOf((char) ('a' + place)) : Integer.toString(place);
      devices.add(new EnrolledDevice(id, own));
    }
    return new Gallery(1, devices);
  }

  /** Devices as normal clouds around uniform centres. */
  static Gallery clouds(int devices, int each, double spread, long seed) {
    return clouds(devices, each, spread, seed, Metric.EUCLIDEAN);
  }

  static Gallery clouds(int devices, int each, double spread, long seed, Metric metric) {
    Random random = new Random(seed);
    List<List<Fingerprint>> all = new ArrayList<>();
    for (int device = 0; device < devices; device++) {
      float[] centre = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      List<Fingerprint> own = new ArrayList<>();
      for (int n = 0; n < each; n++) {
        float[] values = centre.clone();
        for (int axis = 0; axis < DIMENSION; axis++) {
          values[axis] += (float) (spread * random.nextGaussian());
        }
        own.add(Fingerprint.of(space(metric), values));
      }
      all.add(own);
    }
    return of(all);
  }
}
