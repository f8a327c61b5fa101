package io.rffi.dsp.template;

import io.rffi.api.IqSignal;
import io.rffi.dsp.Resampler;
import io.rffi.dsp.internal.NestedGrid;
import java.util.Optional;

/**
 * Refines a place that a search proposes to a fraction of a sample and a few hertz, and judges it.
 * Used by one thread.
 *
 * <p>The carrier is where the product with the conjugate template has its greatest tone, the
 * maximum-likelihood estimate in a flat channel. Where a template repeats, the phase from period to
 * period takes over, which no channel moves; where it is keyed, the deviation is estimated as well.
 * The start is where the segments' correlations, as band-limited functions of time, explain most
 * energy.
 */
final class FineAlignment {
  /** Every segment has to match at least this well, over the match of all. */
  private static final double LEAST_SEGMENT = 0.5;

  /** Samples around the template that the resampler's filter reaches. */
  private static final int MARGIN = 80;

  /** How far the search's whole sample may be off, and the last grid of the start. */
  private static final double START_RANGE = 0.75;

  private static final double START_STEP = 5e-4;

  /** The last grid of the carrier, in turns over the whole template. */
  private static final double CARRIER_STEP = 1e-5;

  private final IqSignal searched;
  private final float[] iq;
  private final TemplateKernels kernels;
  private final double rate;
  private final double[] ideal;
  private final double idealRate;

  /** Refines in the signal that was searched with the kernels. */
  FineAlignment(IqSignal searched, float[] iq, TemplateKernels kernels) {
    this.searched = searched;
    this.iq = iq;
    this.kernels = kernels;
    rate = searched.sampleRateHz();
    IqSignal samples = kernels.template().ideal();
    idealRate = samples.sampleRateHz();
    ideal = new double[2 * samples.length()];
    for (int n = 0; n < samples.length(); n++) {
      ideal[2 * n] = samples.i(n);
      ideal[2 * n + 1] = samples.q(n);
    }
  }

  /**
   * Refines.
   *
   * @param peak the sample where the template begins
   * @param coarseHz the carrier
   * @return empty if a segment is not there
   */
  Optional<AlignedTemplate> align(int peak, double coarseHz) {
    double[] samples = kernels.samples();
    double carrier = carrier(iq, peak, samples, rate, coarseHz, kernels.spacingHz());
    double start = start(peak, carrier);
    float[] aligned = aligned(start);
    double idealSpacing = 1 / kernels.template().seconds();
    carrier = carrier(aligned, 0, ideal, idealRate, carrier, idealSpacing);
    start = start(peak, carrier);
    aligned = aligned(start);
    double match = match(aligned, carrier);
    if (match == 0) {
      return Optional.empty();
    }
    RepeatedPeriods periods =
        new RepeatedPeriods(aligned, idealRate, kernels.template().repetitions());
    carrier =
        kernels.template().frequencyKeyed()
            ? KeyedCarrier.refine(aligned, ideal, idealRate, carrier)
            : periods.refineCarrier(carrier);
    double filter = Resampler.passband(rate, idealRate);
    double snrDb = SnrEstimate.db(aligned, kernels.template(), periods, carrier, filter);
    return Optional.of(
        new AlignedTemplate(
            kernels.template(), start / rate, carrier, match, periods.repeated(carrier), snrDb));
  }

  /** The greatest tone of the product of signal and conjugate template. */
  private static double carrier(
      float[] signal, int at, double[] template, double rateHz, double around, double range) {
    int length = template.length / 2;
    double turn = rateHz / length; // hertz of one turn over the template
    return NestedGrid.argmax(
        hz -> Phasors.squared(Phasors.product(signal, at, template, 0, length, hz / rateHz)),
        around,
        range,
        turn / 4,
        turn * CARRIER_STEP);
  }

  /** Where the segments explain most energy, the carrier known. */
  private double start(int peak, double carrierHz) {
    SegmentCorrelations correlations = new SegmentCorrelations(iq, kernels, peak, carrierHz);
    return peak
        + NestedGrid.argmax(correlations::explained, 0, START_RANGE, START_RANGE / 6, START_STEP);
  }

  /** The signal from a place between two samples on, at the ideal samples' instants. */
  private float[] aligned(double start) {
    int from = (int) Math.max(0, Math.floor(start) - MARGIN);
    int to = (int) Math.min(searched.length(), Math.ceil(start) + kernels.length() + MARGIN);
    return new Resampler(idealRate)
        .cut(searched.slice(from, to - from), start - from, ideal.length / 2)
        .toArray();
  }

  /** The part of the energy that the segments explain, 0 if one of them is missing. */
  private double match(float[] aligned, double carrierHz) {
    int segments = kernels.segments();
    int length = ideal.length / 2;
    double[] parts = new double[segments];
    double explained = 0;
    for (int s = 0; s < segments; s++) {
      int from = (int) ((long) length * s / segments);
      int to = (int) ((long) length * (s + 1) / segments);
      double energy = 0;
      for (int n = 2 * from; n < 2 * to; n++) {
        energy += ideal[n] * ideal[n];
      }
      double[] sum = Phasors.product(aligned, from, ideal, from, to, carrierHz / idealRate);
      double power = Phasors.squared(sum) / energy;
      explained += power;
      double received = Phasors.energy(aligned, from, to);
      parts[s] = received == 0 ? 0 : power / received;
    }
    double all = Phasors.energy(aligned, 0, length);
    double match = all == 0 ? 0 : Math.min(1, explained / all);
    for (double part : parts) {
      if (part < LEAST_SEGMENT * match) {
        return 0;
      }
    }
    return match;
  }
}
