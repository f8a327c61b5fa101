package io.rffi.embed.impairment;

import io.rffi.api.Embedder;
import io.rffi.api.Fingerprint;
import io.rffi.api.Identification;
import io.rffi.api.IqSignal;
import io.rffi.api.Matcher;
import io.rffi.match.InMemoryFingerprintStore;
import io.rffi.match.KnnMatcher;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Closed-set identification by the library's own vote of the 15 nearest. */
final class NearestRadio {
  private final Embedder embedder;
  private final Matcher matcher;

  NearestRadio(Embedder embedder, Map<String, List<IqSignal>> enrolled) {
    this.embedder = embedder;
    try (InMemoryFingerprintStore store = new InMemoryFingerprintStore()) {
      new TreeMap<>(enrolled)
          .forEach((device, signals) -> store.enrol(device, embedder.embed(signals)));
      matcher = KnnMatcher.withThreshold(Double.MAX_VALUE).over(store.snapshot());
    }
  }

  /** The part of all signals whose sender is named. */
  double accuracy(Map<String, List<IqSignal>> probes) {
    int right = 0;
    int count = 0;
    for (Map.Entry<String, List<IqSignal>> sender : probes.entrySet()) {
      for (Fingerprint print : embedder.embed(sender.getValue())) {
        count++;
        if (matcher.identify(print) instanceof Identification.Recognised known
            && known.deviceId().equals(sender.getKey())) {
          right++;
        }
      }
    }
    return (double) right / count;
  }
}
