package io.rffi.api.decision;

import java.util.Objects;

/**
 * What a model knows of radios that nobody has enrolled. It travels with the model, so that an
 * error rate can be stated from the first enrolled device on.
 *
 * @param model how fingerprints vary
 * @param cohort unknown radios, on the axes of that model
 */
public record DecisionStatistics(TwoCovariance model, ImpostorCohort cohort) {
  /** Checks that both speak of the same axes. */
  public DecisionStatistics {
    Objects.requireNonNull(model, "model");
    if (cohort.axes() != model.axes()) {
      throw new IllegalArgumentException(
          "a cohort on %d axes, and a model on %d".formatted(cohort.axes(), model.axes()));
    }
  }
}
