package io.rffi.experiments;

import io.rffi.eval.metric.Figure;
import java.util.Objects;
import java.util.Optional;

/**
 * One figure of a reproduction.
 *
 * @param experiment which experiment
 * @param extractor by which extractor
 * @param set what was tested
 * @param merit which figure of merit
 * @param figure its value with bounds and counts
 * @param published what the paper states, if it does
 * @param origin where the packets come from
 */
public record ReproducedFigure(
    String experiment,
    String extractor,
    String set,
    Merit merit,
    Figure figure,
    Optional<PublishedFigure> published,
    Origin origin) {
  /** Checks that all is there. */
  public ReproducedFigure {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(extractor, "extractor");
    Objects.requireNonNull(set, "set");
    Objects.requireNonNull(merit, "merit");
    Objects.requireNonNull(figure, "figure");
    Objects.requireNonNull(published, "published");
    Objects.requireNonNull(origin, "origin");
  }
}
