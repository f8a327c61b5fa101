package io.rffi.experiments;

import io.rffi.eval.metric.RocCurve;
import java.util.Objects;

/**
 * How an extractor tells rogues from enrolled devices.
 *
 * @param extractor its name
 * @param curve the trade-off of both errors
 */
public record RogueCurve(String extractor, RocCurve curve) {
  /** Checks that both are there. */
  public RogueCurve {
    Objects.requireNonNull(extractor, "extractor");
    Objects.requireNonNull(curve, "curve");
  }
}
