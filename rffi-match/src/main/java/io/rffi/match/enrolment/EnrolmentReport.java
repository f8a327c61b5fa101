package io.rffi.match.enrolment;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Gallery;
import io.rffi.api.UnknownDeviceException;
import io.rffi.api.decision.DecisionStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an operator should know of what is enrolled: which packets may be foreign, which devices
 * scatter, which are too similar or may be one radio.
 *
 * <p>Rules, of packets without copies; n is their number, D the values of a fingerprint. False
 * alarm rates are those for packets that are independent and normally distributed about their
 * device, and count a device or a gallery as one trial. Those of simulated LoRa radios have longer
 * tails: of 800 whose packets are all their own, 13 had an outlier, with statistics 9.
 *
 * <dl>
 *   <dt>outliers (n ≥ 5; with statistics n ≥ 3)
 *   <dd>Grubbs' test of each packet's distance from the centre of the others, its square's cube
 *       root being taken for normal. With statistics its squared Mahalanobis distance at the noise
 *       of each packet has to be improbable as well, by the tail of chi-squared, even at {@value
 *       #LARGEST_EXCESS} times the model's variances; of three or four packets this alone.
 *       Bonferroni over the packets, one packet after another (Rosner); at most a third of the
 *       packets, and 50. False alarms: {@value #FALSE_ALARM_RATE} a device.
 *   <dt>scattered (n ≥ 5)
 *   <dd>The cohesion is 1.5 times the median of the other devices and improbable beside theirs
 *       (Student's t of logarithms, at least five others); with statistics, and the noise of all
 *       packets measured (n ≥ 3), the median squared distance is over {@value #LARGEST_EXCESS}
 *       times the model's and the sum of all improbable (chi-squared). {@value #FALSE_ALARM_RATE} a
 *       device.
 *   <dt>two sources (n ≥ 8)
 *   <dd>Split in two by 2-means, the packets scatter less than any of 999 normal samples of their
 *       covariance, so split (SigClust). {@value #FALSE_ALARM_RATE} a device. Packets of one radio
 *       in two very different circumstances form two groups, too.
 *   <dt>too similar
 *   <dd>One in ten packets of a device or of its nearest other one is nearer to the other than to
 *       the rest of its own, by the rule of the matcher (k = 15). Of two single packets: they are
 *       no farther apart than two packets of a device usually are.
 *   <dt>one radio under two names
 *   <dd>With statistics: the difference of the two centres is p/{@value #FALSE_PAIR_RATE} times as
 *       probable under one radio as under two, where p is the number of pairs of devices; so at
 *       most {@value #FALSE_PAIR_RATE} of galleries have a false pair. Without (n ≥ 5 each, centres
 *       less than two cohesions apart): a permutation test of the energy distance finds no
 *       difference at 5 %. So 95 % of such pairs are found; how often two radios are taken for one
 *       depends on how alike they are, and is not bounded.
 * </dl>
 *
 * <p>The nearest other device is sought among all, by centres: O(devices² · D) for a gallery, O(
 * devices · D) for one device, and all else O(packets · D) but for a few pairs; 10 000 devices of
 * 15 packets with 8 values take 20 s on two busy cores, one of them 0.3 s ({@code
 * ManyDevicesTest}). Verdicts don't depend on the order of the devices.
 *
 * @param devices a report on each device, in the order of enrolment
 */
public record EnrolmentReport(List<DeviceReport> devices) {
  /** How often a device is said to have outliers, to scatter, or to have two sources, if not so. */
  public static final double FALSE_ALARM_RATE = 0.001;

  /** How often a gallery has a pair that is said to be one radio, if not so; with statistics. */
  public static final double FALSE_PAIR_RATE = 0.01;

  /** A median squared distance of more times what a model allows is too much. */
  public static final double LARGEST_EXCESS = 2;

  /** Copies the list. */
  public EnrolmentReport {
    devices = List.copyOf(devices);
  }

  /**
   * Looks at a whole gallery, in the threads of the common pool.
   *
   * @param gallery what is enrolled, possibly nothing
   * @param statistics of the model that made the fingerprints, if it has any
   * @return the report
   * @throws IllegalArgumentException if the statistics are of fingerprints with another number of
   *     values, or their covariances are not positive definite
   */
  public static EnrolmentReport of(Gallery gallery, Optional<DecisionStatistics> statistics) {
    Examination examination = new Examination(gallery, statistics);
    return new EnrolmentReport(
        IntStream.range(0, gallery.devices().size())
            .parallel()
            .mapToObj(examination::report)
            .toList());
  }

  /**
   * Looks at one device among all; says of it what {@link #of} does.
   *
   * @param deviceId the device
   * @param gallery what is enrolled
   * @param statistics see {@link #of}
   * @return the report
   * @throws UnknownDeviceException if the device is not in the gallery
   */
  public static DeviceReport ofDevice(
      String deviceId, Gallery gallery, Optional<DecisionStatistics> statistics) {
    List<EnrolledDevice> devices = gallery.devices();
    int place =
        IntStream.range(0, devices.size())
            .filter(n -> devices.get(n).id().equals(deviceId))
            .findFirst()
            .orElseThrow(() -> new UnknownDeviceException(deviceId));
    return new Examination(gallery, statistics).report(place);
  }

  /**
   * All that was found.
   *
   * @return in the order of the devices; empty if all is well
   */
  public List<Finding> findings() {
    return devices.stream().flatMap(device -> device.findings().stream()).toList();
  }
}
