package io.rffi.match;

import io.rffi.api.ThresholdException;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import io.rffi.api.decision.TwoCovariance;
import io.rffi.match.covariance.Gaussian;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The cohort of a model: how radios that nobody enrolled score, and how radios score against
 * themselves.
 */
final class UnknownRadios {
  private final ImpostorCohort cohort;
  private final int[] groups;
  private final Variation variation;
  private final Map<CohortNode, Points> points = new ConcurrentHashMap<>();
  private final Map<Integer, GroupedScores> own = new ConcurrentHashMap<>();

  /** The radios at one node: what is the same for all devices. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Points(double[][] means, double[] logDensities, double within, double noise) {}

  UnknownRadios(DecisionStatistics statistics) {
    cohort = statistics.cohort();
    groups = IntStream.range(0, cohort.radios()).map(cohort::group).toArray();
    variation = new Variation(statistics.model());
  }

  Variation variation() {
    return variation;
  }

  int count() {
    return groups.length;
  }

  int groups() {
    return cohort.groups();
  }

  int packets() {
    return cohort.packets();
  }

  double leastSnrDb() {
    return cohort.snrDb(0);
  }

  /**
   * For each group the rank, counted from the best score, of the first score that is refused.
   *
   * @throws ThresholdException if a group has too few radios for the rate
   */
  int[] ranks(double falseAcceptRate) {
    int[] ranks = new int[groups()];
    for (int group = 0; group < ranks.length; group++) {
      ranks[group] = OrderStatistic.rank(falseAcceptRate, cohort.radios(group));
      if (ranks[group] < 1) {
        throw new ThresholdException(
            "a false-accept rate of %s takes %d unknown radios%s: ask for a higher rate, or use a model with more"
                .formatted(
                    falseAcceptRate, (int) Math.ceil(1 / falseAcceptRate - 1), carried(group)));
      }
    }
    return ranks;
  }

  private String carried(int group) {
    return groups() == 1
        ? ", the model carries %d".formatted(count())
        : " of each kind, the model carries %d of kind %d"
            .formatted(cohort.radios(group), group + 1);
  }

  /** Up to which rate the ranks may in truth let radios of a group in: of the worst group. */
  double upperBound(int[] ranks, double confidence) {
    double most = 0;
    for (int group = 0; group < ranks.length; group++) {
      most =
          Math.max(most, OrderStatistic.upperBound(ranks[group], cohort.radios(group), confidence));
    }
    return most;
  }

  GroupedScores grouped(double[] scores) {
    return GroupedScores.of(scores, groups, groups());
  }

  /** The log-likelihood ratio of each radio against a device. */
  double[] scores(DeviceModel device, CohortNode node) {
    Points radios = points.computeIfAbsent(node, this::points);
    Gaussian enrolled = device.packets(radios.within, radios.noise);
    double[] scores = new double[radios.means.length];
    for (int n = 0; n < scores.length; n++) {
      scores[n] = enrolled.logDensity(enrolled.distance(radios.means[n])) - radios.logDensities[n];
    }
    return scores;
  }

  private Points points(CohortNode node) {
    double within = 1.0 / node.packets();
    double noise = within * TwoCovariance.relativeNoise(cohort.snrDb(node.level()));
    Gaussian strangers = variation.strangers(within, noise);
    double[][] means = new double[count()][];
    double[] logDensities = new double[count()];
    for (int radio = 0; radio < means.length; radio++) {
      means[radio] = mean(node.level(), radio, 0, node.packets());
      logDensities[radio] = strangers.logDensity(strangers.distance(means[radio]));
    }
    return new Points(means, logDensities, within, noise);
  }

  private double[] mean(int level, int radio, int first, int count) {
    double[] mean = new double[cohort.axes()];
    for (int packet = first; packet < first + count; packet++) {
      float[] values = cohort.packet(level, radio, packet);
      for (int k = 0; k < mean.length; k++) {
        mean[k] += values[k] / count;
      }
    }
    return mean;
  }

  /**
   * How far packets of a radio are from where its other packets put it, as squared Mahalanobis
   * distances: each radio's first packet at a level against the rest of the clearest.
   */
  GroupedScores ownDistances(int level) {
    return own.computeIfAbsent(level, this::computeOwnDistances);
  }

  private GroupedScores computeOwnDistances(int level) {
    int clearest = cohort.levels() - 1;
    double noise = TwoCovariance.relativeNoise(cohort.snrDb(level));
    double[] distances = new double[count()];
    for (int radio = 0; radio < distances.length; radio++) {
      List<double[]> others = new ArrayList<>();
      for (int packet = 1; packet < packets(); packet++) {
        others.add(mean(clearest, radio, packet, 1));
      }
      List<Double> noises =
          Collections.nCopies(others.size(), TwoCovariance.relativeNoise(cohort.snrDb(clearest)));
      DeviceModel device = DeviceModel.of(others, noises, variation);
      distances[radio] = device.packets(1, noise).distance(mean(level, radio, 0, 1));
    }
    return grouped(distances);
  }

  /** Between which nodes an observation lies. */
  Interpolation at(Observation seen) {
    double snrDb = seen.snrDb();
    int upper = 0;
    while (upper < cohort.levels() - 1 && cohort.snrDb(upper) < snrDb) {
      upper++;
    }
    int lower = Math.max(0, upper - 1);
    double span = cohort.snrDb(upper) - cohort.snrDb(lower);
    double up = span == 0 ? 1 : Math.max(0, Math.min(1, (snrDb - cohort.snrDb(lower)) / span));
    double packets = Math.min(packets(), seen.equivalentPackets());
    return Interpolation.between(lower, upper, up, packets);
  }
}
