package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.ThresholdException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("golden")
class CalibratedThresholdTest {
  private static final double[] NO_GENUINE = {};

  /** Devices with one packet each, that score 1, 2, 3 … */
  private static List<double[]> upTo(int devices) {
    return IntStream.rangeClosed(1, devices).mapToObj(n -> new double[] {n}).toList();
  }

  @Test
  void measuresTheMeanOverDevicesOfTheirShares() {
    // A device that sent a hundred packets counts as much as one that sent two.
    double[] many = IntStream.range(0, 100).mapToDouble(n -> n < 50 ? 1 : 9).toArray();
    List<double[]> impostor = List.of(many, new double[] {8, 9}, new double[] {2, 9});
    CalibratedThreshold found =
        CalibratedThreshold.measured(new double[] {0, 1, 2, 3}, impostor, 0.34);
    // Half of one device and half of another are a third of all.
    assertThat(found.value()).isEqualTo(Math.nextDown(8.0));
    assertThat(found.falseAcceptRate()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(found.expectedFalseAcceptRate()).isCloseTo((1 + 1) / 4.0, within(1e-12));
    assertThat(found.impostorDevices()).isEqualTo(3);
    assertThat(found.impostors()).isEqualTo(104);
    assertThat(found.falseRejectRate()).hasValue(0);
    assertThat(CalibratedThreshold.measured(NO_GENUINE, impostor, 0.33).value())
        .isEqualTo(Math.nextDown(2.0));
    assertThat(CalibratedThreshold.measured(NO_GENUINE, impostor, 0.33).falseRejectRate())
        .isEmpty();
  }

  @Test
  void packetsOfOneDeviceAreOneTrial() {
    // A million packets of ten devices: all that they say is what ten devices say.
    List<double[]> ten = Collections.nCopies(10, new double[100_000]);
    assertThatThrownBy(() -> CalibratedThreshold.ofScores(NO_GENUINE, ten, 0.01))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining("0.01 can't be calibrated from 10 devices")
        .hasMessageContaining("takes 299");
  }

  @Test
  void holdsWhatTheDevicesCanRefuteOnly() {
    assertThatThrownBy(() -> CalibratedThreshold.ofScores(NO_GENUINE, upTo(298), 0.01))
        .isInstanceOf(ThresholdException.class);
    CalibratedThreshold least = CalibratedThreshold.ofScores(NO_GENUINE, upTo(299), 0.01);
    assertThat(least.value()).isEqualTo(Math.nextDown(1.0));
    assertThat(least.falseAcceptRate()).isZero();
    assertThat(least.falseAcceptUpperBound(0.95)).isBetween(0.0099, 0.01);

    CalibratedThreshold found =
        CalibratedThreshold.ofScores(new double[] {1, 200}, upTo(1000), 0.05);
    assertThat(found.falseAcceptUpperBound(CalibratedThreshold.CONFIDENCE))
        .isLessThanOrEqualTo(0.05);
    assertThat(found.falseAcceptRate()).isBetween(0.03, 0.04);
    assertThat(found.falseRejectRate()).hasValue(0.5);
    double oneMore = found.falseAcceptRate() + 0.001;
    assertThat(DeviceBound.upperBound(oneMore, 1000, 0.95)).isGreaterThan(0.05);
  }

  /** With nothing accepted the bound is exact: 1 − 0.05^(1/N). Else see device_bound.py. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0.95, 0.25886555089305224",
    "0, 299, 0.95, 0.009969146792899213",
    "0.01, 400, 0.95, 0.02742172034564703",
    "0.1, 100, 0.95, 0.1888293378484343",
    "0.5, 30, 0.99, 0.757078657972788",
    "1, 5, 0.95, 1",
  })
  void boundsByDevices(double mean, int devices, double confidence, double bound) {
    assertThat(DeviceBound.upperBound(mean, devices, confidence)).isCloseTo(bound, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0.01, 299", "0.02, 149", "0.05, 59", "0.1, 29", "0.9, 5"})
  void saysHowManyDevicesARateTakes(double rate, int devices) {
    assertThat(CalibratedThreshold.leastDevices(rate)).isEqualTo(devices);
  }

  @Test
  void equalScoresAreAcceptedTogetherOrNotAtAll() {
    List<double[]> impostor = new ArrayList<>(upTo(100));
    impostor.set(0, new double[] {2});
    CalibratedThreshold found = CalibratedThreshold.measured(NO_GENUINE, impostor, 0.01);
    assertThat(found.value()).isEqualTo(Math.nextDown(2.0));
    assertThat(found.falseAcceptRate()).isZero();
  }

  @Test
  void refusesScoresThatSayNothing() {
    List<double[]> same = Collections.nCopies(300, new double[3]);
    assertThatThrownBy(() -> CalibratedThreshold.ofScores(NO_GENUINE, same, 0.01))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining("does not tell devices apart");
    assertThatThrownBy(() -> CalibratedThreshold.measured(NO_GENUINE, same, 0.01))
        .isInstanceOf(ThresholdException.class);
    assertThatThrownBy(() -> CalibratedThreshold.measured(NO_GENUINE, upTo(1), 0.5))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining("by 1 scores of 1 devices");
    assertThatThrownBy(() -> CalibratedThreshold.measured(NO_GENUINE, upTo(99), 0.01))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining("takes 100");
    assertThatThrownBy(
            () -> CalibratedThreshold.measured(new double[] {Double.NaN}, upTo(100), 0.01))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aGalleryIsItsOwnCohort() {
    Gallery gallery = Galleries.clouds(40, 16, 0.02, 5);
    CalibratedThreshold found =
        CalibratedThreshold.ofGallery(gallery, new ExactSearch(gallery), 15, 0.2);
    assertThat(found.impostors()).isEqualTo(640);
    assertThat(found.impostorDevices()).isEqualTo(40);
    assertThat(found.genuines()).isEqualTo(640);
    assertThat(found.falseAcceptUpperBound(0.95)).isLessThanOrEqualTo(0.2);

    List<double[]> impostor =
        gallery.devices().stream()
            .map(
                device ->
                    device.fingerprints().stream()
                        .mapToDouble(own -> rogue(gallery, device, own))
                        .toArray())
            .toList();
    CalibratedThreshold expected = CalibratedThreshold.ofScores(NO_GENUINE, impostor, 0.2);
    assertThat(found.value()).isCloseTo(expected.value(), within(1e-12));
  }

  @Test
  void devicesWithFewFingerprintsAreEnrolledAgainstTheOthersAndNoTrial() {
    Gallery settled = Galleries.clouds(29, 15, 0.02, 5);
    List<EnrolledDevice> devices = new ArrayList<>(settled.devices());
    EnrolledDevice first = devices.get(0);
    // A twin of the first device, enrolled from two packets.
    devices.add(new EnrolledDevice("thin", first.fingerprints().subList(0, 2)));
    Gallery gallery = new Gallery(2, devices);
    CohortScores scores = CohortScores.of(gallery, new ExactSearch(gallery), 15, 29);
    assertThat(scores.impostor()).hasSize(29);
    double[] twin = scores.impostor().get(0);
    for (int n = 0; n < twin.length; n++) {
      assertThat(twin[n])
          .isCloseTo(rogue(gallery, first, first.fingerprints().get(n)), within(1e-12));
    }
    List<EnrolledDevice> fewer = new ArrayList<>(devices.subList(1, 30));
    assertThatThrownBy(
            () ->
                CalibratedThreshold.ofGallery(
                    new Gallery(3, fewer), new ExactSearch(new Gallery(3, fewer)), 15, 0.1))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining("from 28 devices with 15 packets or more each")
        .hasMessageContaining("takes 29");
  }

  /** The score of a device's fingerprint where the device is not enrolled. */
  private static double rogue(Gallery gallery, EnrolledDevice device, Fingerprint own) {
    List<EnrolledDevice> others = new ArrayList<>(gallery.devices());
    others.remove(device);
    return KnnMatcher.withThreshold(0)
        .over(new Gallery(1, others))
        .identify(own)
        .evidence()
        .orElseThrow()
        .score();
  }

  @Test
  void samplesALargeGalleryTheSameWayEachTimeAndEveryDeviceOfIt() {
    Gallery gallery = Galleries.clouds(40, 120, 0.05, 6);
    ExactSearch search = new ExactSearch(gallery);
    CalibratedThreshold once = CalibratedThreshold.ofGallery(gallery, search, 15, 0.2);
    assertThat(once.impostorDevices()).isEqualTo(40);
    assertThat(once.impostors()).isEqualTo(40 * ((1 << 22) / 4800 / 40));
    assertThat(CalibratedThreshold.ofGallery(gallery, search, 15, 0.2)).isEqualTo(once);
  }
}
