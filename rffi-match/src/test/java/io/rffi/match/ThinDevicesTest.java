package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Matcher;
import io.rffi.api.Verification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Devices that are enrolled from few packets, under a threshold that belongs to galleries of ten
 * devices with 15 packets each: strangers are accepted no more often than there. Simulated, with
 * fixed seeds.
 */
@Tag("statistical")
class ThinDevicesTest {
  private static final int K = 15;
  private static final int DEVICES = 10;
  private static final int GALLERIES = 60;
  private static final int STRANGERS = 50;
  private static final double RATE = 0.02;

  private static Matcher open(List<EnrolledDevice> devices) {
    return KnnMatcher.withThreshold(Double.POSITIVE_INFINITY).over(new Gallery(1, devices));
  }

  private static double score(Matcher matcher, Fingerprint packet) {
    return matcher.identify(packet).evidence().orElseThrow().score();
  }

  private static List<EnrolledDevice> enrolled(Gallery gallery, int each) {
    return gallery.devices().stream()
        .map(device -> new EnrolledDevice(device.id(), device.fingerprints().subList(0, each)))
        .toList();
  }

  private static double share(double[] scores, double threshold) {
    return (double) Arrays.stream(scores).filter(score -> score <= threshold).count()
        / scores.length;
  }

  /** Scores of strangers' packets against galleries, in turn; the same packets for all. */
  private static double[][] strange(
      SimulatedPopulation population, List<List<List<EnrolledDevice>>> galleries) {
    double[][] scores = new double[galleries.get(0).size()][GALLERIES * STRANGERS];
    for (int n = 0; n < GALLERIES; n++) {
      List<Matcher> matchers = galleries.get(n).stream().map(ThinDevicesTest::open).toList();
      for (int stranger = 0; stranger < STRANGERS; stranger++) {
        Fingerprint packet = population.device(1).get(0);
        for (int kind = 0; kind < scores.length; kind++) {
          scores[kind][n * STRANGERS + stranger] = score(matchers.get(kind), packet);
        }
      }
    }
    return scores;
  }

  @ParameterizedTest
  @CsvSource({"8, 3", "16, 2", "32, 1.5"})
  void galleriesOfFewPacketsAcceptNoMoreStrangers(int dimension, double spread) {
    SimulatedPopulation population = new SimulatedPopulation(dimension, spread, 3);
    List<List<List<EnrolledDevice>>> galleries = new ArrayList<>();
    for (int n = 0; n < GALLERIES; n++) {
      Gallery whole = population.gallery(DEVICES, K);
      galleries.add(
          List.of(
              enrolled(whole, K),
              enrolled(whole, 1),
              enrolled(whole, 2),
              enrolled(whole, 3),
              enrolled(whole, 5),
              enrolled(whole, 10)));
    }
    double[][] scores = strange(population, galleries);
    double[] sorted = scores[0].clone();
    Arrays.sort(sorted);
    double threshold = sorted[(int) (RATE * sorted.length)];
    for (double[] few : scores) {
      System.out.printf(
          "%d values: %.2f %% of strangers accepted%n", dimension, 100 * share(few, threshold));
      // Of 3000 packets 60 are expected, with a deviation of 8; of fewer than 60 more often.
      assertThat(share(few, threshold)).isLessThanOrEqualTo(RATE + 0.005);
    }
  }

  /** The eleventh device, of one packet: only who is near that packet notices. */
  @Test
  void oneMoreDeviceOfOnePacketIsAcceptedForItselfOnly() {
    SimulatedPopulation population = new SimulatedPopulation(8, 3, 4);
    int more = 0;
    int before = 0;
    for (int n = 0; n < 40; n++) {
      Gallery gallery = population.gallery(DEVICES, K);
      List<EnrolledDevice> devices = new ArrayList<>(gallery.devices());
      devices.add(new EnrolledDevice("thin", population.device(1)));
      Matcher ten = open(gallery.devices());
      Matcher eleven = open(devices);
      for (int stranger = 0; stranger < STRANGERS; stranger++) {
        Fingerprint packet = population.device(1).get(0);
        Evidence alone = ten.identify(packet).evidence().orElseThrow();
        Evidence beside = eleven.identify(packet).evidence().orElseThrow();
        if (!beside.votes().containsKey("thin")) {
          assertThat(beside.score()).isEqualTo(alone.score());
          assertThat(beside.neighbours()).isEqualTo(alone.neighbours());
        }
        before += alone.score() <= 4 ? 1 : 0;
        more += beside.score() <= 4 ? 1 : 0;
      }
    }
    assertThat(more - before).as("one device of eleven").isLessThanOrEqualTo(before / 5 + 5);
  }

  /** From its one packet a device is verified, and strangers that claim to be it are not. */
  @Test
  void aDeviceOfOnePacketIsVerified() {
    SimulatedPopulation population = new SimulatedPopulation(16, 2, 5);
    int genuine = 0;
    int strange = 0;
    for (int n = 0; n < 200; n++) {
      Gallery gallery = population.gallery(3, K);
      List<Fingerprint> own = population.device(2);
      List<EnrolledDevice> devices = new ArrayList<>(gallery.devices());
      devices.add(new EnrolledDevice("thin", own.subList(0, 1)));
      // About the mean distance of two packets of a device, stretched by 1.21, and a little more.
      Matcher matcher = KnnMatcher.withThreshold(7.5).over(new Gallery(2, devices));
      genuine += matcher.verify("thin", own.get(1)) instanceof Verification.Accepted ? 1 : 0;
      Fingerprint other = population.device(1).get(0);
      strange += matcher.verify("thin", other) instanceof Verification.Accepted ? 1 : 0;
    }
    assertThat(genuine).isGreaterThan(120);
    assertThat(strange).isLessThan(10);
  }
}
