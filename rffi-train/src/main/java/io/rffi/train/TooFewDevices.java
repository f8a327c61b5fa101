package io.rffi.train;

import io.rffi.match.CalibratedThreshold;
import java.util.Locale;
import org.slf4j.Logger;

/** What is said of a threshold that rests on few devices. */
final class TooFewDevices {
  private TooFewDevices() {}

  /** Warns if the devices are too few to hold the rate that was asked for. */
  static void warn(Logger log, CalibratedThreshold threshold) {
    double rate = threshold.targetFalseAcceptRate();
    int least = CalibratedThreshold.leastDevices(rate);
    if (threshold.impostorDevices() < least) {
      log.warn(
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
