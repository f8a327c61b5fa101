package io.rffi.experiments.lora;

import io.rffi.eval.data.PacketSet;
import io.rffi.eval.metric.DeviceBootstrap;
import io.rffi.eval.metric.Figure;
import io.rffi.eval.metric.Separation;
import io.rffi.eval.protocol.EmbeddedSet;
import io.rffi.eval.protocol.Enrolment;
import io.rffi.eval.protocol.Evaluation;
import io.rffi.experiments.Difference;
import io.rffi.experiments.Merit;
import io.rffi.experiments.MissingFigure;
import io.rffi.experiments.Origin;
import io.rffi.experiments.RogueCurve;
import io.rffi.experiments.run.CachedPackets;
import io.rffi.experiments.run.Extractor;
import io.rffi.experiments.run.OpenExtractors;
import io.rffi.experiments.run.PaperStudy;
import io.rffi.experiments.run.Results;
import io.rffi.train.Learning;
import java.util.ArrayList;
import java.util.List;

/** The LoRa experiments on a campaign. */
final class LoraStudy extends PaperStudy<LoraExperiment> {
  private static final int K = 15;
  private static final DeviceBootstrap BOOTSTRAP = DeviceBootstrap.standard();

  private final LoraCampaign campaign;
  private final List<LoraExtractor> extractors;

  LoraStudy(LoraCampaign campaign, List<LoraExtractor> extractors) {
    super(
        "The LoRa experiments, repeated", LoraFigures.PUBLISHED, List.of(LoraExperiment.values()));
    this.campaign = campaign;
    this.extractors = List.copyOf(extractors);
  }

  @Override
  protected String data() {
    return campaign.describe();
  }

  @Override
  protected List<Difference> differences() {
    List<Difference> all = new ArrayList<>(campaign.differences());
    all.addAll(LoraDifferences.ofTraining());
    return all;
  }

  @Override
  protected List<Extractor> extractors() {
    return extractors.stream()
        .map(
            each ->
                new Extractor(
                    each.name(),
                    each.explanation(),
                    each.recipe().on(campaign.training(each.devices()))))
        .toList();
  }

  @Override
  protected boolean usesBudget(String extractor) {
    return extractors.stream()
        .anyMatch(
            each ->
                each.name().equals(extractor)
                    && each.recipe().learning() instanceof Learning.Descent);
  }

  @Override
  protected void run(LoraExperiment experiment, OpenExtractors trained, Results results, Run run) {
    for (String set : experiment.sets()) {
      if (isThere(set)) {
        run.listener().begins(experiment.text() + ": " + set);
        new Trial(experiment, set, results).run(trained);
      } else {
        results.add(new MissingFigure(experiment.text(), "", set, "there is no such set"));
      }
    }
  }

  private boolean isThere(String set) {
    return campaign.has(source(set))
        && PolarisationSets.gallery(set).map(campaign::has).orElse(true);
  }

  /** The recorded or simulated set whose packets are looked for. */
  private static String source(String set) {
    return DopplerSets.source(PolarisationSets.probes(set));
  }

  /** One set of an experiment. */
  private final class Trial {
    private final LoraExperiment experiment;
    private final String set;
    private final Results results;

    Trial(LoraExperiment experiment, String set, Results results) {
      this.experiment = experiment;
      this.set = set;
      this.results = results;
    }

    void run(OpenExtractors trained) {
      boolean rogue = experiment == LoraExperiment.ROGUE;
      GalleryAndProbes tested =
          campaign.tested(
              rogue ? LoraExperiment.AGAINST_ROGUES : source(set), PolarisationSets.gallery(set));
      PacketSet probes = DopplerSets.moved(set, tested.probes());
      CachedPackets gallery = new CachedPackets(tested.gallery());
      List<PacketSet> rogues = rogue ? List.of(campaign.rogues()) : List.of();
      for (String extractor : experiment.extractors()) {
        if (trained.has(extractor)) {
          EmbeddedSet known = trained.enrolled(extractor, tested.galleryName(), gallery);
          EmbeddedSet test = trained.embed(extractor, probes);
          Enrolment enrolment = Enrolment.of(known, K);
          Evaluation evaluation =
              rogues.isEmpty()
                  ? enrolment.evaluate(test)
                  : enrolment.evaluate(test, trained.embed(extractor, rogues.get(0)));
          report(extractor, evaluation);
        }
      }
    }

    private void report(String extractor, Evaluation evaluation) {
      if (evaluation.separation().isPresent()) {
        Separation separation = evaluation.separation().get();
        add(extractor, Merit.AUC, separation.area(BOOTSTRAP));
        add(extractor, Merit.EER, separation.equalErrorRate(BOOTSTRAP));
        results.add(new RogueCurve(extractor, separation.curve()));
      } else {
        add(extractor, Merit.ACCURACY, evaluation.accuracy(BOOTSTRAP));
      }
      int rejected = evaluation.rejected().size() + evaluation.rejectedRogues().size();
      if (rejected > 0) {
        results.add(
            new MissingFigure(
                experiment.text(), extractor, set, rejected + " packets are too poor for it"));
      }
    }

    private void add(String extractor, Merit merit, Figure figure) {
      Origin origin = DopplerSets.origin(set, campaign.origin(source(set)));
      results.add(experiment, extractor, set, merit, figure, origin);
    }
  }
}
