package io.rffi.experiments;

import java.util.Objects;

/**
 * Something of an experiment that could not be measured.
 *
 * @param experiment which experiment
 * @param extractor by which extractor; all if it is empty
 * @param set what was to be tested; all if it is empty
 * @param reason why there is no figure
 */
public record MissingFigure(String experiment, String extractor, String set, String reason) {
  /** Checks that all is there. */
  public MissingFigure {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(extractor, "extractor");
    Objects.requireNonNull(set, "set");
    Objects.requireNonNull(reason, "reason");
  }
}
