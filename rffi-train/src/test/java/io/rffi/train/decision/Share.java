package io.rffi.train.decision;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How often something happens: a mean over galleries, in each of them over radios.
 *
 * @param value the share
 * @param error its standard error, a radio being one trial in however many galleries
 * @param radios how many there were
 */
record Share(double value, double error, int radios) {
  static Share of(Collection<Trial> trials, Predicate<Trial> event) {
    double value =
        groups(trials, Trial::gallery).values().stream()
            .mapToDouble(gallery -> mean(shares(gallery, event)))
            .average()
            .orElse(Double.NaN);
    double[] shares = shares(trials, event);
    double mean = mean(shares);
    double squares = 0;
    for (double share : shares) {
      squares += (share - mean) * (share - mean);
    }
    int radios = shares.length;
    return new Share(value, Math.sqrt(squares / (radios - 1) / radios), radios);
  }

  /** In how many galleries it is more than a bound and so many standard errors. */
  static int galleriesAbove(
      Collection<Trial> trials, Predicate<Trial> event, double bound, double errors) {
    return (int)
        groups(trials, Trial::gallery).values().stream()
            .map(gallery -> of(gallery, event))
            .filter(share -> share.value - errors * share.error > bound)
            .count();
  }

  private static double[] shares(Collection<Trial> trials, Predicate<Trial> event) {
    return groups(trials, Trial::radio).values().stream()
        .mapToDouble(radio -> radio.stream().filter(event).count() / (double) radio.size())
        .toArray();
  }

  private static Map<Integer, List<Trial>> groups(
      Collection<Trial> trials, Function<Trial, Integer> by) {
    return trials.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** In percent. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f ± %.2f", 100 * value, 100 * error);
  }
}
