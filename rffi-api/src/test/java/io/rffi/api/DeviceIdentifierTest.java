package io.rffi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The facade over stages that are simple enough to follow by hand. */
class DeviceIdentifierTest {
  private static final EmbeddingSpace SPACE = new EmbeddingSpace("m", "f", 1, Metric.EUCLIDEAN);

  private final List<String> closed = new ArrayList<>();
  private int matchersMade;

  /**
   * Each sample other than 0 is a packet: I its fingerprint, Q its SNR; begun before the capture if
   * I is above 100.
   */
  private static List<Preamble> packets(IqSignal capture) {
    List<Preamble> found = new ArrayList<>();
    for (int n = 0; n < capture.length(); n++) {
      if (capture.i(n) != 0) {
        found.add(
            new Preamble(
                capture.slice(n, 1),
                n,
                8,
                true,
                0,
                OptionalDouble.empty(),
                new SignalQuality(
                    capture.q(n),
                    0,
                    capture.i(n) > 100,
                    Double.NEGATIVE_INFINITY,
                    0,
                    0,
                    Double.POSITIVE_INFINITY),
                () -> "test"));
      }
    }
    return found;
  }

  private final class OneSampleEmbedder implements Embedder {
    @Override
    public List<Fingerprint> embed(List<IqSignal> preambles) {
      for (IqSignal preamble : preambles) {
        if (preamble.i(0) < 0) {
          throw new SignalQualityException("sign", preamble.i(0), 0, "it is negative");
        }
      }
      return preambles.stream().map(preamble -> Fingerprint.of(SPACE, preamble.i(0))).toList();
    }

    @Override
    public QualityGate limits() {
      return QualityGate.minimumSnrDb(1);
    }

    @Override
    public void close() {
      closed.add("embedder");
    }
  }

  private final class MapStore implements FingerprintStore {
    private final Map<String, EnrolledDevice> devices = new LinkedHashMap<>();
    private long version;

    @Override
    public void enrol(String deviceId, List<Fingerprint> fingerprints) {
      if (devices.containsKey(deviceId)) {
        throw new DeviceAlreadyEnrolledException(deviceId);
      }
      devices.put(deviceId, new EnrolledDevice(deviceId, fingerprints));
      version++;
    }

    @Override
    public void append(String deviceId, List<Fingerprint> fingerprints) {
      List<Fingerprint> all = new ArrayList<>(devices.get(deviceId).fingerprints());
      all.addAll(fingerprints);
      devices.put(deviceId, new EnrolledDevice(deviceId, all));
      version++;
    }

    @Override
    public void replace(String deviceId, List<Fingerprint> fingerprints) {
      devices.put(deviceId, new EnrolledDevice(deviceId, fingerprints));
      version++;
    }

    @Override
    public void rename(String deviceId, String newId) {
      devices.put(newId, new EnrolledDevice(newId, devices.remove(deviceId).fingerprints()));
      version++;
    }

    @Override
    public void remove(String deviceId) {
      devices.remove(deviceId);
      version++;
    }

    @Override
    public Gallery snapshot() {
      return new Gallery(version, List.copyOf(devices.values()));
    }

    @Override
    public long version() {
      return version;
    }

    @Override
    public void close() {
      closed.add("store");
    }
  }

  /** Nearest first fingerprint, accepted within 1. */
  private record NearestMatcher(Gallery gallery) implements Matcher {
    @Override
    public Identification identify(Fingerprint probe) {
      String best = null;
      double least = Double.POSITIVE_INFINITY;
      for (EnrolledDevice device : gallery.devices()) {
        double distance = device.fingerprints().get(0).distanceTo(probe);
        if (distance < least) {
          least = distance;
          best = device.id();
        }
      }
      Evidence evidence = new Evidence(least, 1, 0, List.of(), Map.of());
      return evidence.withinThreshold()
          ? new Identification.Recognised(best, evidence)
          : new Identification.Rogue(evidence);
    }

