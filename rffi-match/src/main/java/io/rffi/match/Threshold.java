package io.rffi.match;

import io.rffi.api.Gallery;
import io.rffi.api.NeighbourSearch;
import io.rffi.api.ThresholdException;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Says which score is still accepted. The score of a packet is its mean distance to k enrolled
 * fingerprints: smaller is more alike, and equality accepts.
 */
@FunctionalInterface
public interface Threshold {
  /**
   * The threshold λ for a gallery.
   *
   * @param gallery the enrolled devices, at least one
   * @param search finds neighbours in that gallery
   * @param k how many neighbours a score is the mean over, ≥ 1, as in the matcher's options
   * @return λ, not NaN; positive infinity accepts everything
   * @throws ThresholdException if the gallery does not allow to say
   */
  double over(Gallery gallery, NeighbourSearch search, int k);

  /**
   * A threshold that is known, such as the one that a model was calibrated to.
   *
   * @param value λ ≥ 0, calibrated at the k of the matcher's options; positive infinity never finds
   *     a rogue
   * @return the threshold
   */
  static Threshold fixed(double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException("a threshold is a distance ≥ 0, got " + value);
    }
    return (gallery, search, k) -> value;
  }

  /**
   * Calibrates so that a false-accept rate is held, with the enrolled devices themselves as each
   * other's impostors, see {@link CalibratedThreshold#ofGallery}. A gallery of fewer devices than
   * {@link CalibratedThreshold#leastDevices} (299 for 1 %) gives a {@link ThresholdException};
   * {@link #orElse} names what to fall back on.
   *
   * @param falseAcceptRate the share of packets of an unknown device that may be accepted, 0 &lt;
   *     rate &lt; 1
   * @return the threshold, calibrated anew for each gallery
   */
  static Threshold calibrated(double falseAcceptRate) {
    CalibratedThreshold.requireRate(falseAcceptRate);
    return (gallery, search, k) ->
        CalibratedThreshold.ofGallery(gallery, search, k, falseAcceptRate).value();
  }

  /**
   * This threshold where a gallery allows it, and another elsewhere, such as a model's: {@code
   * Threshold.calibrated(0.01).orElse(Threshold.fixed(model), told)}.
   *
   * @param other for a gallery that gives a {@link ThresholdException} here
   * @param told is given that exception each time, which says why
   * @return a threshold
   */
  default Threshold orElse(Threshold other, Consumer<ThresholdException> told) {
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(told, "told");
    return (gallery, search, k) -> {
      try {
        return over(gallery, search, k);
      } catch (ThresholdException e) {
        told.accept(e);
        return other.over(gallery, search, k);
      }
    };
  }
}
