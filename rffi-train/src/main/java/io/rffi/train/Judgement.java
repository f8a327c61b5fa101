package io.rffi.train;

import io.rffi.api.ThresholdException;
import io.rffi.eval.metric.FewShotScore;
import io.rffi.eval.metric.ValidationScore;
import io.rffi.match.CalibratedThreshold;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How good a model is on what it has not learnt from.
 *
 * @param scores by what was judged
 * @param fewShots identification from few examples, if that was tried
 * @param threshold what it should carry, if there were devices enough to calibrate one
 */
record Judgement(
    Map<String, ValidationScore> scores,
    List<FewShotScore> fewShots,
    Optional<CalibratedThreshold> threshold) {
  private static final Logger LOG = LoggerFactory.getLogger(Judgement.class);

  Judgement {
    scores = Map.copyOf(scores);
    fewShots = List.copyOf(fewShots);
  }

  /** A training of hours is not lost for want of devices: its model then has no threshold. */
  static Optional<CalibratedThreshold> calibrated(Supplier<CalibratedThreshold> calibration) {
    try {
      CalibratedThreshold threshold = calibration.get();
      warnOfTooFewDevices(threshold);
      return Optional.of(threshold);
    } catch (ThresholdException e) {
      LOG.warn("the model gets no threshold: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static void warnOfTooFewDevices(CalibratedThreshold threshold) {
    double rate = threshold.targetFalseAcceptRate();
    int least = CalibratedThreshold.leastDevices(rate);
    if (threshold.impostorDevices() < least) {
      LOG.warn(
          String.format(
              Locale.ROOT,
              "the model's threshold was measured on %d devices: %.3g of a stranger's packets are"
                  + " to be expected to be accepted, and at most %.3g (95 %% confidence), where %s"
                  + " was asked for; to hold that takes %d devices that are held out",
              threshold.impostorDevices(),
              threshold.expectedFalseAcceptRate(),
              threshold.falseAcceptUpperBound(CalibratedThreshold.CONFIDENCE),
              rate,
              least));
    }
  }
}
