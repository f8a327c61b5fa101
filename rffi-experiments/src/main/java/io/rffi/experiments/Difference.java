package io.rffi.experiments;

import java.util.Objects;

/**
 * A reason why a figure may differ from the published one.
 *
 * @param experiment whose figures; all if it is empty
 * @param reason a sentence or two
 */
public record Difference(String experiment, String reason) {
  /** Checks that both are there. */
  public Difference {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(reason, "reason");
  }
}
