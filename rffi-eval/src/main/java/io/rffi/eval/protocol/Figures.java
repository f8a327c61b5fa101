package io.rffi.eval.protocol;

import io.rffi.eval.metric.DeviceBootstrap;
import io.rffi.eval.metric.Figure;
import io.rffi.eval.metric.Separation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures of merit of an evaluation. Immutable.
 *
 * @param accuracy the share of known packets taken for the right device
 * @param auc the area under the ROC curve, if there are rogues
 * @param eer the equal error rate, if there are rogues
 * @param falseAcceptRate the share of rogue packets accepted, if there are rogues and a threshold
 * @param falseRejectRate the share of known packets refused, if there is a threshold
 */
public record Figures(
    Figure accuracy,
    Optional<Figure> auc,
    Optional<Figure> eer,
    Optional<Figure> falseAcceptRate,
    Optional<Figure> falseRejectRate) {
  /**
   * Works them out.
   *
   * @param evaluation what came of a test
   * @param threshold up to which score packets are accepted, if it is known
   * @return the figures, with bounds of 95 %
   */
  public static Figures of(Evaluation evaluation, OptionalDouble threshold) {
    DeviceBootstrap bootstrap = DeviceBootstrap.standard();
    Optional<Separation> scores = evaluation.separation();
    return new Figures(
        evaluation.accuracy(bootstrap),
        scores.map(both -> both.area(bootstrap)),
        scores.map(both -> both.equalErrorRate(bootstrap)),
        threshold.isEmpty()
            ? Optional.empty()
            : scores.map(both -> both.falseAcceptRate(threshold.getAsDouble(), bootstrap)),
        threshold.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Separation.falseRejectRate(
                    evaluation.knownScores(), threshold.getAsDouble(), bootstrap)));
  }

  /**
   * All of them by the name that they have in results.
   *
   * @return accuracy, auc, eer, far, frr; empty where they can't be said
   */
  public Map<String, Optional<Figure>> byName() {
    Map<String, Optional<Figure>> figures = new LinkedHashMap<>();
    figures.put("accuracy", Optional.of(accuracy));
    figures.put("auc", auc);
    figures.put("eer", eer);
    figures.put("far", falseAcceptRate);
    figures.put("frr", falseRejectRate);
    return figures;
  }
}
