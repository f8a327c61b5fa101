package io.rffi.match;

import io.rffi.api.Neighbour;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The majority vote of neighbours. */
final class Vote {
  private final Map<String, Ballot> ballots = new LinkedHashMap<>();

  /** What one device got. */
  private record Ballot(String deviceId, int count, double distances) {
    Ballot plus(Ballot more) {
      return new Ballot(deviceId, count + more.count, distances + more.distances);
    }

    double meanDistance() {
      return distances / count;
    }
  }

  /**
   * Counts votes.
   *
   * @param neighbours by ascending distance, at least one
   */
  Vote(List<Neighbour> neighbours) {
    for (Neighbour neighbour : neighbours) {
      Ballot ballot = new Ballot(neighbour.deviceId(), 1, neighbour.distance());
      ballots.merge(ballot.deviceId(), ballot, Ballot::plus);
    }
  }

  /** The most votes, then the smaller mean distance of the voters, then who has the nearest. */
  String winner() {
    return ballots.values().stream()
        .min(
            Comparator.comparingInt((Ballot ballot) -> -ballot.count())
                .thenComparingDouble(Ballot::meanDistance))
        .orElseThrow()
        .deviceId();
  }

  Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    ballots.forEach((device, ballot) -> counts.put(device, ballot.count()));
    return counts;
  }
}
