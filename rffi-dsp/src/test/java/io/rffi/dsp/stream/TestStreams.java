package io.rffi.dsp.stream;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.TestPackets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Streams of several packets, and ways to feed them to a scanner. */
final class TestStreams {
  static final LoraParameters SF7 = LoraParameters.EU868_SF7;
  static final LoraParameters SF8 = new LoraParameters(8, 125_000);

  private TestStreams() {}

  /** Adds up signals of one length, interleaved. */
  static float[] sum(TestPackets... parts) {
    float[] total = parts[0].signal().toArray();
    for (TestPackets part : Arrays.asList(parts).subList(1, parts.length)) {
      float[] more = part.signal().toArray();
      for (int n = 0; n < total.length; n++) {
        total[n] += more[n];
      }
    }
    return total;
  }

  static float[] noise(int samples, double deviation, long seed) {
    Random random = new Random(seed);
    float[] iq = new float[2 * samples];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) (deviation * random.nextGaussian());
    }
    return iq;
  }

  static List<Preamble> scan(ScanPlan plan, float[] iq) {
    List<Preamble> found = new ArrayList<>();
    PreambleScanner scanner = new PreambleScanner(plan, found::add);
    scanner.accept(iq, 0, iq.length / 2);
    scanner.finish();
    return found;
  }

  /** Feeds samples in blocks of random sizes, most of them small, some larger than a frame. */
  static void feed(PreambleScanner scanner, float[] iq, int from, int to, RandomGenerator random) {
    int at = from;
    while (at < to) {
      int most = 1 << random.nextInt(15);
      int count = Math.min(to - at, 1 + random.nextInt(most));
      scanner.accept(iq, 2 * at, count);
      at += count;
    }
  }
}
