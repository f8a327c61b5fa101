package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.ThresholdException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibratedThresholdTest {
  private static double[] upTo(int count) {
    return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
  }

  @Test
  void takesTheLargestValueWithinTheRate() {
    CalibratedThreshold found =
        CalibratedThreshold.ofScores(new double[] {0, 1, 2, 3, 4, 5}, upTo(200), 10, 0.02);
    // Of 200 scores 4 may be accepted: 1, 2, 3 and 4, and not 5.
    assertThat(found.value()).isEqualTo(Math.nextDown(5.0));
    assertThat(found.falseAccepts()).isEqualTo(4);
    assertThat(found.falseAcceptRate()).isEqualTo(0.02);
    assertThat(found.impostorDevices()).isEqualTo(10);
    assertThat(found.falseRejects()).isEqualTo(1);
    assertThat(found.falseRejectRate()).hasValue(1.0 / 6);
  }

  @Test
  void equalScoresAreAcceptedTogetherOrNotAtAll() {
    double[] impostor = upTo(100);
    impostor[0] = 2;
    CalibratedThreshold found = CalibratedThreshold.ofScores(new double[0], impostor, 10, 0.01);
    assertThat(found.falseAccepts()).isZero();
    assertThat(found.falseRejectRate()).isEmpty();
    assertThat(found.falseRejectUpperBound(0.95)).isEqualTo(1);
  }

  /** scipy.stats.beta.ppf(confidence, events + 1, trials - events), see clopper_pearson.py. */
  @ParameterizedTest
  @CsvSource({
    "0, 100, 0.95, 0.029513049607039925",
    "0, 300, 0.95, 0.009936081944457708",
    "1, 100, 0.95, 0.046559811453538935",
    "10, 1000, 0.95, 0.016903175120562504",
    "3, 7, 0.99, 0.8577296229931426",
    "7, 7, 0.95, 1",
  })
  void boundsTheRateExactly(int events, int trials, double confidence, double bound) {
    assertThat(ClopperPearson.upperBound(events, trials, confidence))
        .isCloseTo(bound, within(1e-9));
  }

  @Test
  void saysHowMuchIsMissing() {
    assertThatThrownBy(() -> CalibratedThreshold.ofScores(upTo(5), upTo(60), 10, 0.01))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining("at least 100 impostor scores, got 60: 40 are missing");
  }

  @Test
  void refusesScoresThatSayNothing() {
    assertThatThrownBy(() -> CalibratedThreshold.ofScores(new double[0], new double[100], 10, 0.01))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining("does not tell devices apart");
    assertThatThrownBy(
            () -> CalibratedThreshold.ofScores(new double[] {Double.NaN}, upTo(100), 10, 0.01))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aGalleryIsItsOwnCohort() {
    Gallery gallery = Galleries.clouds(8, 30, 0.02, 5);
    CalibratedThreshold found =
        CalibratedThreshold.ofGallery(gallery, new TribuoNeighbourSearch(gallery), 15, 0.05);
    assertThat(found.impostors()).isEqualTo(240);
    assertThat(found.impostorDevices()).isEqualTo(8);
    assertThat(found.genuines()).isEqualTo(240);
    assertThat(found.falseAcceptRate()).isLessThanOrEqualTo(0.05);
    assertThat(found.falseAcceptUpperBound(0.95)).isBetween(0.05, 0.1);

    double[] impostor =
        gallery.devices().stream()
            .flatMap(
                device -> device.fingerprints().stream().map(own -> rogue(gallery, device, own)))
            .mapToDouble(score -> score)
            .toArray();
    CalibratedThreshold expected = CalibratedThreshold.ofScores(new double[0], impostor, 8, 0.05);
    assertThat(found.value()).isCloseTo(expected.value(), within(1e-12));
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
  void samplesALargeGalleryTheSameWayEachTime() {
    Gallery gallery = Galleries.clouds(20, 120, 0.05, 6);
    TribuoNeighbourSearch search = new TribuoNeighbourSearch(gallery);
    CalibratedThreshold once = CalibratedThreshold.ofGallery(gallery, search, 15, 0.01);
    assertThat(once.impostors()).isEqualTo((1 << 20) / 2400);
    assertThat(CalibratedThreshold.ofGallery(gallery, search, 15, 0.01)).isEqualTo(once);
  }
}
