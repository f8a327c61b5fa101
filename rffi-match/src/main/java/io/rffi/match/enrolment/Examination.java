package io.rffi.match.enrolment;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.match.enrolment.NearbyDevice.Likeness;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A gallery under examination: the centre and cohesion of every device, and the rules. */
final class Examination {
  /** The ratio of centre distance and cohesion up to which two devices may be one. */
  private static final double NEAR = 2;

  /** By how much differences have to be larger than in other devices. */
  private static final double SCATTERED = 1.5;

  private static final int MOST_PACKETS = 50;

  private final List<EnrolledDevice> devices;
  private final Optional<ModelSpread> spread;
  private final float[][] centres;
  private final double[] cohesions;
  private final UsualCohesion usual;

  Examination(Gallery gallery, Optional<DecisionStatistics> statistics) {
    devices = gallery.devices();
    spread = statistics.map(known -> new ModelSpread(known.model()));
    centres = new float[devices.size()][];
    cohesions = new double[devices.size()];
    int[] counts = new int[devices.size()];
    IntStream.range(0, devices.size()).parallel().forEach(n -> counts[n] = measure(n));
    usual = new UsualCohesion(cohesions, counts);
  }

  private int measure(int device) {
    DevicePackets packets = new DevicePackets(devices.get(device));
    int[] distinct = packets.distinct();
    centres[device] = packets.centre(distinct);
    cohesions[device] = cohesion(packets, distinct, centres[device]);
    return distinct.length;
  }

  /** NaN of a single packet. */
  private static double cohesion(DevicePackets packets, int[] of, float[] centre) {
    if (of.length < 2) {
      return Double.NaN;
    }
    double median =
        Samples.median(Arrays.stream(of).mapToDouble(n -> packets.distance(n, centre)).toArray());
    return packets.metric().stretched(median, Math.sqrt(of.length / (of.length - 1.0)));
  }