    @Override
    public Verification verify(String deviceId, Fingerprint probe) {
      EnrolledDevice claimed =
          gallery.device(deviceId).orElseThrow(() -> new UnknownDeviceException(deviceId));
      double distance = claimed.fingerprints().get(0).distanceTo(probe);
      Evidence evidence = new Evidence(distance, 1, 0, List.of(), Map.of());
      return evidence.withinThreshold()
          ? new Verification.Accepted(deviceId, evidence)
          : new Verification.Refused(deviceId, evidence);
    }
  }

  private DeviceIdentifier.Builder complete() {
    return DeviceIdentifier.builder()
        .preambles(DeviceIdentifierTest::packets)
        .embedder(new OneSampleEmbedder())
        .store(new MapStore())
        .matcher(
            gallery -> {
              matchersMade++;
              return new NearestMatcher(gallery);
            });
  }

  private static IqSignal capture(float... iq) {
    return IqSignal.of(iq, 1);
  }

  private static String recognised(Identification identification) {
    return identification instanceof Identification.Recognised known ? known.deviceId() : null;
  }

  @Test
  void enrolsIdentifiesAndVerifies() {
    try (DeviceIdentifier identifier = complete().build()) {
      assertThat(identifier.enrol("ten", List.of(capture(10, 20, 11, 20), capture(10, 20))))
          .isEqualTo(3);
      identifier.enrol("fifty", List.of(capture(50, 20)));

      assertThat(recognised(identifier.identify(capture(0, 0, 10.5f, 20)))).isEqualTo("ten");
      assertThat(recognised(identifier.identify(capture(50, 20)))).isEqualTo("fifty");
      assertThat(identifier.identify(capture(30, 20))).isInstanceOf(Identification.Rogue.class);
      assertThat(identifier.verify("ten", capture(10, 20)))
          .isInstanceOf(Verification.Accepted.class);
      assertThat(identifier.verify("fifty", capture(10, 20)))
          .isInstanceOf(Verification.Refused.class);
      assertThatThrownBy(() -> identifier.verify("six", capture(6, 20)))
          .isInstanceOf(UnknownDeviceException.class);
      assertThat(identifier.identifyEach(capture(10, 20, 0, 0, 50, 20)))
          .extracting(packet -> recognised(packet.identification()))
          .containsExactly("ten", "fifty");
      assertThat(identifier.verifyEach("ten", capture(10, 20, 0, 0, 50, 20)))
          .extracting(packet -> packet.verification() instanceof Verification.Accepted)
          .containsExactly(true, false);
    }
  }

  @Test
  void makesANewMatcherOnlyWhenTheStoreChanged() {
    try (DeviceIdentifier identifier = complete().build()) {
      identifier.enrol("ten", List.of(capture(10, 20)));
      identifier.identify(capture(10, 20));
      identifier.identify(capture(10, 20));
      assertThat(matchersMade).isEqualTo(1);
      identifier.enrol("fifty", List.of(capture(50, 20)));
      assertThat(recognised(identifier.identify(capture(50, 20)))).isEqualTo("fifty");
      identifier.remove("fifty");
      assertThat(identifier.identify(capture(50, 20))).isInstanceOf(Identification.Rogue.class);
      identifier.append("ten", List.of(capture(12, 20)));
      assertThat(identifier.gallery().device("ten").orElseThrow().fingerprints()).hasSize(2);
      assertThat(matchersMade).isEqualTo(3);
    }
  }

