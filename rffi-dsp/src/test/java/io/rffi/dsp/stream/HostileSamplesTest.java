package io.rffi.dsp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.TestPackets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** No samples crash a scanner, and none make it hand out something that is not a number. */
@Tag("property")
class HostileSamplesTest {
  private static final ScanPlan PLAN =
      ScanPlan.at(1e6)
          .withChannel(200e3, TestStreams.SF7)
          .withChannel(-250e3, new LoraParameters(7, 500_000));

  /** What a segment of samples is made of. */
  enum Kind {
    ZEROS,
    NOISE,
    NAN,
    INFINITE,
    DENORMAL,
    FULL_SCALE,
    LARGEST,
    ENORMOUS,
    TONE,
    DC,
    PACKET
  }

  @Provide
  Arbitrary<List<Kind>> segments() {
    return Arbitraries.of(Kind.class).list().ofMinSize(1).ofMaxSize(8);
  }

  @Property(tries = 150)
  void nothingCrashesOrGivesNan(
      @ForAll("segments") List<Kind> kinds, @ForAll @IntRange(max = 1 << 20) int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Preamble> found = new ArrayList<>();
    PreambleScanner scanner = new PreambleScanner(PLAN, found::add);
    long fed = 0;
    for (Kind kind : kinds) {
      float[] iq = make(kind, 1 + random.nextInt(40_000), random);
      TestStreams.feed(scanner, iq, 0, iq.length / 2, random);
      fed += iq.length / 2;
    }
    scanner.finish();
    ScanStatistics statistics = scanner.statistics();
    assertThat(statistics.samples() + statistics.lostSamples()).isEqualTo(fed);
    assertThat(statistics.preambles()).isEqualTo(found.size());
    for (Preamble preamble : found) {
      // The constructors of both refuse what is not finite.
      assertThat(preamble.samples().rms()).isBetween(0.999, 1.001);
      assertThat(preamble.startSample()).isBetween(-1.0, (double) fed);
    }
    if (!kinds.contains(Kind.PACKET)) {
      assertThat(found).isEmpty();
    }
  }

  private static float[] make(Kind kind, int samples, SplittableRandom random) {
    if (kind == Kind.PACKET) {
      return new TestPackets(TestStreams.SF7, 1e6, 0.03)
          .packet(random.nextInt(3000), 8, 190e3, 1, new Random(random.nextLong()))
          .noise(10, new Random(random.nextLong()))
          .signal()
          .toArray();
    }
    double hz = random.nextDouble(-5e5, 5e5);
    float[] iq = new float[2 * samples];
    for (int n = 0; n < iq.length; n++) {
      int sample = n / 2;
      double phase = 2 * Math.PI * hz * sample / 1e6 - (n % 2) * Math.PI / 2;
      iq[n] =
          switch (kind) {
            case ZEROS, PACKET -> 0;
            case NOISE -> (float) random.nextDouble(-1, 1);
            case NAN -> random.nextInt(50) == 0 ? Float.NaN : 0.1f;
            case INFINITE -> random.nextBoolean() ? Float.POSITIVE_INFINITY : 0.5f;
            case DENORMAL -> Float.MIN_VALUE * random.nextInt(-1000, 1000);
            case FULL_SCALE -> random.nextBoolean() ? 1 : -1;
            case LARGEST -> random.nextBoolean() ? 1e12f : -1e12f;
            case ENORMOUS -> random.nextBoolean() ? Float.MAX_VALUE : 1;
            case TONE -> (float) Math.cos(phase);
            case DC -> 0.7f;
          };
    }
    return iq;
  }
}
