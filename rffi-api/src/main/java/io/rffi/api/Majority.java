package io.rffi.api;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What more than half of the verdicts on single packets say. */
final class Majority {
  private Majority() {}

  static Identification of(List<Identification> verdicts) {
    return middle(
            verdicts,
            Identification::evidence,
            verdict -> verdict instanceof Identification.Recognised known ? known.deviceId() : "")
        .filter(verdict -> !(verdict instanceof Identification.Undecided))
        .orElseGet(() -> new Identification.Undecided(some(verdicts, Identification::evidence)));
  }

  static Verification of(String deviceId, List<Verification> verdicts) {
    return middle(verdicts, Verification::evidence, verdict -> "")
        .filter(verdict -> !(verdict instanceof Verification.Undecided))
        .orElseGet(
            () -> new Verification.Undecided(deviceId, some(verdicts, Verification::evidence)));
  }

  /** Of the equal verdicts that are more than half, the one with the middle score. */
  private static <T> Optional<T> middle(
      List<T> verdicts, Function<T, Optional<Evidence>> evidence, Function<T, String> device) {
    Map<List<Object>, List<T>> equal =
        verdicts.stream()
            .collect(
                Collectors.groupingBy(
                    verdict -> List.of(verdict.getClass(), device.apply(verdict))));
    return equal.values().stream()
        .filter(group -> 2 * group.size() > verdicts.size())
        .findFirst()
        .map(
            group ->
                group.stream()
                    .sorted(
                        Comparator.comparingDouble(
                            verdict -> evidence.apply(verdict).orElseThrow().score()))
                    .toList()
                    .get(group.size() / 2));
  }

  private static <T> Evidence some(List<T> verdicts, Function<T, Optional<Evidence>> evidence) {
    return verdicts.stream()
        .findFirst()
        .flatMap(evidence)
        .orElseThrow(() -> new IllegalArgumentException("no packet to judge"));
  }
}
