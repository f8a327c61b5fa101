package io.rffi.train.decision;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/**
 * A simulated radio, by its fingerprints.
 *
 * @param number which of its population
 * @param kind units of one kind have one number
 * @param enrolment what it can be enrolled from
 * @param fresh what is asked about, received later
 */
record Radio(int number, int kind, List<Fingerprint> enrolment, List<Fingerprint> fresh) {
  boolean isMuchEnrolled() {
    return Population.isMuchEnrolled(number);
  }

  String id() {
    return Integer.toString(number);
  }

  /** Enrolled from its first packets that are clear enough. */
  EnrolledDevice enrolled(int packets, double leastSnrDb) {
    return new EnrolledDevice(id(), clear(enrolment, packets, leastSnrDb));
  }

  /** Its first fresh packets that are clear enough, to be judged so many together. */
  List<List<Fingerprint>> probes(int packets, int together, double leastSnrDb) {
    List<Fingerprint> clear = clear(fresh, packets, leastSnrDb);
    List<List<Fingerprint>> probes = new ArrayList<>();
    for (int first = 0; first + together <= clear.size(); first += together) {
      probes.add(clear.subList(first, first + together));
    }
    return probes;
  }

  /** A population has one radio of a number. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Radio that && number == that.number;
  }

  @Override
  public int hashCode() {
    return number;
  }

  private static List<Fingerprint> clear(List<Fingerprint> packets, int count, double leastSnrDb) {
    return packets.stream().filter(packet -> packet.snrDb() >= leastSnrDb).limit(count).toList();
  }
}
