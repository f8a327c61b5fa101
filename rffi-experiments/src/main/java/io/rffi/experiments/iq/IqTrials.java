package io.rffi.experiments.iq;

import io.rffi.api.ChannelModel;
import io.rffi.api.LearnedSimilarity;
import io.rffi.augment.channel.AwgnChannel;
import io.rffi.augment.channel.PowerDelayProfile;
import io.rffi.augment.channel.TappedDelayLine;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.metric.DeviceBootstrap;
import io.rffi.eval.metric.Figure;
import io.rffi.eval.metric.PairAccuracy;
import io.rffi.eval.protocol.EmbeddedSet;
import io.rffi.experiments.Merit;
import io.rffi.experiments.MissingFigure;
import io.rffi.experiments.Origin;
import io.rffi.experiments.run.ChannelledPackets;
import io.rffi.experiments.run.OpenExtractors;
import io.rffi.experiments.run.Results;
import io.rffi.train.IqRecipe;
import io.rffi.train.data.IqWindows;
import java.util.Set;

/** Tries extractors in one of the I/Q experiments. For one thread. */
final class IqTrials {
  private static final DeviceBootstrap BOOTSTRAP = DeviceBootstrap.standard();

  /** As {@link io.rffi.train.IqData} splits a run. */
  private static final double TRAINED = 0.7;

  private static final double VALIDATED = 0.8;

  private static final int MOST_IN_PAIRS = 500;
  private static final int MOST_ENROLLED = 500;
  private static final int MOST_PROBES = 100;
  private static final int K = 15;
  private static final int[] SHOTS = {1, 5, 20, 100};
  private static final int SWEEP_SHOTS = 100;
  private static final int[] SNR_DB = {40, 30, 25, 20, 15, 10, 5};
  private static final int[] DELAY_NS = {0, 50, 100, 200, 400};

  /** In the sweep of echoes, the ratio of direct to scattered power. */
  private static final double DIRECT = 5;

  private final IqCampaign campaign;
  private final IqExperiment experiment;
  private final OpenExtractors extractors;
  private final Results results;
  private final long seed;

  IqTrials(
      IqCampaign campaign,
      IqExperiment experiment,
      OpenExtractors extractors,
      Results results,
      long seed) {
    this.campaign = campaign;
    this.experiment = experiment;
    this.extractors = extractors;
    this.results = results;
    this.seed = seed;
  }

  void run(String extractor) {
    switch (experiment) {
      case PAIRS -> pairs(extractor);
      case FEW_SHOT -> fewShot(extractor);
      case SNR -> {
        for (int decibels : SNR_DB) {
          sweep(extractor, "snr-" + decibels + "-dB", AwgnChannel.fullRate(decibels));
        }
      }
      case MULTIPATH -> {
        for (int nanoseconds : DELAY_NS) {
          PowerDelayProfile profile = PowerDelayProfile.exponential(1e-9 * nanoseconds);
          sweep(
              extractor,
              "delay-" + nanoseconds + "-ns",
              TappedDelayLine.lineOfSight(profile, DIRECT));
        }
      }
    }
  }

  /** Pairs of later windows of the run, and of another day's. */
  private void pairs(String extractor) {
    double limit = limit(extractor);
    pairs(extractor, "run-1", share(campaign.run(), VALIDATED, 1), limit);
    campaign.otherRun().ifPresent(other -> pairs(extractor, "run-2", other, limit));
  }

  private void pairs(String extractor, String set, PacketSet windows, double limit) {
    EmbeddedPairs pairs = embeddedPairs(extractor, windows);
    Figure figure = PairAccuracy.below(pairs.distances(), limit, BOOTSTRAP);
    add(extractor, set, Merit.PAIR_ACCURACY, figure);
  }

  private EmbeddedPairs embeddedPairs(String extractor, PacketSet windows) {
    EmbeddedSet embedded = extractors.embed(extractor, Windows.thinned(windows, MOST_IN_PAIRS));
    return new EmbeddedPairs(embedded, seed);
  }

  /** The distance below which two windows are said to have one sender. */
  private double limit(String extractor) {
    return switch (IqExperiment.paradigm(extractor)) {
      case LOGISTIC -> LearnedSimilarity.EVEN_ODDS;
      case CONTRASTIVE, TRANSFER -> IqRecipe.MARGIN / 2;
      case TRIPLET ->
          embeddedPairs(extractor, share(campaign.run(), TRAINED, VALIDATED)).bestLimit();
    };
  }

  private void fewShot(String extractor) {
    probes(extractor, "run-1", unseen(share(campaign.run(), VALIDATED, 1)));
    campaign.otherRun().ifPresent(other -> probes(extractor, "run-2", unseen(other)));
  }

  private void probes(String extractor, String run, PacketSet windows) {
    EmbeddedSet probes = extractors.embed(extractor, Windows.thinned(windows, MOST_PROBES));
    for (int shots : SHOTS) {
      identify(extractor, run + "-enrolled-" + shots + "-nearest", shots, 1, probes);
      if (shots > 1) {
        identify(extractor, run + "-enrolled-" + shots + "-vote", shots, K, probes);
      }
    }
  }

  /** Enrolled as they are, probed through a channel. */
  private void sweep(String extractor, String set, ChannelModel channel) {
    PacketSet later = unseen(share(campaign.run(), VALIDATED, 1));
    PacketSet probes = ChannelledPackets.of(set, Windows.thinned(later, MOST_PROBES), channel);
    identify(extractor, set, SWEEP_SHOTS, K, extractors.embed(extractor, probes));
  }

  private void identify(String extractor, String set, int shots, int k, EmbeddedSet probes) {
    EmbeddedSet candidates =
        extractors.enrolled(
            extractor,
            "unseen",
            () -> Windows.thinned(unseen(share(campaign.run(), 0, VALIDATED)), MOST_ENROLLED));
    FewShotEnrolment enrolment = new FewShotEnrolment(candidates, seed);
    if (enrolment.fewest() <= shots) {
      String reason = "a device has " + enrolment.fewest() + " windows to enrol " + shots + " of";
      results.add(new MissingFigure(experiment.text(), extractor, set, reason));
      return;
    }
    Figure figure = enrolment.accuracy(shots, k, probes, BOOTSTRAP);
    add(extractor, set, Merit.ACCURACY, figure);
  }

  private PacketSet unseen(PacketSet set) {
    Set<String> learnt = campaign.firstHalf();
    return set.ofDevices(device -> !learnt.contains(device));
  }

  private static PacketSet share(PacketSet set, double from, double to) {
    return IqWindows.share(set, from, to);
  }

  private void add(String extractor, String set, Merit merit, Figure figure) {
    Origin origin =
        campaign.origin() == Origin.RECORDED && isSweep()
            ? Origin.RECORDED_THROUGH_SIMULATED_CHANNEL
            : campaign.origin();
    results.add(experiment, extractor, set, merit, figure, origin);
  }

  private boolean isSweep() {
    return experiment == IqExperiment.SNR || experiment == IqExperiment.MULTIPATH;
  }
}
