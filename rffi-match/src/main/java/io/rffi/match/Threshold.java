package io.rffi.match;

import io.rffi.api.Gallery;
import io.rffi.api.NeighbourSearch;

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
   * @param k how many neighbours a score is the mean over, ≥ 1
   * @return λ, not NaN; positive infinity accepts everything
   * @throws io.rffi.api.ThresholdException if the gallery does not allow to say
   */
  double over(Gallery gallery, NeighbourSearch search, int k);

  /**
   * A threshold that is known, such as the one that a model was calibrated to.
   *
   * @param value λ ≥ 0; positive infinity never finds a rogue
   * @return the threshold
   */
  static Threshold fixed(double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException("a threshold is a distance ≥ 0, got " + value);
    }
    return (gallery, search, k) -> value;
  }

  /**
   * Calibrates to a false-accept rate with the enrolled devices themselves as each other's
   * impostors, see {@link CalibratedThreshold#ofGallery}.
   *
   * @param falseAcceptRate the share of packets of unknown radios that may be accepted, 0 &lt; rate
   *     &lt; 1
   * @return the threshold, calibrated anew for each gallery
   */
  static Threshold calibrated(double falseAcceptRate) {
    CalibratedThreshold.requireRate(falseAcceptRate);
    return (gallery, search, k) ->
        CalibratedThreshold.ofGallery(gallery, search, k, falseAcceptRate).value();
  }
}
