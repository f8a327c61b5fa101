package io.rffi.experiments.iq;

import io.rffi.experiments.OtherExtractorException;
import io.rffi.experiments.Reproduction;
import io.rffi.experiments.ReproductionListener;
import io.rffi.experiments.ReproductionOptions;
import io.rffi.experiments.run.ExtractorFolder;
import io.rffi.experiments.run.OpenExtractors;
import io.rffi.experiments.run.Results;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Repeats the experiments of Morge-Rollet et al. (CAID 2020), and those that they leave as future
 * work: trains the extractors that they need, then tries them. One that was stopped goes on when it
 * is run again with the same folder.
 */
public final class IqReproduction {
  private IqReproduction() {}

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
      IqCampaign campaign,
      Set<IqExperiment> experiments,
      ReproductionOptions options,
      ReproductionListener listener)
      throws IOException, InterruptedException {
    return run(campaign, experiments, needed(experiments), options, listener);
  }

  /** By some of the extractors, for tests that have seconds only. */
  static Reproduction run(
      IqCampaign campaign,
      Set<IqExperiment> experiments,
      List<IqExtractor> extractors,
      ReproductionOptions options,
      ReproductionListener listener)
      throws IOException, InterruptedException {
    Results results = new Results(listener);
    try (OpenExtractors open = new OpenExtractors(options)) {
      List<TrainableIq> trainable =
          extractors.stream()
              .map(each -> new TrainableIq(each, campaign.data(each.half())))
              .toList();
      new ExtractorFolder(options).obtain(trainable, open, results, listener);
      for (IqExperiment experiment : IqExperiment.values()) {
        if (experiments.contains(experiment)) {
          listener.begins(experiment.text() + ": " + experiment.title());
          IqTests tests = new IqTests(campaign, experiment, open, results, options.seed());
          experiment.extractors().stream().filter(open::has).forEach(tests::run);
        }
      }
    }
    return results.of(
        "The I/Q experiments, repeated",
        IqFigures.PUBLISHED.source(),
        campaign.description(),
        IqDifferences.of(campaign.origin()));
  }

  /**
   * How many extractors experiments need, to tell how long they take.
   *
   * @param experiments which
   * @return the number of extractors to train
   */
  public static int extractors(Set<IqExperiment> experiments) {
    return needed(experiments).size();
  }

  private static List<IqExtractor> needed(Set<IqExperiment> experiments) {
    Set<String> names = new LinkedHashSet<>();
    experiments.forEach(experiment -> names.addAll(experiment.extractors()));
    return IqExtractors.all().stream()
        .filter(extractor -> names.contains(extractor.name()))
        .toList();
  }
}
