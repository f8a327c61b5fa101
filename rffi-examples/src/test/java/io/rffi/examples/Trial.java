package io.rffi.examples;

import io.rffi.api.Embedder;
import io.rffi.api.Fingerprint;
import io.rffi.api.Identification;
import io.rffi.api.IqSignal;
import io.rffi.api.Matcher;
import io.rffi.match.InMemoryFingerprintStore;
import io.rffi.match.KnnMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is who among a few enrolled radios: each probe goes to the one that the nearest fingerprints
 * vote for, and none is refused.
 *
 * @param enrolled signals by the radio's name, in its order
 * @param probes signals by the radio's name
 */
record Trial(Map<String, List<IqSignal>> enrolled, Map<String, List<IqSignal>> probes) {
  Trial {
    enrolled = new TreeMap<>(enrolled);
    probes = new TreeMap<>(probes);
  }

  /** Counts of probes: senders in rows, verdicts in columns, both in the order of names. */
  int[][] confusion(Embedder embedder) {
    List<String> names = List.copyOf(enrolled.keySet());
    int[][] counts = new int[names.size()][names.size()];
    try (InMemoryFingerprintStore store = new InMemoryFingerprintStore()) {
      enrolled.forEach((name, signals) -> store.enrol(name, embedder.embed(signals)));
      Matcher matcher = KnnMatcher.withThreshold(Double.POSITIVE_INFINITY).over(store.snapshot());
      for (int sender = 0; sender < counts.length; sender++) {
        for (Fingerprint probe : embedder.embed(probes.get(names.get(sender)))) {
          Identification who = matcher.identify(probe);
          if (who instanceof Identification.Recognised known) {
            counts[sender][names.indexOf(known.deviceId())]++;
          }
        }
      }
    }
    return counts;
  }

  /** How many signals are identified. */
  int count() {
    return probes.values().stream().mapToInt(List::size).sum();
  }

  /** Prints the confusion; returns how many probes were right. */
  int report(String title, Embedder embedder) {
    int[][] counts = confusion(embedder);
    int right = 0;
    for (int sender = 0; sender < counts.length; sender++) {
      right += counts[sender][sender];
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d of %d right (%.0f %%), rows %s: %s%n",
        title,
        right,
        count(),
        100.0 * right / count(),
        enrolled.keySet(),
        Arrays.deepToString(counts));
    return right;
  }
}
