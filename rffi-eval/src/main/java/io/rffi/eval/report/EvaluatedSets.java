package io.rffi.eval.report;

import io.rffi.eval.protocol.EmbeddedSet;
import java.util.Objects;
import java.util.Optional;

/**
 * The packets of an evaluation.
 *
 * @param enrolled who is compared with
 * @param test packets of enrolled devices
 * @param rogues packets of others, if there are any
 */
public record EvaluatedSets(EmbeddedSet enrolled, EmbeddedSet test, Optional<EmbeddedSet> rogues) {
  /** Checks that all is there. */
  public EvaluatedSets {
    Objects.requireNonNull(enrolled, "enrolled");
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(rogues, "rogues");
  }
}
