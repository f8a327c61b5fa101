package io.rffi.match.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.UnknownDeviceException;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.match.enrolment.Finding.Kind;
import io.rffi.match.enrolment.NearbyDevice.Likeness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentReportTest {
  private static final Optional<DecisionStatistics> NONE = Optional.empty();

  private static Optional<DecisionStatistics> statistics(Clouds clouds, boolean known) {
    return known ? Optional.of(clouds.statistics()) : NONE;
  }

  private static List<Kind> kinds(DeviceReport report) {
    return report.findings().stream().map(Finding::kind).toList();
  }

  private static EnrolledDevice with(EnrolledDevice device, int place, Fingerprint packet) {
    List<Fingerprint> packets = new ArrayList<>(device.fingerprints());
    packets.set(place, packet);
    return new EnrolledDevice(device.id(), packets);
  }

  @Test
  void anEmptyGalleryHasNothingToTell() {
    assertThat(EnrolmentReport.of(new Gallery(0, List.of()), NONE).devices()).isEmpty();
    assertThatThrownBy(() -> EnrolmentReport.ofDevice("d", new Gallery(0, List.of()), NONE))
        .isInstanceOf(UnknownDeviceException.class);
  }

  @Test
  void saysWhatADeviceIsLike() {
    Clouds clouds = new Clouds(10, 1);
    Gallery gallery = Clouds.gallery(clouds.devices(6, 15, true));

    DeviceReport report =
        EnrolmentReport.of(gallery, Optional.of(clouds.statistics())).devices().get(2);

    assertThat(report.device()).isEqualTo("d2");
    assertThat(report.packets()).isEqualTo(15);
    assertThat(report.unmeasuredPackets()).isZero();
    assertThat(report.medianSnrDb()).isPresent();
    assertThat(report.medianSnrDb().getAsDouble()).isBetween(20.0, 45.0);
    Cohesion cohesion = report.cohesion().orElseThrow();
    // The length of a normal vector of 8 values, some of them noisy.
    assertThat(cohesion.distance()).isBetween(2.2, 3.6);
    assertThat(cohesion.usual().orElseThrow()).isBetween(2.2, 3.6);
    assertThat(cohesion.excess().orElseThrow()).isBetween(0.5, 1.7);
    NearbyDevice nearest = report.nearest().orElseThrow();
    assertThat(nearest.likeness()).isEqualTo(Likeness.DISTINCT);
    assertThat(nearest.relative().orElseThrow()).isGreaterThan(2);
    assertThat(nearest.comparedPackets()).isEqualTo(30);
    assertThat(report.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void namesAForeignPacket(boolean known) {
    Clouds clouds = new Clouds(10, 2);
    List<EnrolledDevice> devices = clouds.devices(5, 15, true);
    devices.set(3, with(devices.get(3), 6, clouds.packet(clouds.centre(), 40)));

    EnrolmentReport report = EnrolmentReport.of(Clouds.gallery(devices), statistics(clouds, known));

    assertThat(report.findings()).hasSize(1);
    DeviceReport found = report.devices().get(3);
    assertThat(kinds(found)).containsExactly(Kind.OUTLIERS);
    assertThat(found.findings().get(0).device()).isEqualTo("d3");
    assertThat(found.findings().get(0).words()).contains("packet 7 of 15", "times what is usual");
    assertThat(found.outliers()).extracting(OutlierPacket::index).containsExactly(6);
    OutlierPacket outlier = found.outliers().get(0);
    assertThat(outlier.distance()).isGreaterThan(3 * outlier.usual());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void foreignPacketsDoNotHideOneAnother(boolean known) {
    Clouds clouds = new Clouds(15, 3);
    List<EnrolledDevice> devices = clouds.devices(5, 15, false);
    double[] foreign = clouds.centre();
    for (int place : new int[] {0, 7, 14}) {
      devices.set(1, with(devices.get(1), place, clouds.packet(foreign, 40)));
    }

    DeviceReport report =
        EnrolmentReport.ofDevice("d1", Clouds.gallery(devices), statistics(clouds, known));

    assertThat(report.outliers()).extracting(OutlierPacket::index).containsExactly(0, 7, 14);
    assertThat(report.findings().get(0).words()).contains("packets 1, 8, 15 of 15");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void halfOfEachIsTwoSources(boolean known) {
    Clouds clouds = new Clouds(10, 4);
    List<EnrolledDevice> devices = clouds.devices(4, 15, false);
    double[] foreign = clouds.centre();
    for (int place = 0; place < 14; place += 2) {
      devices.set(1, with(devices.get(1), place, clouds.packet(foreign, 40)));
    }

    DeviceReport report =
        EnrolmentReport.ofDevice("d1", Clouds.gallery(devices), statistics(clouds, known));

    assertThat(kinds(report)).contains(Kind.TWO_SOURCES);
    assertThat(report.findings().stream().filter(one -> one.kind() == Kind.TWO_SOURCES))
        .singleElement()
        .satisfies(one -> assertThat(one.words()).contains("of 8 and 7"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoScattersStandsOut(boolean known) {
    Clouds clouds = new Clouds(100, 5);
    List<EnrolledDevice> devices = clouds.devices(10, 15, false);
    List<Fingerprint> scattered = clouds.packets(clouds.centre(), 15, false);
    devices.set(
        0,
        new EnrolledDevice(
            "d0",
            scattered.stream()
                .map(
                    packet -> {
                      float[] values = packet.toArray();
                      for (int n = 0; n < values.length; n++) {
                        values[n] = values[n] + 3 * (values[n] - scattered.get(14).at(n));
                      }
                      return Fingerprint.of(packet.space(), values).withSnrDb(40);
                    })
                .toList()));

    EnrolmentReport report = EnrolmentReport.of(Clouds.gallery(devices), statistics(clouds, known));

    assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.SCATTERED);
    assertThat(report.findings()).extracting(Finding::device).containsExactly("d0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneRadioUnderTwoNamesIsFoundFromBothSides(boolean known) {
    Clouds clouds = new Clouds(10, 6);
    List<EnrolledDevice> devices = clouds.devices(5, 15, true);
    double[] centre = clouds.centre();
    devices.add(new EnrolledDevice("pump", clouds.packets(centre, 15, true)));
    devices.add(new EnrolledDevice("valve", clouds.packets(centre, 12, true)));

    EnrolmentReport report = EnrolmentReport.of(Clouds.gallery(devices), statistics(clouds, known));

    assertThat(report.findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.MAY_BE_ONE_RADIO, Kind.MAY_BE_ONE_RADIO);
    assertThat(report.findings()).extracting(Finding::device).containsExactly("pump", "valve");
    assertThat(report.findings().get(0).words()).contains("valve");
    assertThat(report.findings().get(1).words()).contains("pump");
  }

  @Test
  void radiosThatOverlapAreTooSimilarButTwo() {
    Clouds clouds = new Clouds(10, 7);
    List<EnrolledDevice> devices = clouds.devices(5, 15, false);
    double[] centre = clouds.centre();
    devices.add(new EnrolledDevice("a", clouds.packets(centre, 40, false)));
    centre[0] += 2.5;
    devices.add(new EnrolledDevice("b", clouds.packets(centre, 40, false)));

    DeviceReport report = EnrolmentReport.ofDevice("a", Clouds.gallery(devices), NONE);

    assertThat(kinds(report)).containsExactly(Kind.TOO_SIMILAR);
    assertThat(report.findings().get(0).words())
        .contains("too similar to b", "of their 80 packets");
  }

  @Test
  void oneDeviceOfOnePacketIsTooLittleToTell() {
    Clouds clouds = new Clouds(10, 8);
    for (boolean known : new boolean[] {false, true}) {
      for (int packets = 1; packets <= 2; packets++) {
        DeviceReport report =
            EnrolmentReport.of(
                    Clouds.gallery(clouds.devices(1, packets, true)), statistics(clouds, known))
                .devices()
                .get(0);

        assertThat(kinds(report)).containsExactly(Kind.TOO_FEW_PACKETS);
        assertThat(report.findings().get(0).words()).startsWith(packets + " packet");
        assertThat(report.outliers()).isEmpty();
        assertThat(report.nearest()).isEmpty();
        assertThat(report.cohesion().isPresent()).isEqualTo(packets == 2);
      }
    }
  }

  @Test
  void singlePacketsAreHeldAgainstWhatIsUsual() {
    Clouds clouds = new Clouds(10, 9);
    List<EnrolledDevice> devices = clouds.devices(5, 15, false);
    double[] centre = clouds.centre();
    devices.add(new EnrolledDevice("a", clouds.packets(centre, 1, false)));
    centre[0] += 0.1;
    devices.add(new EnrolledDevice("b", clouds.packets(centre, 1, false)));
    devices.add(new EnrolledDevice("c", clouds.packets(clouds.centre(), 1, false)));

    EnrolmentReport report = EnrolmentReport.of(Clouds.gallery(devices), NONE);

    assertThat(report.devices().get(5).nearest().orElseThrow().distance()).isLessThan(5);
    assertThat(kinds(report.devices().get(7))).containsExactly(Kind.TOO_FEW_PACKETS);
  }

  @Test
  void copiesOfAPacketCountOnce() {
    Clouds clouds = new Clouds(10, 10);
    Fingerprint packet = clouds.packet(clouds.centre(), 30);
    Gallery gallery =
        Clouds.gallery(List.of(new EnrolledDevice("d", Collections.nCopies(15, packet))));

    for (boolean known : new boolean[] {false, true}) {
      DeviceReport report = EnrolmentReport.ofDevice("d", gallery, statistics(clouds, known));
      assertThat(kinds(report)).containsExactly(Kind.REPEATED_PACKETS, Kind.TOO_FEW_PACKETS);
      assertThat(report.repeatedPackets()).isEqualTo(14);
      assertThat(report.findings().get(0).words()).startsWith("14 of 15 packets");
      assertThat(report.cohesion()).isEmpty();
    }
  }

  @Test
  void aRecordingUnderTwoNamesIsOneRadio() {
    Clouds clouds = new Clouds(10, 11);
    List<Fingerprint> packets = clouds.packets(clouds.centre(), 15, true);
    Gallery gallery =
        Clouds.gallery(List.of(new EnrolledDevice("a", packets), new EnrolledDevice("b", packets)));

    for (boolean known : new boolean[] {false, true}) {
      assertThat(EnrolmentReport.of(gallery, statistics(clouds, known)).findings())
          .extracting(Finding::kind)
          .containsExactly(Kind.MAY_BE_ONE_RADIO, Kind.MAY_BE_ONE_RADIO);
    }
  }

  @Test
  void unmeasuredNoiseIsCounted() {
    Clouds clouds = new Clouds(10, 12);
    List<Fingerprint> packets = new ArrayList<>(clouds.packets(clouds.centre(), 9, false));
    packets.set(0, packets.get(0).withSnrDb(Double.POSITIVE_INFINITY));
    packets.set(1, packets.get(1).withSnrDb(30));

    DeviceReport report =
        EnrolmentReport.ofDevice(
            "d", Clouds.gallery(List.of(new EnrolledDevice("d", packets))), NONE);

    assertThat(report.unmeasuredPackets()).isEqualTo(1);
    assertThat(report.medianSnrDb().orElseThrow()).isCloseTo(40, within(1e-12));
  }

  @Test
  void statisticsOfOtherFingerprintsAreRefused() {
    Gallery gallery =
        Clouds.gallery(
            List.of(
                new EnrolledDevice(
                    "d",
                    List.of(
                        Fingerprint.of(
                            new io.rffi.api.EmbeddingSpace("m", "f", 2, Metric.EUCLIDEAN),
                            1,
                            2)))));

    assertThatThrownBy(
            () -> EnrolmentReport.of(gallery, Optional.of(new Clouds(1, 1).statistics())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8 values, got one with 2");
  }

  @Test
  void aThousandDevicesAreLookedAtAtOnce() {
    Clouds clouds = new Clouds(20, 13);
    List<EnrolledDevice> devices = clouds.devices(1000, 15, true);
    EnrolledDevice last = devices.get(999);
    devices.set(999, with(last, 4, clouds.packet(clouds.centre(), 40)));
    Gallery gallery = Clouds.gallery(devices);

    EnrolmentReport report = EnrolmentReport.of(gallery, Optional.of(clouds.statistics()));

    assertThat(report.devices()).hasSize(1000);
    assertThat(report.devices().get(999).outliers())
        .extracting(OutlierPacket::index)
        .containsExactly(4);
    assertThat(EnrolmentReport.ofDevice("d999", gallery, Optional.of(clouds.statistics())))
        .isEqualTo(report.devices().get(999));
  }

  /** Overflow and the like must end in a number. */
  @Test
  void hugeAndTinyValuesGiveNumbers() {
    for (Metric metric : List.of(Metric.EUCLIDEAN, Metric.COSINE)) {
      Clouds clouds = new Clouds(1e-30, 14, metric);
      List<EnrolledDevice> devices = new ArrayList<>(clouds.devices(2, 6, true));
      float[] huge = new float[Clouds.DIMENSION];
      List<Fingerprint> far = new ArrayList<>();
      for (int n = 0; n < 6; n++) {
        java.util.Arrays.fill(huge, n % 2 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE);
        huge[n] = Float.MIN_VALUE;
        far.add(Fingerprint.of(devices.get(0).space(), huge));
      }
      devices.add(new EnrolledDevice("far", far));

      for (boolean known : new boolean[] {false, true}) {
        EnrolmentReport report =
            EnrolmentReport.of(
                Clouds.gallery(devices), known ? Optional.of(new Clouds(1, 1).statistics()) : NONE);
        assertThat(report.devices()).allSatisfy(EnrolmentReportTest::hasNumbers);
      }
    }
  }

  static void hasNumbers(DeviceReport report) {
    DoubleStream figures =
        DoubleStream.concat(
            report.outliers().stream()
                .flatMapToDouble(o -> DoubleStream.of(o.distance(), o.usual())),
            DoubleStream.concat(
                report.cohesion().stream()
                    .flatMapToDouble(
                        c ->
                            DoubleStream.of(
                                c.distance(), c.usual().orElse(0), c.excess().orElse(0))),
                report.nearest().stream()
                    .flatMapToDouble(n -> DoubleStream.of(n.distance(), n.relative().orElse(0)))));
    assertThat(figures.toArray()).doesNotContain(Double.NaN);
    assertThat(report.findings()).allSatisfy(one -> assertThat(one.words()).doesNotContain("NaN"));
  }
}
