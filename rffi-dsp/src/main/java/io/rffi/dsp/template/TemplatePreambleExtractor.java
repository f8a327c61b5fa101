package io.rffi.dsp.template;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.SampleRateException;
import io.rffi.dsp.Resampler;
import io.rffi.dsp.internal.AmplitudeScaling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Finds preambles whose samples are known, at any sample rate from the template's bandwidth up.
 *
 * <p>The capture is brought to the template's search rate, if it is faster, and correlated with
 * every segment of the template over a bank of carrier offsets that loses at most 1 dB between two
 * of them. What decides is the match: the part of the received energy that the template explains,
 * which neither the level nor an interferer outside of the search rate's band moves. A place is a
 * preamble if its match is the greatest within a template's length, exceeds the threshold of the
 * {@linkplain #withFalseAlarmsPerHour false alarms} in noise, is at least the {@linkplain
 * #withLeastMatch least match} once start and carrier are refined, and if each segment by itself
 * matches at least half as well. With signal power S and noise power N in the search rate's band
 * the match is near S / (S + N). Echoes lower it: of a template with repetitions, 0.6 of the least
 * match is enough if each repetition repeats as well as the least match asks for. Where nothing
 * repeats as the template does, blocks of the capture are not correlated at all.
 *
 * <p>The start is interpolated to a fraction of a sample. The carrier offset is the
 * maximum-likelihood one; where the template repeats, that of the phase from period to period,
 * which bears echoes and has up to three times the standard deviation without; where it is keyed in
 * frequency, one that is estimated together with the deviation. What comes out is the {@linkplain
 * PreambleTemplate#cut() part to cut}, at its reference rate, the carrier offset removed, with an
 * RMS of 1; {@link Preamble#startSample()} is where that part begins. Templates are found whole or
 * not at all, so that {@link Preamble#delimited()} is true; they are too short to tell the sampling
 * frequency offset.
 *
 * <p>Immutable and safe for use by many threads at once.
 */
public final class TemplatePreambleExtractor implements PreambleExtractor {
  /** And then some. */
  private static final double FILTERS_REACH_SECONDS = 100e-6;

  private static final double FALSE_ALARMS_PER_HOUR = 1;
  private static final double LEAST_MATCH = 0.3;

  /**
   * A place between two samples and between two carrier offsets matches this much of what it does
   * when it is refined, at the least: 2.6 dB are lost where a rate barely holds the template.
   */
  private static final double COARSE = 0.45;

  /**
   * Behind a place that was turned down, the search goes on by this part of a template at least.
   */
  private static final int LEAST_ADVANCE = 16;

  /** How far rates may differ and be equal, relatively. */
  private static final double RATE_TOLERANCE = 1e-6;

  /** A longer template at the capture's rate would be a mistake in the rate. */
  private static final double MOST_SAMPLES = 1 << 22;

  private final List<PreambleTemplate> templates;
  private final double falseAlarmsPerHour;
  private final double leastMatch;

  /** Kernels of the rate that was searched last: captures of one receiver share them. */
  private volatile RateKernels recent = new RateKernels(0, List.of());

  private record RateKernels(double captureRateHz, List<TemplateKernels> kernels) {}

  private TemplatePreambleExtractor(
      List<PreambleTemplate> templates, double falseAlarmsPerHour, double leastMatch) {
    this.templates = templates;
    this.falseAlarmsPerHour = falseAlarmsPerHour;
    this.leastMatch = leastMatch;
  }

  /**
   * Looks for one template, or several at once. Of finds that overlap the best match is reported.
   *
   * @param templates at least one
   * @return an extractor with a least match of 0.3 and one false alarm an hour in noise
   */
  public static TemplatePreambleExtractor of(PreambleTemplate... templates) {
    if (templates.length == 0) {
      throw new IllegalArgumentException("say at least one template to look for");
    }
    return new TemplatePreambleExtractor(List.of(templates), FALSE_ALARMS_PER_HOUR, LEAST_MATCH);
  }

  /**
   * The same search with another rate of false alarms.
   *
   * @param perHour how many places in an hour of white Gaussian noise may exceed the threshold of
   *     each template, &gt; 0
   * @return the extractor
   */
  public TemplatePreambleExtractor withFalseAlarmsPerHour(double perHour) {
    if (!(perHour > 0) || Double.isInfinite(perHour)) {
      throw new IllegalArgumentException("false alarms must be more than 0 an hour: " + perHour);
    }
    return new TemplatePreambleExtractor(templates, perHour, leastMatch);
  }

  /**
   * The same search with another least match. It keeps out what is no noise but only resembles the
   * template: other packets of the same protocol above all.
   *
   * @param match 0 to 1; 0 leaves the decision to the threshold of the false alarms
   * @return the extractor
   */
  public TemplatePreambleExtractor withLeastMatch(double match) {
    if (!(match >= 0 && match <= 1)) {
      throw new IllegalArgumentException("match must be 0 to 1: " + match);
    }
    return new TemplatePreambleExtractor(templates, falseAlarmsPerHour, match);
  }

  /** The longest template, and what filters reach around it. */
  @Override
  public OptionalDouble reachSeconds(double sampleRateHz) {
    double longest = templates.stream().mapToDouble(PreambleTemplate::seconds).max().orElseThrow();
    return OptionalDouble.of(longest + FILTERS_REACH_SECONDS);
  }

  /**
   * {@inheritDoc}
   *
   * @throws SampleRateException if the capture's rate is below the widest bandwidth looked for, or
   *     beyond what any receiver has
   */
  @Override
  public List<Preamble> extract(IqSignal capture) {
    Objects.requireNonNull(capture, "capture");
    for (PreambleTemplate template : templates) {
      requireUsable(capture.sampleRateHz(), template);
    }
    IqSignal levelled = AmplitudeScaling.largestNearOne(capture);
    List<AlignedTemplate> found = new ArrayList<>();
    for (TemplateKernels kernels : kernels(capture.sampleRateHz())) {
      found.addAll(search(levelled, kernels));
    }
    return withoutOverlaps(found).stream()
        .map(one -> TemplateCutter.cut(levelled, one))
        .sorted(Comparator.comparingDouble(Preamble::startSample))
        .toList();
  }

  private static void requireUsable(double rateHz, PreambleTemplate template) {
    if (rateHz < template.bandwidthHz() * (1 - RATE_TOLERANCE)) {
      throw new SampleRateException(
          rateHz,
          template.bandwidthHz(),
          template.describe() + " needs at least its bandwidth; record faster, or look for less");
    }
    double most = MOST_SAMPLES / template.seconds();
    if (rateHz > most) {
      throw new SampleRateException(
          rateHz, most, template.describe() + " would be too long; is the rate right?");
    }
  }

  private List<TemplateKernels> kernels(double captureRateHz) {
    RateKernels known = recent;
    if (known.captureRateHz() != captureRateHz) {
      known =
          new RateKernels(
              captureRateHz,
              templates.stream()
                  .map(
                      template ->
                          new TemplateKernels(
                              template, Math.min(captureRateHz, template.searchRateHz())))
                  .toList());
      recent = known;
    }
    return known.kernels();
  }

  private List<AlignedTemplate> search(IqSignal capture, TemplateKernels kernels) {
    double rate = kernels.sampleRateHz();
    IqSignal searched =
        capture.sampleRateHz() > rate * (1 + RATE_TOLERANCE)
            ? new Resampler(rate).resample(capture)
            : capture;
    float[] iq = searched.toArray();
    double noiseThreshold = MatchThreshold.of(kernels, falseAlarmsPerHour);
    MatchTrace trace = MatchSearch.in(iq, kernels, Math.max(leastMatch, noiseThreshold));
    FineAlignment alignment = new FineAlignment(searched, iq, kernels);
    double threshold = Math.max(COARSE * leastMatch, noiseThreshold);
    List<AlignedTemplate> found = new ArrayList<>();
    int from = 0;
    for (int peak = trace.nextPeak(from, threshold, kernels.length());
        peak >= 0;
        peak = trace.nextPeak(from, threshold, kernels.length())) {
      Optional<AlignedTemplate> aligned =
          alignment
              .align(peak, kernels.offsetHz(trace.offset(peak)))
              .filter(one -> one.matches(leastMatch));
      aligned.ifPresent(found::add);
      from =
          aligned.isPresent()
              ? peak + kernels.length()
              : Math.max(trace.behindSlope(peak), peak + kernels.length() / LEAST_ADVANCE);
    }
    return found;
  }

  private static Collection<AlignedTemplate> withoutOverlaps(List<AlignedTemplate> found) {
    NavigableMap<Double, AlignedTemplate> kept = new TreeMap<>();
    found.stream()
        .sorted(Comparator.comparingDouble(AlignedTemplate::match).reversed())
        .filter(one -> apart(one, kept.floorEntry(one.startSeconds())))
        .filter(one -> apart(one, kept.ceilingEntry(one.startSeconds())))
        .forEach(one -> kept.put(one.startSeconds(), one));
    return kept.values();
  }

  private static boolean apart(AlignedTemplate one, Map.Entry<Double, AlignedTemplate> other) {
    return other == null || !one.overlaps(other.getValue());
  }
}
