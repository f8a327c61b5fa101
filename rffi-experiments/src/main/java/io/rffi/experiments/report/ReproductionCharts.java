package io.rffi.experiments.report;

import io.rffi.eval.metric.RocCurve;
import io.rffi.eval.picture.ComparisonCharts;
import io.rffi.eval.picture.InlinePicture;
import io.rffi.experiments.Merit;
import io.rffi.experiments.ReproducedFigure;
import io.rffi.experiments.RogueCurve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Extractors beside one another, as pictures for a page. */
final class ReproductionCharts {
  private static final int LEAST_SETS = 3;

  private ReproductionCharts() {}

  /** ROC curves, at least one. */
  static InlinePicture rogues(List<RogueCurve> curves) {
    Map<String, RocCurve> named = new LinkedHashMap<>();
    curves.forEach(each -> named.put(each.extractor(), each.curve()));
    return ComparisonCharts.roc(named);
  }

  /**
   * Accuracies set by set, a line for each extractor.
   *
   * @param figures of any experiments
   * @param experiment which
   * @return the picture; empty if the experiment has fewer than three sets with accuracies
   */
  static Optional<InlinePicture> overSets(List<ReproducedFigure> figures, String experiment) {
    List<ReproducedFigure> own =
        figures.stream()
            .filter(each -> each.experiment().equals(experiment) && each.merit() == Merit.ACCURACY)
            .toList();
    List<String> sets = own.stream().map(ReproducedFigure::set).distinct().toList();
    if (sets.size() < LEAST_SETS) {
      return Optional.empty();
    }
    Map<String, Map<String, Double>> accuracies = new LinkedHashMap<>();
    own.forEach(
        each ->
            accuracies
                .computeIfAbsent(each.extractor(), extractor -> new LinkedHashMap<>())
                .put(each.set(), each.figure().value()));
    return Optional.of(ComparisonCharts.accuracies(sets, accuracies));
  }
}
