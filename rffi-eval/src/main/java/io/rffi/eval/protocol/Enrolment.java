package io.rffi.eval.protocol;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.eval.metric.MatchRank;
import io.rffi.match.KnnMatcher;
import io.rffi.match.KnnOptions;
import io.rffi.match.Threshold;
import io.rffi.match.distance.DeviceDistance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Devices with their fingerprints, against which others are tested by the published rule (G. Shen
 * et al., IEEE TIFS 2022), exactly as {@link KnnMatcher} decides: the k nearest enrolled
 * fingerprints vote, a tie going to the smaller mean distance, and their mean distance is the
 * score; devices with fewer than k stand for themselves.
 *
 * <p>Immutable and safe for use by many threads; tests run on all processors.
 */
public final class Enrolment {
  private final EmbeddedSet enrolled;
  private final Set<String> devices;
  private final Map<String, EmbeddedPacket> digests = new HashMap<>();
  private final Gallery gallery;
  private final Matcher matcher;
  private final DeviceDistance measure;
  private final int k;

  private Enrolment(EmbeddedSet enrolled, int k) {
    this.enrolled = enrolled;
    gallery = gallery(enrolled);
    devices = Set.copyOf(enrolled.devices());
    enrolled.packets().forEach(packet -> digests.put(packet.digest(), packet));
    this.k = k;
    // Every packet is "recognised" as somebody: what a threshold would say is asked later.
    matcher =
        KnnMatcher.with(
                KnnOptions.defaults()
                    .withK(k)
                    .withThreshold(Threshold.fixed(Double.POSITIVE_INFINITY)))
            .over(gallery);
    measure = new DeviceDistance(k, gallery.space().orElseThrow().metric());
  }

  /**
   * Enrols.
   *
   * @param enrolled the fingerprints to compare with
   * @param k how many neighbours are asked, ≥ 1; 15 as published
   * @return the enrolment
   * @throws io.rffi.api.InvalidDeviceIdException if a device's name can't be one
   */
  public static Enrolment of(EmbeddedSet enrolled, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    return new Enrolment(enrolled, k);
  }

  /**
   * How many neighbours are asked.
   *
   * @return k
   */
  public int k() {
    return k;
  }

  /**
   * Who is enrolled.
   *
   * @return the devices, in the order of their first packets
   */
  public List<String> devices() {
    return enrolled.devices();
  }

  /**
   * Looks for packets of enrolled devices.
   *
   * @param test packets of enrolled devices; not all need have some
   * @return what came of it
   * @throws SetsMismatchException if a packet is of another device, or is enrolled itself
   */
  public Evaluation evaluate(EmbeddedSet test) {
    return evaluate(test, Optional.empty());
  }

  /**
   * Looks for packets of enrolled devices, and of rogues.
   *
   * @param test packets of enrolled devices; not all need have some
   * @param rogues packets of devices that are not enrolled
   * @return what came of it
   * @throws SetsMismatchException if a packet to be recognised is of a device that is not enrolled,
   *     if a rogue is enrolled, or if a packet is enrolled itself
   */
  public Evaluation evaluate(EmbeddedSet test, EmbeddedSet rogues) {
    return evaluate(test, Optional.of(rogues));
  }

  private Evaluation evaluate(EmbeddedSet test, Optional<EmbeddedSet> rogues) {
    check(test, rogues);
    List<Ranked> known = ranked(test);
    return new Evaluation(
        test.name(),
        devices.size(),
        k,
        known.stream().map(Ranked::trial).toList(),
        rogues.map(this::trials).orElse(List.of()),
        known.stream().map(Ranked::rank).toList(),
        test.rejected(),
        rogues.map(EmbeddedSet::rejected).orElse(List.of()));
  }

  /**
   * Checks what {@link #evaluate(EmbeddedSet, EmbeddedSet)} would refuse.
   *
   * @param test packets of enrolled devices
   * @param rogues packets of devices that are not enrolled, if there are any
   * @throws SetsMismatchException if a packet to be recognised is of a device that is not enrolled,
   *     if a rogue is enrolled, or if a packet is enrolled itself
   */
  public void check(EmbeddedSet test, Optional<EmbeddedSet> rogues) {
    List<String> notEnrolled = new ArrayList<>(test.devices());
    notEnrolled.removeAll(devices);
    if (!notEnrolled.isEmpty()) {
      throw SetsMismatchException.notEnrolled(test.name(), notEnrolled, enrolled.name(), devices());
    }
    rogues.ifPresent(this::refuseEnrolled);
    refuseLeakage(test);
    rogues.ifPresent(this::refuseLeakage);
  }

  private void refuseEnrolled(EmbeddedSet rogues) {
    List<String> both = new ArrayList<>(rogues.devices());
    both.retainAll(devices);
    if (!both.isEmpty()) {
      throw SetsMismatchException.enrolledRogue(rogues.name(), both, enrolled.name());
    }
  }

  private void refuseLeakage(EmbeddedSet set) {
    List<EmbeddedPacket> leaked =
        set.packets().stream().filter(packet -> digests.containsKey(packet.digest())).toList();
    if (!leaked.isEmpty()) {
      EmbeddedPacket first = leaked.get(0);
      throw SetsMismatchException.leakage(
          enrolled.name(), digests.get(first.digest()), set.name(), first, leaked.size());
    }
  }

  private List<Trial> trials(EmbeddedSet set) {
    return set.packets().parallelStream().map(this::trial).toList();
  }

  /** What came of a packet, and its device's place. */
  private record Ranked(Trial trial, MatchRank rank) {}

  private List<Ranked> ranked(EmbeddedSet set) {
    return set.packets().parallelStream()
        .map(packet -> new Ranked(trial(packet), rank(packet)))
        .toList();
  }

  private Trial trial(EmbeddedPacket packet) {
    Identification identification = matcher.identify(packet.fingerprint());
    if (identification instanceof Identification.Recognised recognised) {
      Evidence evidence = recognised.evidence().orElseThrow();
      return new Trial(packet.device(), recognised.deviceId(), evidence.score());
    }
    throw new IllegalStateException("without a threshold nobody is a rogue: " + identification);
  }

  /** One more than there are other devices at most as far as the packet's own. */
  private MatchRank rank(EmbeddedPacket packet) {
    double own = distance(gallery.device(packet.device()).orElseThrow(), packet);
    long rank =
        gallery.devices().stream().filter(device -> distance(device, packet) <= own).count();
    return new MatchRank(packet.device(), Math.toIntExact(rank));
  }

  private double distance(EnrolledDevice device, EmbeddedPacket packet) {
    return measure.of(
        device.fingerprints().stream().mapToDouble(packet.fingerprint()::distanceTo).toArray());
  }

  private static Gallery gallery(EmbeddedSet set) {
    Map<String, List<Fingerprint>> byDevice = new LinkedHashMap<>();
    for (EmbeddedPacket packet : set.packets()) {
      byDevice
          .computeIfAbsent(packet.device(), device -> new ArrayList<>())
          .add(packet.fingerprint());
    }
    List<EnrolledDevice> devices = new ArrayList<>();
    byDevice.forEach((device, prints) -> devices.add(new EnrolledDevice(device, prints)));
    return new Gallery(1, devices);
  }
}
