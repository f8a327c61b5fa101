package io.rffi.match.enrolment;

/** Judges whether the farthest of some packets is farther than chance makes it. */
interface OutlierTest {
  /** Of fewer it can't say. */
  int leastPackets();

  /** The packet of these, at least {@link #leastPackets()}, that is hardest to explain. */
  Suspect farthest(int[] of);

  /**
   * A packet.
   *
   * @param packet its index
   * @param chance at most how probable it is that any of the packets is as far off, if all are of
   *     one radio
   */
  record Suspect(int packet, double chance) {}
}
