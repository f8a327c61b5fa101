package io.rffi.experiments.iq;

import io.rffi.experiments.Difference;
import io.rffi.experiments.run.Extractor;
import io.rffi.experiments.run.OpenExtractors;
import io.rffi.experiments.run.PaperStudy;
import io.rffi.experiments.run.Results;
import io.rffi.train.IqData;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The I/Q experiments on a campaign. */
final class IqStudy extends PaperStudy<IqExperiment> {
  private final Supplier<IqCampaign> source;
  private final List<IqExtractor> extractors;
  private Optional<IqCampaign> loaded = Optional.empty();

  /** A study of a campaign that is made, or read, when it is needed first. */
  IqStudy(Supplier<IqCampaign> source, List<IqExtractor> extractors) {
    super("The I/Q experiments, repeated", IqFigures.PUBLISHED, List.of(IqExperiment.values()));
    this.source = source;
    this.extractors = List.copyOf(extractors);
  }

  private IqCampaign campaign() {
    if (loaded.isEmpty()) {
      loaded = Optional.of(source.get());
    }
    return loaded.get();
  }

  @Override
  protected String data() {
    return campaign().description();
  }

  @Override
  protected List<Difference> differences() {
    return IqDifferences.of(campaign().origin());
  }

  @Override
  protected List<Extractor> extractors() {
    IqData all = campaign().data(false);
    IqData half = campaign().data(true);
    return extractors.stream()
        .map(
            each ->
                new Extractor(
                    each.name(), each.explanation(), each.recipe().on(each.half() ? half : all)))
        .toList();
  }

  @Override
  protected boolean usesBudget(String extractor) {
    return true;
  }

  @Override
  protected void run(IqExperiment experiment, OpenExtractors trained, Results results, Run run) {
    IqTrials trials = new IqTrials(campaign(), experiment, trained, results, run.options().seed());
    experiment.extractors().stream().filter(trained::has).forEach(trials::run);
  }
}