  DeviceReport report(int place) {
    ExaminedDevice device = ExaminedDevice.of(devices.get(place), spread);
    DevicePackets packets = device.packets();
    double[] measured =
        IntStream.range(0, packets.count())
            .mapToDouble(packets::snrDb)
            .filter(Double::isFinite)
            .toArray();
    DeviceReport figures =
        new DeviceReport(
            packets.id(),
            packets.count(),
            packets.count() - packets.distinct().length,
            packets.count() - measured.length,
            measured.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Samples.median(measured)),
            cohesion(place, device),
            outliers(device),
            nearest(place).map(other -> compare(place, device, other)),
            List.of());
    Findings findings = new Findings(figures);
    findings.tellPackets(device.judged());
    if (isScattered(place, device)) {
      findings.tellScattered();
    }
    findings.tellTwoSources(TwoSources.smallerGroup(packets, device.core()), device.core().length);
    findings.tellNearest();
    return findings.report();
  }

  private Optional<Cohesion> cohesion(int place, ExaminedDevice device) {
    int[] core = device.core();
    return Double.isNaN(cohesions[place])
        ? Optional.empty()
        : Optional.of(
            new Cohesion(
                cohesions[place],
                usual.without(cohesions[place]),
                device
                    .model()
                    .map(model -> OptionalDouble.of(model.excess(core)))
                    .orElse(OptionalDouble.empty())));
  }

  private static List<OutlierPacket> outliers(ExaminedDevice device) {
    int[] foreign = device.outliers().foreign();
    if (foreign.length == 0) {
      return List.of();
    }
    DevicePackets packets = device.packets();
    float[] centre = packets.centre(device.core());
    double usualDistance = Samples.median(packets.fromTheRest(device.core()));
    return Arrays.stream(foreign)
        .mapToObj(n -> new OutlierPacket(n, packets.distance(n, centre), usualDistance))
        .toList();
  }

  private boolean isScattered(int place, ExaminedDevice device) {
    int[] core = device.core();
    boolean measured =
        Arrays.stream(core).mapToDouble(device.packets()::snrDb).allMatch(Double::isFinite);
    if (measured && device.model().isPresent()) {
      ModelPackets model = device.model().orElseThrow();
      return core.length >= model.leastPackets()
          && model.excess(core) > EnrolmentReport.LARGEST_EXCESS
          && model.chanceOfScatter(core) <= EnrolmentReport.FALSE_ALARM_RATE;
    }
    double own = cohesions[place];
    return core.length >= UsualCohesion.LEAST_PACKETS
        && own > 0
        && own > device.packets().metric().stretched(usual.without(own).orElse(own), SCATTERED)
        && usual.chance(own) <= EnrolmentReport.FALSE_ALARM_RATE;
  }

  /** Of equally near ones that whose id comes first, so that the order of devices is nothing. */
  private Optional<Integer> nearest(int place) {
    Metric metric = devices.get(place).space().metric();
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int other = 0; other < centres.length; other++) {
      if (other != place) {
        double distance = metric.distance(centres[place], centres[other]);
        boolean first =
            nearest < 0
                || distance < least
                || (distance == least
                    && devices.get(other).id().compareTo(devices.get(nearest).id()) < 0);
        nearest = first ? other : nearest;
        least = first ? distance : least;
      }
    }
    return nearest < 0 ? Optional.empty() : Optional.of(nearest);
  }

  private NearbyDevice compare(int place, ExaminedDevice device, int otherPlace) {
    ExaminedDevice other = ExaminedDevice.of(devices.get(otherPlace), spread);
    Metric metric = device.packets().metric();
    double distance = metric.distance(centres[place], centres[otherPlace]);
    double larger = larger(cohesions[place], cohesions[otherPlace]);
    Confusion confusion = Confusion.of(device, other);
    Likeness likeness = Likeness.DISTINCT;
    if (mayBeOne(device, other, distance, larger)) {
      likeness = Likeness.MAY_BE_ONE_RADIO;
    } else if (confusion.isTooMany() || areSinglesTooClose(confusion, place, distance, metric)) {
      likeness = Likeness.TOO_SIMILAR;
    }
    return new NearbyDevice(
        other.packets().id(),
        distance,
        larger > 0 ? OptionalDouble.of(distance / larger) : OptionalDouble.empty(),
        confusion.confused(),
        confusion.compared(),
        likeness);
  }

  /** NaN only if both are. */
  private static double larger(double one, double other) {
    return Double.isNaN(one) || other > one ? other : one;
  }

  /** Two packets of a device are farther apart than each from its centre. */
  private boolean areSinglesTooClose(
      Confusion confusion, int place, double distance, Metric metric) {
    OptionalDouble others = usual.without(cohesions[place]);
    return confusion.compared() == 0
        && (distance == 0
            || (others.isPresent()
                && distance <= metric.stretched(others.getAsDouble(), Math.sqrt(2))));
  }

  private boolean mayBeOne(
      ExaminedDevice device, ExaminedDevice other, double distance, double cohesion) {
    if (device.model().isPresent()) {
      double pairs = devices.size() * (devices.size() - 1.0) / 2;
      return device
              .model()
              .orElseThrow()
              .logLikelihoodRatio(device.core(), other.model().orElseThrow(), other.core())
          >= Math.log(pairs / EnrolmentReport.FALSE_PAIR_RATE);
    }
    // So that the verdict on two devices is the same from either side.
    boolean inOrder = device.packets().id().compareTo(other.packets().id()) < 0;
    float[][] one = chosen(inOrder ? device : other);
    float[][] two = chosen(inOrder ? other : device);
    Metric metric = device.packets().metric();
    return Math.min(one.length, two.length) >= EnergyTest.LEAST_PACKETS
        && distance <= metric.stretched(cohesion, NEAR)
        && EnergyTest.mayBeOne(one, two, metric);
  }

  private static float[][] chosen(ExaminedDevice device) {
    return Arrays.stream(Samples.evenlySpaced(device.core(), MOST_PACKETS))
        .mapToObj(device.packets()::values)
        .toArray(float[][]::new);
  }
}
