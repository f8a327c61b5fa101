package io.rffi.train.testbed;

import io.rffi.augment.testbed.Reception;
import java.util.List;

/** Turns receptions into points among which the nearest are looked for. */
@FunctionalInterface
interface Recogniser {
  /**
   * One point for each reception.
   *
   * @param receptions as the testbed gives them
   * @return points of one dimension
   */
  float[][] points(List<Reception> receptions);
}
