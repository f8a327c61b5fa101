package io.rffi.match.enrolment;

import io.rffi.api.Fingerprint;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which fingerprints of a device are worth keeping. */
public final class Templates {
  /** So many times as many as are kept are looked at. */
  private static final int CANDIDATES = 2;

  private Templates() {}

  /**
   * Keeps a bounded number of fingerprints, so that a device to which packets are added for years
   * does not grow without end.
   *
   * <p>The 2 · most with the highest signal-to-noise ratio are looked at, of equal ones the later.
   * The best of them is kept, and then time and again the one that is farthest from all kept ones,
   * so that what is kept spreads over the circumstances in which the device was received. The same
   * fingerprints in the same order always give the same. What is unmeasured counts as free of
   * noise. A foreign packet is far from all others, and so is kept: look at the {@link
   * EnrolmentReport} first.
   *
   * @param fingerprints of one device
   * @param most how many to keep, ≥ 1
   * @return all if there are no more, otherwise so many of them, in their order
   */
  public static List<Fingerprint> bounded(List<Fingerprint> fingerprints, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one fingerprint has to stay, got " + most);
    }
    if (fingerprints.size() <= most) {
      return List.copyOf(fingerprints);
    }
    int[] best =
        IntStream.range(0, fingerprints.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer n) -> fingerprints.get(n).snrDb())
                    .thenComparingInt(n -> n)
                    .reversed())
            .limit((long) CANDIDATES * most)
            .mapToInt(n -> n)
            .toArray();
    return IntStream.of(spread(best, fingerprints, most))
        .sorted()
        .mapToObj(fingerprints::get)
        .toList();
  }

  /** From the first on, each the farthest from those before it; of equally far ones the first. */
  private static int[] spread(int[] best, List<Fingerprint> fingerprints, int most) {
    double[] fromKept = new double[best.length];
    Arrays.fill(fromKept, Double.POSITIVE_INFINITY);
    int[] kept = new int[most];
    int next = 0;
    for (int n = 0; n < most; n++) {
      kept[n] = best[next];
      fromKept[next] = -1;
      Fingerprint latest = fingerprints.get(kept[n]);
      for (int other = 0; other < best.length; other++) {
        double distance = latest.distanceTo(fingerprints.get(best[other]));
        fromKept[other] = Math.min(fromKept[other], distance);
      }
      next = 0;
      for (int other = 1; other < best.length; other++) {
        next = fromKept[other] > fromKept[next] ? other : next;
      }
    }
    return kept;
  }
}