  @Test
  void rejectsWhatIsTooPoorToJudge() {
    try (DeviceIdentifier identifier =
        complete()
            .qualityGate(
                QualityGate.minimumSnrDb(10)
                    .and(
                        preamble ->
                            preamble.snrDb() > 90
                                ? java.util.Optional.of(new Rejection("loud", 91, 90, "too loud"))
                                : java.util.Optional.empty()))
            .build()) {
      identifier.enrol("ten", List.of(capture(10, 20)));
      assertThat(identifier.identify(capture(10, 9)))
          .isInstanceOfSatisfying(
              Identification.Rejected.class,
              rejected -> assertThat(rejected.rejection().check()).isEqualTo("snr"));
      assertThat(identifier.verify("ten", capture(10, 91)))
          .isInstanceOfSatisfying(
              Verification.Rejected.class,
              rejected -> assertThat(rejected.rejection().reason()).isEqualTo("too loud"));
      assertThat(identifier.identify(capture(-10, 20)))
          .isInstanceOfSatisfying(
              Identification.Rejected.class,
              rejected -> assertThat(rejected.rejection().check()).isEqualTo("sign"));
      assertThatThrownBy(() -> identifier.append("ten", List.of(capture(10, 20, 10, 9))))
          .isInstanceOf(SignalQualityException.class)
          .hasMessageContaining("snr");
      assertThat(identifier.gallery().device("ten").orElseThrow().fingerprints()).hasSize(1);
    }
  }

  private static void assertRejects(
      DeviceIdentifier identifier, IqSignal poor, String check, double value, double limit) {
    assertThat(identifier.identify(poor))
        .isInstanceOfSatisfying(
            Identification.Rejected.class,
            who -> {
              assertThat(who.rejection().check()).isEqualTo(check);
              assertThat(who.rejection().value()).isEqualTo(value);
              assertThat(who.rejection().limit()).isEqualTo(limit);
            });
    assertThat(identifier.verify("ten", poor)).isInstanceOf(Verification.Rejected.class);
    assertThatThrownBy(() -> identifier.enrol("poor", List.of(capture(10, 20), poor)))
        .isInstanceOfSatisfying(
            SignalQualityException.class,
            why ->
                assertThat(why.check() + why.value() + why.limit())
                    .isEqualTo(check + value + limit));
    assertThatThrownBy(() -> identifier.append("ten", List.of(poor)))
        .isInstanceOf(SignalQualityException.class);
    assertThat(identifier.gallery().devices()).hasSize(1);
    assertThat(identifier.gallery().devices().get(0).fingerprints()).hasSize(1);
  }

  private static final IqSignal TRUNCATED = capture(101, 20);
  private static final IqSignal BEYOND_LIMITS = capture(10, 0.5f);

  @Test
  void isSafeUnlessToldOtherwise() {
    try (DeviceIdentifier identifier = complete().build()) {
      identifier.enrol("ten", List.of(capture(10, 20)));
      assertRejects(identifier, TRUNCATED, "truncation", 1, 0);
      assertRejects(identifier, BEYOND_LIMITS, "snr", 0.5, 1);
    }
  }

  @Test
  void anotherGateTakesThePlaceOfTheStandardButNotOfTheLimits() {
    try (DeviceIdentifier identifier = complete().qualityGate(QualityGate.OPEN).build()) {
      identifier.enrol("ten", List.of(capture(10, 20)));
      assertThat(identifier.identify(TRUNCATED)).isInstanceOf(Identification.Rogue.class);
      assertRejects(identifier, BEYOND_LIMITS, "snr", 0.5, 1);
    }
  }

  @Test
  void limitsAreIgnoredOnlyOnRequest() {
    try (DeviceIdentifier identifier = complete().ignoreEmbedderLimits().build()) {
      identifier.enrol("ten", List.of(capture(10, 20)));
      assertThat(recognised(identifier.identify(BEYOND_LIMITS))).isEqualTo("ten");
      assertRejects(identifier, TRUNCATED, "truncation", 1, 0);
    }
  }

