package io.rffi.match.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import io.rffi.api.decision.TwoCovariance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("property")
class EnrolmentReportPropertiesTest {
  private static final int DIMENSION = 3;

  /** Of values so coarse that copies, ties and zero distances are common. */
  @Provide
  Arbitrary<Gallery> galleries() {
    Arbitrary<Float> values =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-2, 2).map(Integer::floatValue),
            Arbitraries.floats().between(-2, 2));
    return Arbitraries.of(Metric.EUCLIDEAN, Metric.COSINE, LearnedSimilarity.of(3, -1, -0.8f, 0.1f))
        .flatMap(
            metric ->
                values
                    .array(float[].class)
                    .ofSize(DIMENSION)
                    .map(
                        array ->
                            Fingerprint.of(new EmbeddingSpace("m", "f", DIMENSION, metric), array))
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(12)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(6)
                    .map(EnrolmentReportPropertiesTest::gallery));
  }

  private static Gallery gallery(List<List<Fingerprint>> devices) {
    List<EnrolledDevice> all = new ArrayList<>();
    for (List<Fingerprint> packets : devices) {
      all.add(new EnrolledDevice("d" + all.size(), packets));
    }
    return new Gallery(1, all);
  }

  private static Optional<DecisionStatistics> statistics(boolean known) {
    double[][] one = {{1, 0.2, 0}, {0.2, 1, 0}, {0, 0, 0.5}};
    return known
        ? Optional.of(
            new DecisionStatistics(
                new TwoCovariance(one, new double[DIMENSION], one, one, one),
                new ImpostorCohort(new double[] {20}, new float[1][1][1][DIMENSION])))
        : Optional.empty();
  }

  @Property(tries = 150)
  void allFiguresAreNumbersAndOneDeviceIsAsInAll(
      @ForAll("galleries") Gallery gallery, @ForAll boolean known) {
    EnrolmentReport report = EnrolmentReport.of(gallery, statistics(known));

    assertThat(report.devices()).hasSameSizeAs(gallery.devices());
    for (DeviceReport device : report.devices()) {
      EnrolmentReportTest.hasNumbers(device);
      assertThat(EnrolmentReport.ofDevice(device.device(), gallery, statistics(known)))
          .isEqualTo(device);
    }
  }

  @Property(tries = 150)
  void theOrderOfDevicesIsNothing(
      @ForAll("galleries") Gallery gallery, @ForAll boolean known, @ForAll long seed) {
    List<EnrolledDevice> shuffled = new ArrayList<>(gallery.devices());
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(
            new HashSet<>(
                EnrolmentReport.of(new Gallery(2, shuffled), statistics(known)).devices()))
        .isEqualTo(new HashSet<>(EnrolmentReport.of(gallery, statistics(known)).devices()));
  }

  @Property(tries = 150)
  void aFarDeviceChangesNothingAboutTheOthers(
      @ForAll("galleries") Gallery gallery, @ForAll boolean known) {
    EmbeddingSpace space = gallery.space().orElseThrow();
    if (!space.metric().equals(Metric.EUCLIDEAN) || gallery.devices().size() < 2) {
      return;
    }
    List<EnrolledDevice> more = new ArrayList<>(gallery.devices());
    more.add(new EnrolledDevice("far", List.of(Fingerprint.of(space, 1000, 1000, 1000))));

    List<DeviceReport> before = EnrolmentReport.of(gallery, statistics(known)).devices();
    List<DeviceReport> after =
        EnrolmentReport.of(new Gallery(2, more), statistics(known)).devices();

    assertThat(after.subList(0, before.size()).stream().map(DeviceReport::outliers))
        .isEqualTo(before.stream().map(DeviceReport::outliers).toList());
    assertThat(after.subList(0, before.size()).stream().map(DeviceReport::cohesion))
        .isEqualTo(before.stream().map(DeviceReport::cohesion).toList());
    if (!known) {
      assertThat(after.subList(0, before.size())).isEqualTo(before);
    }
  }
}
