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
import io.rffi.experiments.OtherExtractorException;
import io.rffi.experiments.ReproducedFigure;
import io.rffi.experiments.Reproduction;
import io.rffi.experiments.ReproductionListener;
import io.rffi.experiments.ReproductionOptions;
import io.rffi.experiments.RogueCurve;
import io.rffi.experiments.run.ExtractorFolder;
import io.rffi.experiments.run.Kept;
import io.rffi.experiments.run.OpenExtractors;
import io.rffi.experiments.run.Results;
import io.rffi.train.Learning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Repeats the experiments of Shen et al. (IEEE TIFS 2022): trains the extractors that they need,
 * then tries them. One that was stopped goes on when it is run again with the same folder.
 *
 * <p>The decision is the published one: 15 neighbours vote, and their mean distance is the score.
 */
public final class LoraReproduction {
  private static final int K = 15;
  private static final DeviceBootstrap BOOTSTRAP = DeviceBootstrap.standard();

  private final LoraCampaign campaign;
  private final Set<LoraExperiment> experiments;
  private final List<LoraExtractor> extractors;
  private final ReproductionOptions options;
  private final ReproductionListener listener;
  private final Results results;

  private LoraReproduction(
      LoraCampaign campaign,
      Set<LoraExperiment> experiments,
      List<LoraExtractor> extractors,
      ReproductionOptions options,
      ReproductionListener listener) {
    this.campaign = campaign;
    this.experiments = experiments;
    this.extractors = extractors;
    this.options = options;
    this.listener = listener;
    results = new Results(listener);
  }

  /**
   * Repeats experiments. One at a time in a process.
   *
   * @param campaign on what
   * @param experiments which
   * @param options how long to train, and where to keep the extractors
   * @param listener hears of every figure as it is measured
   * @return all figures
   * @throws OtherExtractorException if the folder holds an extractor that was trained otherwise
   * @throws io.rffi.train.checkpoint.CheckpointException if a checkpoint in the folder is damaged
   * @throws IOException if a file can't be read or written
   * @throws InterruptedException if the thread is interrupted; what was trained stays
   */
  public static Reproduction run(
      LoraCampaign campaign,
      Set<LoraExperiment> experiments,
      ReproductionOptions options,
      ReproductionListener listener)
      throws IOException, InterruptedException {
    return run(campaign, experiments, needed(experiments), options, listener);
  }

  /** By other extractors of the same names, for tests that have seconds only. */
  static Reproduction run(
      LoraCampaign campaign,
      Set<LoraExperiment> experiments,
      List<LoraExtractor> extractors,
      ReproductionOptions options,
      ReproductionListener listener)
      throws IOException, InterruptedException {
    return new LoraReproduction(campaign, experiments, extractors, options, listener).run();
  }

  /**
   * How many extractors that experiments need are trained for the stated minutes, to tell how long
   * they take; the standard recipe needs less than a minute.
   *
   * @param experiments which
   * @return the number of extractors to train by descent
   */
  public static int extractors(Set<LoraExperiment> experiments) {
    return Math.toIntExact(
        needed(experiments).stream()
            .filter(each -> each.recipe().learning() instanceof Learning.Descent)
            .count());
  }

  private static List<LoraExtractor> needed(Set<LoraExperiment> experiments) {
    Set<String> names = new LinkedHashSet<>();
    experiments.forEach(experiment -> names.addAll(experiment.extractors()));
    return LoraExtractors.all().stream()
        .filter(extractor -> names.contains(extractor.name()))
        .toList();
  }

  private Reproduction run() throws IOException, InterruptedException {
    try (OpenExtractors open = new OpenExtractors(options)) {
      List<TrainableLora> trainable =
          extractors.stream()
              .map(each -> new TrainableLora(each, campaign.training(each.devices())))
              .toList();
      new ExtractorFolder(options).obtain(trainable, open, results, listener);
      for (LoraExperiment experiment : LoraExperiment.values()) {
        if (experiments.contains(experiment)) {
          listener.begins(experiment.text() + ": " + experiment.title());
          for (String set : experiment.sets()) {
            test(experiment, set, open);
          }
        }
      }
    }
    List<Difference> differences = new ArrayList<>(campaign.differences());
    differences.addAll(LoraDifferences.ofTraining());
    return results.of(
        "The LoRa experiments, repeated",
        LoraFigures.PUBLISHED.source(),
        campaign.describe(),
        differences);
  }

  private void test(LoraExperiment experiment, String set, OpenExtractors open) {
    if (!campaign.has(MovedSets.source(set))) {
      results.add(new MissingFigure(experiment.text(), "", set, "there is no such set"));
      return;
    }
    listener.begins(experiment.text() + ": " + set);
    boolean rogue = experiment == LoraExperiment.ROGUE;
    Comparison comparison =
        campaign.comparison(rogue ? LoraExperiment.AGAINST_ROGUES : MovedSets.source(set));
    PacketSet tested = MovedSets.moved(set, comparison.test());
    Kept enrolled = new Kept(comparison.enrolled());
    List<PacketSet> rogues = rogue ? List.of(campaign.rogues()) : List.of();
    for (String extractor : experiment.extractors()) {
      if (open.has(extractor)) {
        EmbeddedSet known = open.enrolled(extractor, comparison.enrolment(), enrolled);
        EmbeddedSet test = open.embed(extractor, tested);
        Enrolment enrolment = Enrolment.of(known, K);
        Evaluation evaluation =
            rogues.isEmpty()
                ? enrolment.evaluate(test)
                : enrolment.evaluate(test, open.embed(extractor, rogues.get(0)));
        report(experiment, set, extractor, evaluation);
      }
    }
  }

  private void report(
      LoraExperiment experiment, String set, String extractor, Evaluation evaluation) {
    if (evaluation.separation().isPresent()) {
      Separation separation = evaluation.separation().get();
      add(experiment, set, extractor, Merit.AUC, separation.area(BOOTSTRAP));
      add(experiment, set, extractor, Merit.EER, separation.equalErrorRate(BOOTSTRAP));
      results.add(new RogueCurve(extractor, separation.curve()));
    } else {
      add(experiment, set, extractor, Merit.ACCURACY, evaluation.accuracy(BOOTSTRAP));
    }
    int rejected = evaluation.rejected().size() + evaluation.rejectedRogues().size();
    if (rejected > 0) {
      results.add(
          new MissingFigure(
              experiment.text(), extractor, set, rejected + " packets are too poor for it"));
    }
  }

  private void add(
      LoraExperiment experiment, String set, String extractor, Merit merit, Figure figure) {
    String name = experiment.text();
    results.add(
        new ReproducedFigure(
            name,
            extractor,
            set,
            merit,
            figure,
            LoraFigures.PUBLISHED.find(name, extractor, set, merit),
            MovedSets.origin(set, campaign.origin(MovedSets.source(set)))));
  }
}