  @Test
  void refusesAWrongNumberOfFingerprints() {
    Fingerprint one = Fingerprint.of(SPACE, 1);
    for (List<Fingerprint> wrong :
        Arrays.asList(List.<Fingerprint>of(), List.of(one), null, Arrays.asList(one, null, one))) {
      try (DeviceIdentifier identifier = complete().embedder(preambles -> wrong).build()) {
        IqSignal two = capture(10, 20, 10, 20);
        assertThatThrownBy(() -> identifier.enrol("ten", List.of(two)))
            .isInstanceOf(ModelException.class)
            .hasMessageContaining("fingerprints of 2 preambles");
        assertThat(identifier.gallery().devices()).isEmpty();
      }
    }
    try (DeviceIdentifier identifier =
        complete().embedder(preambles -> List.of(one, one)).build()) {
      assertThatThrownBy(() -> identifier.identify(capture(10, 20)))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("2 fingerprints of 1 preambles");
    }
  }

  /** In a list of many recordings, both of what a gate refuses and of what an embedder does. */
  @Test
  void namesTheRecordingAndThePacketThatAreTooPoor() {
    try (DeviceIdentifier identifier =
        complete().qualityGate(QualityGate.minimumSnrDb(10)).build()) {
      IqSignal good = capture(10, 20);
      assertThatThrownBy(
              () -> identifier.enrol("ten", List.of(good, good, capture(10, 20, 0, 0, 10, 9))))
          .isInstanceOfSatisfying(
              SignalQualityException.class,
              poor -> {
                assertThat(poor.check()).isEqualTo("snr");
                assertThat(poor.value()).isEqualTo(9);
                assertThat(poor.limit()).isEqualTo(10);
              })
          .hasMessageStartingWith("snr: recording 2, the packet at sample 2: SNR of 9.0 dB");
      identifier.enrol("ten", List.of(good));
      assertThatThrownBy(
              () -> identifier.append("ten", List.of(good, capture(0, 0, 10, 20, -3, 20))))
          .isInstanceOfSatisfying(
              SignalQualityException.class, poor -> assertThat(poor.value()).isEqualTo(-3))
          .hasMessage("sign: recording 1, the packet at sample 2: it is negative");
      assertThat(identifier.gallery().device("ten").orElseThrow().fingerprints()).hasSize(1);
    }
  }

  @Test
  void aMatcherThatCouldNotBeMadeIsTriedAgain() {
    List<RuntimeException> faults = new ArrayList<>(List.of(new IllegalStateException("busy")));
    try (DeviceIdentifier identifier =
        complete()
            .matcher(
                gallery -> {
                  if (!faults.isEmpty()) {
                    throw faults.remove(0);
                  }
                  return new NearestMatcher(gallery);
                })
            .build()) {
      identifier.enrol("ten", List.of(capture(10, 20)));
      assertThatThrownBy(() -> identifier.identify(capture(10, 20))).hasMessage("busy");
      assertThat(recognised(identifier.identify(capture(10, 20)))).isEqualTo("ten");
    }
  }

  @Test
  void saysWhenThereIsNoPacket() {
    try (DeviceIdentifier identifier = complete().build()) {
      IqSignal nothing = capture(0, 0);
      assertThatThrownBy(() -> identifier.identify(nothing))
          .isInstanceOf(NoPreambleException.class);
      assertThatThrownBy(() -> identifier.enrol("a", List.of(capture(10, 20), nothing)))
          .isInstanceOf(NoPreambleException.class)
          .hasMessageContaining("recording 1");
      assertThatThrownBy(() -> identifier.enrol("a", List.of()))
          .isInstanceOf(NoPreambleException.class);
      assertThatThrownBy(() -> identifier.enrol("", List.of(capture(10, 20))))
          .isInstanceOf(InvalidDeviceIdException.class);
      assertThat(identifier.identifyEach(nothing)).isEmpty();
      assertThat(identifier.gallery().devices()).isEmpty();
    }
  }

  @Test
  void closesWhatItOwns() {
    complete().build().close();
    assertThat(closed).containsExactly("embedder", "store");
  }

  @Test
  void namesThePartThatIsMissing() {
    assertThatThrownBy(() -> complete().matcher(null).build())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("matcher");
  }
}
