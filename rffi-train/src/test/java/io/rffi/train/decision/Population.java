package io.rffi.train.decision;

import io.rffi.api.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Simulated radios of which any may be enrolled, and any other be a rogue. Some have {@value #MUCH}
 * packets to be enrolled from, the others {@value #ENROLMENT}.
 *
 * @param name how tables call it
 * @param radios in the order of their numbers
 */
record Population(String name, List<Radio> radios) {
  static final int RADIOS = 450;
  static final int ENROLMENT = 15;
  static final int MUCH = 100;
  static final int FRESH = 4;

  /** Not a multiple of how many kinds there are. */
  private static final int MUCH_ENROLLED_EVERY = 11;

  /** Of each radio there are as many packets as stated from here on, and any below besides. */
  static final double LIMIT_DB = 25;

  /** Where packets come from. */
  interface Reception {
    /**
     * A packet's fingerprint.
     *
     * @param later whether it is sent long after the enrolment
     * @return empty if it is not received well enough for any fingerprint
     */
    Optional<Fingerprint> receive(int radio, int packet, boolean later);
  }

  static Population of(String name, int kinds, Reception reception) {
    List<Radio> radios =
        IntStream.range(0, RADIOS)
            .parallel()
            .mapToObj(
                radio ->
                    new Radio(
                        radio,
                        radio % kinds,
                        packets(reception, radio, isMuchEnrolled(radio) ? MUCH : ENROLMENT, false),
                        packets(reception, radio, FRESH, true)))
            .toList();
    return new Population(name, radios);
  }

  static boolean isMuchEnrolled(int radio) {
    return radio % MUCH_ENROLLED_EVERY == 0;
  }

  private static List<Fingerprint> packets(
      Reception reception, int radio, int count, boolean later) {
    List<Fingerprint> packets = new ArrayList<>();
    int clear = 0;
    for (int packet = 0; clear < count; packet++) {
      Optional<Fingerprint> received = reception.receive(radio, packet, later);
      received.ifPresent(packets::add);
      if (received.isPresent() && received.get().snrDb() >= LIMIT_DB) {
        clear++;
      }
    }
    return packets;
  }
}
