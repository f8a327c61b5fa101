package io.rffi.experiments.run;

import io.rffi.experiments.Difference;
import io.rffi.experiments.Reproduction;
import io.rffi.experiments.ReproductionListener;
import io.rffi.experiments.ReproductionOptions;
import io.rffi.experiments.Study;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the studies of all papers have in common.
 *
 * @param <X> the paper's experiments
 */
public abstract class PaperStudy<X extends Experiment> implements Study {
  private final String title;
  private final PublishedFigures published;
  private final List<X> all;

  /**
   * A study.
   *
   * @param title which paper's, in a few words
   * @param published what the paper states
   * @param all its experiments
   */
  protected PaperStudy(String title, PublishedFigures published, List<X> all) {
    this.title = title;
    this.published = published;
    this.all = List.copyOf(all);
  }

  /**
   * What the packets are.
   *
   * @return in a line
   */
  protected abstract String data();

  /**
   * Why figures may differ from the published ones.
   *
   * @return reasons
   */
  protected abstract List<Difference> differences();

  /**
   * All extractors; the same at each call.
   *
   * @return in the order in which they are trained
   */
  protected abstract List<Extractor> extractors();

  /**
   * Whether an extractor, of which only the name is known yet, learns for the stated minutes.
   *
   * @param extractor its name
   * @return false if it is trained at once
   */
  protected abstract boolean usesBudget(String extractor);

  /**
   * Tries extractors.
   *
   * @param experiment in which experiment
   * @param trained those that training came to something
   * @param results takes the figures
   * @param run how it is run, and who hears what begins
   */
  protected abstract void run(X experiment, OpenExtractors trained, Results results, Run run);

  /**
   * How a study is run.
   *
   * @param options as the user wants it
   * @param listener hears what begins
   */
  public record Run(ReproductionOptions options, ReproductionListener listener) {}

  @Override
  public final List<String> experiments() {
    return all.stream().map(Experiment::text).toList();
  }

  @Override
  public final int trainings(Set<String> experiments) {
    return Math.toIntExact(names(chosen(experiments)).stream().filter(this::usesBudget).count());
  }

  @Override
  public final Reproduction run(
      Set<String> experiments, ReproductionOptions options, ReproductionListener listener)
      throws IOException, InterruptedException {
    List<X> chosen = chosen(experiments);
    Results results = new Results(published, listener);
    try (OpenExtractors open = new OpenExtractors(options)) {
      new ExtractorFolder(options).obtain(needed(chosen), open, results, listener);
      for (X experiment : chosen) {
        listener.begins(experiment.text() + ": " + experiment.title());
        run(experiment, open, results, new Run(options, listener));
      }
    }
    return results.of(title, data(), differences());
  }

  private List<X> chosen(Set<String> experiments) {
    for (String name : experiments) {
      if (!experiments().contains(name)) {
        throw new IllegalArgumentException(
            "there is no experiment " + name + "; there are " + String.join(", ", experiments()));
      }
    }
    return all.stream()
        .filter(each -> experiments.isEmpty() || experiments.contains(each.text()))
        .toList();
  }

  private Set<String> names(List<X> experiments) {
    Set<String> names = new LinkedHashSet<>();
    experiments.forEach(experiment -> names.addAll(experiment.extractors()));
    return names;
  }

  private List<Extractor> needed(List<X> experiments) {
    Set<String> names = names(experiments);
    return extractors().stream().filter(extractor -> names.contains(extractor.name())).toList();
  }
}
