package io.rffi.augment.testbed;

import io.rffi.augment.channel.Range;
import java.util.Objects;

/**
 * Where a set was recorded: what the way from unit to receiver is like there.
 *
 * @param motion who moves
 * @param pathLossDb between the antennas, in the mean over fading
 * @param delaySpreadSeconds the exponential profile's τ
 * @param ricianK the first path's K (linear)
 * @param dopplerHz the largest Doppler shift
 * @param turnedDegrees how far the unit's antenna is turned out of the receiver's polarisation
 */
record LinkConditions(
    Motion motion,
    double pathLossDb,
    Range delaySpreadSeconds,
    Range ricianK,
    Range dopplerHz,
    double turnedDegrees) {
  /** Who moves. */
  enum Motion {
    /** Nobody: all packets of a unit take the same way. */
    STATIONARY,
    /** People and doors, or the unit itself: every packet takes another way. */
    MOVING
  }

  LinkConditions {
    Objects.requireNonNull(motion, "motion");
    Objects.requireNonNull(delaySpreadSeconds, "delaySpreadSeconds");
    Objects.requireNonNull(ricianK, "ricianK");
    Objects.requireNonNull(dopplerHz, "dopplerHz");
  }

  /** The same link, with an antenna turned. */
  LinkConditions turned(double degrees) {
    return new LinkConditions(motion, pathLossDb, delaySpreadSeconds, ricianK, dopplerHz, degrees);
  }

  /** The same link, with another motion. */
  LinkConditions moving(double least, double most) {
    return new LinkConditions(
        Motion.MOVING,
        pathLossDb,
        delaySpreadSeconds,
        ricianK,
        new Range(least, most),
        turnedDegrees);
  }
}
