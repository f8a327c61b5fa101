package io.rffi.match.enrolment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds outliers one after another, each among the packets that are left, as B. Rosner does
 * (Technometrics 25, 1983): the last one that chance can't explain and all that were farther are
 * outliers. So several foreign packets don't hide one another.
 */
final class Outliers {
  private static final int MOST = 50;

  /** How many of the packets of a device may be outliers: at most this part. */
  private static final int PART = 3;

  private final int[] foreign;
  private final int[] core;

  private Outliers(int[] foreign, int[] core) {
    this.foreign = foreign;
    this.core = core;
  }

  /** The outliers, in the order of enrolment. */
  int[] foreign() {
    return foreign;
  }

  /** The other packets, without copies. */
  int[] core() {
    return core;
  }

  static Outliers among(int[] packets, OutlierTest test) {
    int[] left = packets;
    List<Integer> removed = new ArrayList<>();
    int found = 0;
    while (removed.size() < Math.min(MOST, (packets.length - 1) / PART)
        && left.length >= test.leastPackets()) {
      OutlierTest.Suspect suspect = test.farthest(left);
      removed.add(suspect.packet());
      left = Samples.without(left, suspect.packet());
      if (suspect.chance() <= EnrolmentReport.FALSE_ALARM_RATE) {
        found = removed.size();
      }
    }
    List<Integer> foreign = removed.subList(0, found);
    return new Outliers(
        foreign.stream().mapToInt(Integer::intValue).sorted().toArray(),
        Arrays.stream(packets).filter(packet -> !foreign.contains(packet)).toArray());
  }
}
