package io.rffi.dsp.template;

import io.rffi.dsp.internal.NestedGrid;
import java.util.ArrayList;
import java.util.List;

/** What the equal periods of a received template tell. */
final class RepeatedPeriods {
  /** The period's rate over this is how far the carrier may be from where it was taken to be. */
  private static final double RANGE = 8;

  private static final double FIRST_STEP = 64;
  private static final double LAST_STEP = 1e6;

  /** Σ x[n + lag]·conj(x[n]) over the part of a repetition where both are. */
  private record Lag(double seconds, double re, double im) {}

  private final float[] iq;
  private final double rateHz;
  private final List<Repetition> repetitions;

  /** Takes interleaved samples that begin with the template. */
  RepeatedPeriods(float[] iq, double rateHz, List<Repetition> repetitions) {
    this.iq = iq;
    this.rateHz = rateHz;
    this.repetitions = repetitions.stream().filter(this::wholeSamples).toList();
  }

  /** Periods that are no whole number of samples long can't be laid over each other. */
  private boolean wholeSamples(Repetition repetition) {
    double samples = repetition.periodSeconds() * rateHz;
    return Math.abs(samples - Math.rint(samples)) < 1e-6 * samples;
  }

  boolean exist() {
    return !repetitions.isEmpty();
  }

  /**
   * The carrier that turns the periods into each other with the least error, near one that is
   * nearly right already; that one itself if there are no repetitions.
   */
  double refineCarrier(double carrierHz) {
    if (!exist()) {
      return carrierHz;
    }
    List<Lag> lags = new ArrayList<>();
    double longest = 0;
    for (Repetition repetition : repetitions) {
      for (int periods = 1; periods < repetition.count(); periods++) {
        lags.add(lag(repetition, periods));
      }
      longest = Math.max(longest, repetition.count() * repetition.periodSeconds());
    }
    return NestedGrid.argmax(
        hz -> inPhase(lags, hz),
        carrierHz,
        1 / (RANGE * shortestPeriod()),
        1 / (FIRST_STEP * shortestPeriod()),
        1 / (LAST_STEP * longest));
  }

  /** Of the repetition that repeats least: the part of its energy, 0 to 1; 0 without any. */
  double repeated(double carrierHz) {
    double least = exist() ? 1 : 0;
    for (Repetition repetition : repetitions) {
      double ratio = ratio(compare(List.of(repetition), carrierHz));
      least = Math.min(least, Double.isInfinite(ratio) ? 1 : ratio / (1 + ratio));
    }
    return least;
  }

  private double shortestPeriod() {
    return repetitions.stream().mapToDouble(Repetition::periodSeconds).min().orElseThrow();
  }

  /** Minus half the squared error between all pairs of periods, but for a constant. */
  private static double inPhase(List<Lag> lags, double hz) {
    double sum = 0;
    for (Lag lag : lags) {
      double angle = 2 * Math.PI * hz * lag.seconds();
      sum += lag.re() * Math.cos(angle) + lag.im() * Math.sin(angle);
    }
    return sum;
  }

  private Lag lag(Repetition repetition, int periods) {
    int from = (int) Math.round(repetition.fromSeconds() * rateHz);
    int shift = (int) Math.round(periods * repetition.periodSeconds() * rateHz);
    int to = (int) Math.round(repetition.endSeconds() * rateHz) - shift;
    double re = 0;
    double im = 0;
    for (int n = 2 * from; n < 2 * to; n += 2) {
      int later = n + 2 * shift;
      re += (double) iq[later] * iq[n] + (double) iq[later + 1] * iq[n + 1];
      im += (double) iq[later + 1] * iq[n] - (double) iq[later] * iq[n + 1];
    }
    return new Lag(shift / rateHz, re, im);
  }

  /**
   * Signal over noise power: half the power of the difference of two neighbouring periods is noise.
   *
   * @return ≥ 0, infinite if they are equal
   */
  double signalToNoise(double carrierHz) {
    return ratio(compare(repetitions, carrierHz));
  }

  /** Energies of sum and difference of neighbouring periods, over all repetitions. */
  private double[] compare(List<Repetition> compared, double carrierHz) {
    double sum = 0;
    double difference = 0;
    for (Repetition repetition : compared) {
      Lag lag = lag(repetition, 1);
      double angle = 2 * Math.PI * carrierHz * lag.seconds();
      int from = (int) Math.round(repetition.fromSeconds() * rateHz);
      int to = (int) Math.round(repetition.endSeconds() * rateHz);
      int period = (int) Math.round(repetition.periodSeconds() * rateHz);
      double power = Phasors.energy(iq, from, to - period) + Phasors.energy(iq, from + period, to);
      double correlated = 2 * (lag.re() * Math.cos(angle) + lag.im() * Math.sin(angle));
      sum += power + correlated;
      difference += power - correlated;
    }
    return new double[] {sum, difference};
  }

  private static double ratio(double[] sumAndDifference) {
    double noise = 2 * sumAndDifference[1];
    return noise <= 0
        ? Double.POSITIVE_INFINITY
        : Math.max(0, (sumAndDifference[0] - sumAndDifference[1]) / noise);
  }
}
