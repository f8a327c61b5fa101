package io.rffi.train.validation;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.match.CalibratedThreshold;
import io.rffi.match.KnnMatcher;
import io.rffi.match.KnnOptions;
import io.rffi.match.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Identifies devices of which few examples are enrolled, by the rule of {@link KnnMatcher}, over
 * random enrolments. Immutable.
 */
public final class FewShot {
  private static final int K = 15;

  /** So many enrolments of one example; the more examples, the fewer, since they differ less. */
  private static final int DRAWS = 40;

  private static final int LEAST_DRAWS = 4;

  private final Embedded enrolment;
  private final Embedded probes;
  private final Likeness likeness;
  private final long seed;

  /**
   * A judgement.
   *
   * @param enrolment what may be enrolled
   * @param probes other examples of the same devices
   * @param likeness how they are compared
   * @param seed draws the enrolments
   */
  public FewShot(Embedded enrolment, Embedded probes, Likeness likeness, long seed) {
    if (enrolment.devices() != probes.devices()) {
      throw new IllegalArgumentException(
          "probes of " + probes.devices() + " devices against " + enrolment.devices());
    }
    this.enrolment = enrolment;
    this.probes = probes;
    this.likeness = likeness;
    this.seed = seed;
  }

  /**
   * The share of probes that are given to the right device.
   *
   * @param enrolled how many examples of each device are enrolled, ≥ 1
   * @param k how many neighbours vote, ≥ 1; at most as many as are enrolled
   * @return the mean over the enrolments, 0 to 1
   */
  public double accuracy(int enrolled, int k) {
    Random random = new Random(seed);
    int draws = Math.max(LEAST_DRAWS, DRAWS / enrolled);
    long right = 0;
    for (int draw = 0; draw < draws; draw++) {
      Matcher matcher = matcher(enrolment.draw(enrolled, random), k);
      for (int n = 0; n < probes.labels().size(); n++) {
        Identification who = matcher.identify(probes.fingerprints().get(n));
        String device = Integer.toString(probes.labels().get(n));
        if (who instanceof Identification.Recognised known && known.deviceId().equals(device)) {
          right++;
        }
      }
    }
    return (double) right / ((long) draws * probes.labels().size());
  }

  /**
   * Calibrates the threshold of {@link KnnMatcher#identify} on the {@link #scores}.
   *
   * @param falseAcceptRate the target, between 0 and 1
   * @return the threshold at which the target was {@linkplain CalibratedThreshold#measured
   *     measured}, with the figures it rests on
   * @throws io.rffi.api.ThresholdException if there are too few devices
   */
  public CalibratedThreshold threshold(double falseAcceptRate) {
    Scores scores = scores();
    return CalibratedThreshold.measured(
        array(scores.genuine()),
        scores.rogue().stream().map(FewShot::array).toList(),
        falseAcceptRate);
  }

  private static double[] array(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Scores by the rule of {@link KnnMatcher#identify}.
   *
   * @param genuine of probes whose device is enrolled
   * @param rogue of the same probes, their device not being enrolled, device by device
   */
  public record Scores(List<Double> genuine, List<List<Double>> rogue) {
    /** Copies the lists. */
    public Scores {
      genuine = List.copyOf(genuine);
      rogue = rogue.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Scores probes with {@value #K} examples of each device enrolled and k = {@value #K}: against
   * all devices, and as a rogue's against all but its own.
   *
   * @return the scores, in the order of the devices that have probes
   */
  public Scores scores() {
    List<EnrolledDevice> all = enrolment.draw(K, new Random(seed));
    Matcher whole = matcher(all, K);
    List<Double> genuine = new ArrayList<>();
    List<List<Double>> rogue = new ArrayList<>();
    for (int device = 0; device < probes.devices(); device++) {
      List<Integer> own = probes.of(device);
      if (!own.isEmpty()) {
        List<EnrolledDevice> others = new ArrayList<>(all);
        others.remove(device);
        Matcher without = matcher(others, K);
        own.forEach(probe -> genuine.add(score(whole, probe)));
        rogue.add(own.stream().map(probe -> score(without, probe)).toList());
      }
    }
    return new Scores(genuine, rogue);
  }

  private double score(Matcher matcher, int probe) {
    return matcher.identify(probes.fingerprints().get(probe)).evidence().orElseThrow().score();
  }

  private Matcher matcher(List<EnrolledDevice> devices, int k) {
    KnnOptions options =
        KnnOptions.defaults().withK(k).withThreshold(Threshold.fixed(Double.POSITIVE_INFINITY));
    return KnnMatcher.with(likeness.options(options)).over(new Gallery(1, devices));
  }
}
