package io.rffi.store.jdbc;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What was taken out of a damaged store, and what is missing.
 *
 * @param version the state that was found: so many changes were made before it
 * @param latest the state that was completed last, empty if nothing tells it
 * @param devices how many devices are in the new store
 * @param incomplete of each of them that lacks fingerprints, how many it lacks
 * @param lost the devices of which nothing could be read, by id where that could be read
 * @param descriptionIntact whether what the store says of itself, such as the model that its
 *     fingerprints are of, passes its checksum; else it was taken as it stands
 */
public record SalvageReport(
    long version,
    OptionalLong latest,
    int devices,
    Map<String, Integer> incomplete,
    List<String> lost,
    boolean descriptionIntact) {
  /** Copies the collections. */
  public SalvageReport {
    incomplete = Map.copyOf(incomplete);
    lost = List.copyOf(lost);
  }

  /**
   * How many changes are missing because the store fell back to an older state.
   *
   * @return ≥ 0, or empty if nothing tells which state was the last
   */
  public OptionalLong behind() {
    return latest.isPresent()
        ? OptionalLong.of(Math.max(0, latest.getAsLong() - version))
        : OptionalLong.empty();
  }

  /**
   * Whether nothing is known to be missing.
   *
   * @return true if the last state was found, whole
   */
  public boolean isComplete() {
    return latest.isPresent()
        && version >= latest.getAsLong()
        && incomplete.isEmpty()
        && lost.isEmpty()
        && descriptionIntact;
  }
}
